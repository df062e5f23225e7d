#ifndef MTEST_POSTGRES_H
#define MTEST_POSTGRES_H

#include "engine.h"
#include "server.h"

#include <libpq-fe.h>

/*
 * The engine postgres, shared by its files: postgres_scratch.c makes databases, postgres_connect.c
 * connections, postgres_run.c runs texts for migrations, postgres_query.c reads for mtest.
 */
extern const struct engine postgres_engine;

/* A database in a cluster of its own, or one of many on the server of --server. */
struct postgres_scratch {
	struct scratch base;
	struct arena *arena;
	bool remote;          /* on the server of --server */
	const char *identity; /* there: the database's OID */
	bool shaken;          /* a connection was lost: the server may be about to recover */
	struct server server; /* where it is not */
};

struct postgres_statement {
	const char *text;
	const char *name; /* NULL: was run once, is not prepared yet */
};

struct postgres_db {
	struct db base;
	struct arena *arena;
	PGconn *connection;
	bool dropped;     /* we cut it off ourselves */
	bool unstoppable; /* cleaning up goes on after Ctrl-C */
	struct arena *statements_arena;
	struct {
		struct postgres_statement *items;
		size_t count, cap;
	} statements;
	unsigned long names; /* given to prepared statements so far */
};

enum postgres_waited { POSTGRES_READY, POSTGRES_LATE, POSTGRES_STOPPED };

/* A connection to a database of the scratch's server; patience: seconds that it may be away. */
bool postgres_connect(struct postgres_scratch *scratch, const char *database, double patience,
	struct postgres_db **out, struct error *err) MUST_CHECK;
/*
 * As the user of --server; to the URL's own database where database is NULL. cleaning: also after
 * Ctrl-C, and so with all that is run there.
 */
bool postgres_connect_url(struct place *place, const char *database, double patience, bool cleaning,
	struct postgres_db **out, struct error *err) MUST_CHECK;
void postgres_close_db(struct postgres_db **db); /* made for AUTO(postgres_close_db) */

/*
 * Until PQgetResult does not block, or with copying until more of a COPY has come; until: a
 * process_clock time, 0 for no limit.
 */
enum postgres_waited postgres_wait(struct postgres_db *db, bool copying, double until);
/* Asks the server to end what the connection runs, then to end its backend, then hangs up. */
void postgres_cancel(struct postgres_db *db);
void postgres_terminate(struct postgres_db *db);
void postgres_hang_up(struct postgres_db *db);

bool postgres_run(struct db *db, struct arena *arena, const char *text, struct outcome *out,
	struct error *err);
bool postgres_query(struct db *db, const char *sql, row_fn *row, void *context, struct error *err);
bool postgres_ask(struct db *db, const struct question *questions, size_t count, struct error *err);
/* The server has none of our prepared statements any more. */
void postgres_forget(struct postgres_db *db);

/* The server's own words, or the first line of libpq's. */
const char *postgres_message(struct arena *arena, const PGresult *result);
/* The name that is missing, from the words of a "does not exist" error; or NULL. */
const char *postgres_missing_object(struct arena *arena, const char *sqlstate, const char *message);

bool postgres_create(struct place *place, struct scratch **out, struct error *err);
bool postgres_copy(struct scratch *from, struct scratch **out, struct error *err);
void postgres_drop(struct scratch *scratch);
bool postgres_sweep(struct place *place, FILE *log, size_t *removed, struct error *err);

bool postgres_open_to_read(const char *url, struct db **out, struct error *err);
bool postgres_end_read(struct db *db, struct error *err);
const char *postgres_label(struct arena *arena, const char *url);

bool postgres_address(
	struct scratch *scratch, struct arena *arena, struct address *out, struct error *err);

/* As an SQL name, in double quotes. */
const char *postgres_quote(struct arena *arena, const char *name);

/*
 * Is it clear where the password ends? Where it holds an "@" or a "/", libpq takes a part of it for
 * the host, and says so.
 */
bool postgres_is_clear(const char *url);
/* The URL without its password, for messages. */
const char *postgres_mask(struct arena *arena, const char *url);

#endif
