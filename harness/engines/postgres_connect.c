#include "postgres.h"

#include "process.h"
#include "stop.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>

/* What a connection is asked for; both lists end with NULL. */
struct wish {
	const char *keywords[64], *values[64];
	size_t count;
};

static void close_connection(PGconn **connection)
{
	PQfinish(*connection);
	*connection = NULL;
}

static void free_options(PQconninfoOption **options)
{
	PQconninfoFree(*options);
}

static void wish_add(struct wish *wish, const char *keyword, const char *value)
{
	if (wish->count + 1 < sizeof wish->keywords / sizeof *wish->keywords) {
		wish->keywords[wish->count] = keyword;
		wish->values[wish->count++] = value;
	}
}

static void discard_notice(void *context, const PGresult *notice)
{
	(void)context;
	(void)notice;
}

static bool wait_for_connection(
	const struct postgres_db *db, PGconn *connection, double until, struct error *err)
{
	PostgresPollingStatusType next = PGRES_POLLING_WRITING;

	while (next != PGRES_POLLING_OK && next != PGRES_POLLING_FAILED) {
		struct pollfd ready = {
			.fd = PQsocket(connection),
			.events = next == PGRES_POLLING_READING ? POLLIN : POLLOUT,
		};

		if (!db->unstoppable && !stop_check(err)) {
			return false;
		}
		if (process_clock() > until) {
			return fail(err, ERROR_SYSTEM, "the server does not answer");
		}
		if (poll(&ready, 1, 50) > 0) {
			next = PQconnectPoll(connection);
		}
	}
	return true;
}

static bool connect_once(
	struct postgres_db *db, const struct wish *wish, double until, struct error *err)
{
	AUTO(close_connection)
	PGconn *connection = PQconnectStartParams(wish->keywords, wish->values, 0);

	if (connection == NULL) {
		return fail(err, ERROR_SYSTEM, "out of memory");
	}
	if (PQstatus(connection) != CONNECTION_BAD &&
		!wait_for_connection(db, connection, until, err)) {
		return false;
	}
	if (PQstatus(connection) != CONNECTION_OK || PQsetnonblocking(connection, 1) != 0) {
		return fail(err, ERROR_SYSTEM, "%s",
			text_squeeze(db->arena, PQerrorMessage(connection), 500));
	}
	(void)PQsetNoticeReceiver(connection, discard_notice, NULL);
	db->connection = connection;
	connection = NULL;
	return true;
}

/* A refusal counts when a server that takes connections has refused twice. */
static bool connect_patiently(struct postgres_db *db, struct postgres_scratch *scratch,
	const struct wish *wish, double patience, struct error *err)
{
	double until = process_clock() + patience;
	int refused = 0;

	while (true) {
		if (scratch != NULL && !scratch->remote && !server_start(&scratch->server, err)) {
			return false;
		}
		if (connect_once(db, wish, process_clock() + 10, err)) {
			return true;
		}
		if (err->code == ERROR_STOPPED || process_clock() > until) {
			return false;
		}
		switch (PQpingParams(wish->keywords, wish->values, 0)) {
		case PQPING_OK:
			refused++;
			break;
		case PQPING_NO_ATTEMPT:
			return false;
		case PQPING_REJECT:
		case PQPING_NO_RESPONSE:
			break;
		}
		if (refused == 2) {
			return false;
		}
		process_sleep(0.005);
	}
}

static struct postgres_db *new_db(struct postgres_scratch *scratch)
{
	struct arena *arena = arena_new();
	struct postgres_db *db = arena_alloc(arena, sizeof *db);

	db->arena = arena;
	db->base.engine = &postgres_engine;
	db->base.scratch = scratch == NULL ? NULL : &scratch->base;
	return db;
}

static bool connect_db(struct postgres_db *db, struct postgres_scratch *scratch, struct wish *wish,
	double patience, struct postgres_db **out, struct error *err)
{
	AUTO(postgres_close_db) struct postgres_db *closing = db;

	wish_add(wish, "client_encoding", "UTF8");
	wish_add(wish, "fallback_application_name", "mtest");
	if (!connect_patiently(db, scratch, wish, patience, err)) {
		return false;
	}
	db->base.version = PQserverVersion(db->connection);
	db->base.handles = 1;
	closing = NULL;
	*out = db;
	return true;
}

bool postgres_connect_url(struct place *place, const char *database, double patience, bool cleaning,
	struct postgres_db **out, struct error *err)
{
	char *trouble = NULL;
	bool clear = postgres_is_clear(place->server_url);
	AUTO(free_options) PQconninfoOption *options = PQconninfoParse(place->server_url, &trouble);
	struct postgres_db *db;
	struct wish wish = {0};

