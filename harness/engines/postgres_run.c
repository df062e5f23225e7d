#include "postgres.h"

#include "process.h"
#include "stop.h"
#include "text.h"

/* Seconds that each of the ways to end a text gets: cancel, terminate the backend, hang up. */
static const double grace = 2;

struct running {
	struct postgres_db *db;
	struct arena *arena;
	const char *text;
	struct outcome *out;
	double until;
	int forced;   /* ways tried so far to end it */
	bool stopped; /* they are tried because of Ctrl-C */
	bool failed;
};

static const char *field(const struct running *running, const PGresult *result, int code)
{
	const char *value = PQresultErrorField(result, code);

	return value == NULL
		       ? NULL
		       : text_squeeze(running->arena, text_valid(running->arena, value), 4000);
}

/* The server counts characters, from 1; outside UTF-8 it took each of our bytes for one. */
static size_t find_offset(const struct running *running, const char *position)
{
	const char *encoding = PQparameterStatus(running->db->connection, "client_encoding");
	bool utf8 = encoding == NULL || strcmp(encoding, "UTF8") == 0;
	uint64_t characters;
	size_t offset = 0;

	if (position == NULL || !text_number(position, &characters) || characters == 0) {
		return SIZE_MAX;
	}
	for (uint64_t i = 1; i < characters && running->text[offset] != '\0'; i++) {
		offset++;
		while (utf8 && ((unsigned char)running->text[offset] & 0xC0) == 0x80) {
			offset++;
		}
	}
	return offset;
}

/* Words of ours for what the server does not say. Only the first failure counts. */
static void note_failure(struct running *running, const char *sqlstate, const char *message)
{
	if (!running->failed) {
		running->failed = true;
		(void)snprintf(
			running->out->sqlstate, sizeof running->out->sqlstate, "%s", sqlstate);
		running->out->message = message;
	}
}

static void note_error(struct running *running, const PGresult *result)
{
	struct outcome *out = running->out;
	const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *message = postgres_message(running->arena, result);

	if (running->failed) {
		return;
	}
	note_failure(running, sqlstate == NULL ? "" : sqlstate, message);
	out->detail = field(running, result, PG_DIAG_MESSAGE_DETAIL);
	out->hint = field(running, result, PG_DIAG_MESSAGE_HINT);
	out->context = field(running, result, PG_DIAG_CONTEXT);
	out->object = postgres_missing_object(running->arena, out->sqlstate, message);
	out->offset = find_offset(running, PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION));
}

/* false: nothing is left to try. */
static bool force(struct running *running)
{
	running->until = process_clock() + grace;
	/* After Ctrl-C nobody wants to wait; the scratch is dropped anyway. */
	if (running->stopped && running->forced == 1) {
		running->forced = 2;
	}
	switch (running->forced++) {
	case 0:
		postgres_cancel(running->db);
		return true;
	case 1:
		postgres_terminate(running->db);
		return true;
	case 2:
		postgres_hang_up(running->db);
		return true;
	default:
		return false;
	}
}

/* Until libpq has something for us. false: the connection had to be given up. */
static bool wait_for_more(struct running *running, bool copying)
{
	while (true) {
		switch (postgres_wait(running->db, copying, running->until)) {
		case POSTGRES_READY:
			return true;
		case POSTGRES_STOPPED:
			running->stopped = true;
			running->db->unstoppable = true;
			break;
		case POSTGRES_LATE:
			break;
		}
		if (!force(running)) {
			return false;
		}
	}
}

static bool drain_copy(struct running *running)
{
	char *row = NULL;
	int size;

	note_failure(running, "0A000",
		"COPY TO STDOUT hands its rows to the program that sent it, and no migration tool "
		"takes"
		" them");
	postgres_cancel(running->db);
	while ((size = PQgetCopyData(running->db->connection, &row, 1)) >= 0) {
		PQfreemem(row);
		row = NULL;
		if (size == 0 && (!wait_for_more(running, true) ||
					 PQstatus(running->db->connection) != CONNECTION_OK)) {
			return false;
		}
	}
	return true;
}

/* false: the connection had to be given up. */
static bool take(struct running *running, const PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);
	const char *rows = PQcmdTuples((PGresult *)(uintptr_t)result);
	uint64_t count;

	if (status == PGRES_SINGLE_TUPLE) {
		return true;
	}
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ||
		status == PGRES_EMPTY_QUERY) {
		running->out->rows = text_number(rows, &count) ? (long long)count : -1;
		running->out->done += status == PGRES_EMPTY_QUERY || running->failed ? 0 : 1;
		return true;
	}
	if (status == PGRES_COPY_IN) {
		note_failure(running, "0A000",
			"COPY FROM STDIN waits for rows that no migration tool sends");
		if (PQputCopyEnd(running->db->connection, "no rows follow") < 0) {
			postgres_hang_up(running->db);
		}
		return true;
	}
	if (status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
		return drain_copy(running);
	}
	note_error(running, result);
	return true;
}

static void take_all(struct running *running)
{
	bool going = true;

	while (going && wait_for_more(running, false)) {
		PGresult *result = PQgetResult(running->db->connection);

		going = result != NULL && take(running, result);
		PQclear(result);
	}
}

static void conclude(struct running *running)
{
	struct outcome *out = running->out;
	bool forced = running->forced > 0 && !running->stopped;

	out->lost = running->db->dropped || PQstatus(running->db->connection) != CONNECTION_OK;
	if (out->lost && !running->failed) {
		note_failure(running, "", "the server closed the connection");
	}
	out->worked = !running->failed;
	if (out->worked) {
		return;
	}
	out->timed_out = forced && (out->lost || strcmp(out->sqlstate, "57014") == 0);
	if (out->timed_out) {
		out->message =
			arena_printf(running->arena, "it was ended after the time limit of %g s",
				running->db->base.step_timeout);
	} else if (out->lost) {
		out->message =
			arena_printf(running->arena, "the connection was lost: %s", out->message);
	}
}

/* DEALLOCATE ALL and DISCARD ALL of a migration take our prepared statements away, too. */
static bool may_forget(const char *text)
{
	return text_has_word(text, "deallocate") || text_has_word(text, "discard");
}

bool postgres_run(struct db *db, struct arena *arena, const char *text, struct outcome *out,
	struct error *err)
{
	struct postgres_db *own = (struct postgres_db *)db;
	double start = process_clock();
	bool was_unstoppable = own->unstoppable;
	struct running running = {
		.db = own,
		.arena = arena,
		.text = text,
		.out = out,
		.until = db->step_timeout > 0 ? start + db->step_timeout : 0,
	};

	if (!was_unstoppable && !stop_check(err)) {
		return false;
	}
	if (own->dropped || PQstatus(own->connection) != CONNECTION_OK) {
		note_failure(&running, "", "it is gone already");
	} else if (PQsendQuery(own->connection, text) == 0) {
		note_failure(
			&running, "", text_squeeze(arena, PQerrorMessage(own->connection), 500));
	} else {
		/* Rows that a migration selects are counted, not kept. */
		(void)PQsetSingleRowMode(own->connection);
		take_all(&running);
	}
	own->unstoppable = was_unstoppable;
	if (running.stopped) {
		return stop_check(err);
	}
	conclude(&running);
	if (may_forget(text)) {
		postgres_forget(own);
	}
	out->seconds = process_clock() - start;
	return true;
}