	/* Its words may hold a part of the password. */
	PQfreemem(trouble);
	if (!clear) {
		return fail(err, ERROR_USAGE,
			"a database's URL with more than one @, or a / before it: write %%40 and "
			"%%2F for"
			" those in the password");
	}
	if (options == NULL) {
		return fail(err, ERROR_USAGE,
			"--server: not a URL like postgresql://user@host/database");
	}
	db = new_db(NULL);
	db->unstoppable = cleaning;
	for (PQconninfoOption *it = options; it->keyword != NULL; it++) {
		if (it->val != NULL && strcmp(it->keyword, "client_encoding") != 0 &&
			(database == NULL || strcmp(it->keyword, "dbname") != 0)) {
			wish_add(&wish, it->keyword, it->val);
		}
	}
	if (database != NULL) {
		wish_add(&wish, "dbname", database);
	}
	return connect_db(db, NULL, &wish, patience, out, err) ||
	       fail_while(err, "%s", postgres_mask(place->arena, place->server_url));
}

bool postgres_connect(struct postgres_scratch *scratch, const char *database, double patience,
	struct postgres_db **out, struct error *err)
{
	char port[16];
	/* What stands here is not taken from PGOPTIONS, PGSSLMODE and the like. */
	struct wish wish = {
		{"host", "port", "user", "dbname", "options", "sslmode", "gssencmode",
			"channel_binding", "target_session_attrs"},
		{scratch->server.socket, port, "postgres", database, " ", "disable", "disable",
			"prefer", "any"},
		9,
	};

	(void)snprintf(port, sizeof port, "%u", scratch->server.port);
	if (scratch->remote) {
		if (!postgres_connect_url(
			    scratch->base.place, database, patience, false, out, err)) {
			return false;
		}
		(*out)->base.scratch = &scratch->base;
	} else if (!connect_db(new_db(scratch), scratch, &wish, patience, out, err)) {
		return false;
	}
	(*out)->base.step_timeout = scratch->base.place->step_timeout;
	return true;
}

void postgres_close_db(struct postgres_db **db)
{
	if (*db != NULL) {
		struct arena *arena = (*db)->arena;

		PQfinish((*db)->connection);
		arena_free(&(*db)->statements_arena);
		*db = NULL;
		arena_free(&arena);
	}
}

enum postgres_waited postgres_wait(struct postgres_db *db, bool copying, double until)
{
	while (true) {
		int unsent = PQflush(db->connection);
		struct pollfd ready = {
			.fd = PQsocket(db->connection),
			.events = (short)(unsent == 1 ? POLLIN | POLLOUT : POLLIN),
		};
		int pause = 50;

		if ((!copying && !PQisBusy(db->connection)) || ready.fd < 0) {
			return POSTGRES_READY;
		}
		if (stop_requested() && !db->unstoppable) {
			return POSTGRES_STOPPED;
		}
		if (until > 0) {
			double left = until - process_clock();

			if (left <= 0) {
				return POSTGRES_LATE;
			}
			pause = left < 0.05 ? (int)(left * 1000) + 1 : pause;
		}
		if (poll(&ready, 1, pause) > 0 &&
			(PQconsumeInput(db->connection) == 0 || copying)) {
			return POSTGRES_READY;
		}
	}
}

void postgres_cancel(struct postgres_db *db)
{
	PGcancel *cancel = PQgetCancel(db->connection);
	char words[256];

	if (cancel != NULL) {
		(void)PQcancel(cancel, words, sizeof words);
		PQfreeCancel(cancel);
	}
}

void postgres_terminate(struct postgres_db *db)
{
	struct postgres_scratch *scratch = (struct postgres_scratch *)db->base.scratch;
	AUTO(postgres_close_db) struct postgres_db *other = NULL;
	AUTO(arena_free) struct arena *work = arena_new();
	struct outcome outcome;
	struct error ignored;
	bool sent;

	if (scratch == NULL) {
		return;
	}
	sent = scratch->remote
		       ? postgres_connect_url(scratch->base.place, NULL, 0, true, &other, &ignored)
		       : postgres_connect(scratch, "postgres", 0, &other, &ignored);
	if (sent) {
		other->base.step_timeout = 5;
		sent = db_run(&other->base, work,
			arena_printf(work, "SELECT pg_catalog.pg_terminate_backend(%d)",
				PQbackendPID(db->connection)),
			&outcome, &ignored);
	}
	(void)sent;
}

void postgres_hang_up(struct postgres_db *db)
{
	db->dropped = true;
	(void)shutdown(PQsocket(db->connection), SHUT_RDWR);
}
