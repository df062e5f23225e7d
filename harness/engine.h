#ifndef MTEST_ENGINE_H
#define MTEST_ENGINE_H

#include "arena.h"
#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * An engine makes scratch databases and talks to them. It says where and how to talk, never what
 * is in the catalog. Each scratch of the postgres engine has a throwaway cluster of its own (roles
 * are cluster-wide); each of the sqlite engine is a file in the run's folder.
 */

struct place; /* where scratch databases of one run are made (place.h) */
struct db;    /* an open connection; each engine's own struct begins with one */

struct scratch {
	const struct engine *engine;
	struct place *place;
	/* The database's own name: the same in every scratch of a run, except on a --server's,
	   where each needs its own. */
	const char *name;
};

/* Sees one row. Values are text, NULL for SQL NULL, and live only for the call. */
typedef bool row_fn(void *context, size_t columns, const char *const *values, struct error *err);

/* A statement of a text that is done. */
struct done_statement {
	size_t start, end; /* where it stands in the text */
	long long rows;    /* -1 where it counts none */
	double seconds;
	bool committed; /* nothing that was done so far is uncommitted */
};

typedef void statement_fn(void *context, const struct done_statement *statement);

/* One of several queries that are asked in one go. */
struct question {
	const char *sql;
	const char *parameter; /* its $1, as text; NULL: it has none */
	row_fn *row;
	void *context;
	const char *what; /* it reads, for the error; may be NULL */
};

/* What became of a text that was run for a migration. That it failed is a result, not an error. */
struct outcome {
	bool worked;
	bool timed_out;      /* it passed the time limit and was ended */
	bool lost;           /* the connection is gone: db_close is all that is left to do */
	char sqlstate[6];    /* "" in SQLite */
	const char *message; /* the server's own words, one line; NULL when it worked */
	const char *detail, *hint, *context; /* NULL where there is none */
	const char *object; /* of a "does not exist" error: the name that is missing, or NULL */
	size_t offset;      /* where in the text, in bytes; SIZE_MAX when unknown */
	size_t done;        /* statements that worked before the one that failed */
	long long rows;     /* of the last statement; -1 where it counts none */
	double seconds;
};

/* Where another program finds a scratch: a Unix socket's folder or a host, or a file. */
struct address {
	const char *host, *port, *user, *password,
		*database; /* NULL in SQLite; "" where not needed */
	const char *file;  /* SQLite's */
};

struct engine {
	const char *name; /* "postgres": what mtest.yaml and reports say */
	const char *summary;
	/* A new, empty scratch. */
	bool (*create)(struct place *place, struct scratch **out, struct error *err);
	/* A new scratch that equals one to which nobody is connected. */
	bool (*copy)(struct scratch *from, struct scratch **out, struct error *err);
	/* Gives the scratch what its copy holds, while idle connections to it stay open; NULL: this
	   engine rolls back. */
	bool (*restore)(struct scratch *scratch, struct scratch *copy, struct error *err);
	void (*drop)(struct scratch *scratch);
	bool (*open)(struct scratch *scratch, struct db **out, struct error *err);
	void (*close)(struct db *db);
	/* Runs one text as a tool would: all of it in one simple query (PostgreSQL) or statement
	   after statement to the first failure (SQLite). */
	bool (*run)(struct db *db, struct arena *arena, const char *text, struct outcome *out,
		struct error *err);
	/* Sends a text and does not wait for what comes of it: db_close is all that is left to do.
	   NULL: the engine works while it is called, and not otherwise. */
	bool (*send)(struct db *db, const char *text, struct error *err);
	/* For mtest's own reading: any failure is an error. Reuses what it prepared for the text.
	 */
	bool (*query)(
		struct db *db, const char *sql, row_fn *row, void *context, struct error *err);
	/* Sends all in one go, prepared, and hands each one's rows over as they come; all see one
	   transaction. NULL: there is nothing to gain, and no question may have a parameter. */
	bool (*ask)(
		struct db *db, const struct question *questions, size_t count, struct error *err);
	/* What a connection runs last so that others see all that it has counted, from this version
	   of the server on; it returns a row if the counters can be trusted. NULL: nothing counts.
	 */
	const char *settle;
	int settle_since;
	/* Has a transaction been left open? */
	bool (*in_transaction)(struct db *db);
	/* Ends a left-open transaction and takes the session's settings back to the defaults. */
	bool (*reset)(struct db *db, struct error *err);
	/* Removes what killed runs left on a server that is not ours; NULL: there is no such
	 * server. */
	bool (*sweep)(struct place *place, FILE *log, size_t *removed, struct error *err);
	/* Somebody's database (a URL, a file), to be read in one transaction and never written. Its
	   scratch is NULL. */
	bool (*open_to_read)(const char *where, struct db **out, struct error *err);
	/* For a program beside mtest; the server runs after it. */
	bool (*address)(struct scratch *scratch, struct arena *arena, struct address *out,
		struct error *err);
	/* After the last query; false: what was read does not count. */
	bool (*end_read)(struct db *db, struct error *err);
	/* where as messages may show it: without its password. */
	const char *(*label)(struct arena *arena, const char *where);
};

struct db {
	const struct engine *engine;
	struct scratch *scratch;
	int version; /* 150018, 3040001 */
	/* The columns' names while a row is handed over. */
	const char *const *columns;
	double step_timeout;  /* seconds that one run may take; 0: no limit */
	void *engine_objects; /* for registering functions: the engine's own handle (sqlite3 *) or
				 NULL */
	/* How often the handle was made anew: db_reset may do that, and functions that were
	   registered on an older one are gone. */
	size_t handles;
	/* Told of each statement that db_run runs by itself (SQLite); NULL: nobody listens. */
	statement_fn *hear;
	void *hear_context;
	/* What a floor above keeps for as long as the connection lives; NULL: nothing. */
	void *kept;
	void (*free_kept)(void *kept);
};

extern const struct engine *const engines[]; /* ends with NULL */

const struct engine *engine_find(const char *name);

bool scratch_create(const struct engine *engine, struct place *place, struct scratch **out,
	struct error *err) MUST_CHECK;
bool scratch_copy(struct scratch *from, struct scratch **out, struct error *err) MUST_CHECK;
bool scratch_restore(struct scratch *scratch, struct scratch *copy, struct error *err) MUST_CHECK;
/* Closes nothing: whoever is connected must have closed before. Made for AUTO(scratch_drop). */
void scratch_drop(struct scratch **scratch);
/* place_sweep for databases that killed runs left on place->server_url's server. */
bool scratch_sweep(const struct engine *engine, struct place *place, FILE *log, size_t *removed,
	struct error *err) MUST_CHECK;

bool scratch_address(struct scratch *scratch, struct arena *arena, struct address *out,
	struct error *err) MUST_CHECK;

bool db_open(struct scratch *scratch, struct db **out, struct error *err) MUST_CHECK;
bool db_open_to_read(const struct engine *engine, const char *where, struct db **out,
	struct error *err) MUST_CHECK;
bool db_end_read(struct db *db, struct error *err) MUST_CHECK;
void db_close(struct db **db); /* AUTO(db_close) struct db *db = NULL; */
bool db_run(struct db *db, struct arena *arena, const char *text, struct outcome *out,
	struct error *err) MUST_CHECK;
/* See struct engine, send. */
bool db_send(struct db *db, const char *text, struct error *err) MUST_CHECK;
bool db_query(
	struct db *db, const char *sql, row_fn *row, void *context, struct error *err) MUST_CHECK;
/* See struct engine. */
bool db_ask(struct db *db, const struct question *questions, size_t count,
	struct error *err) MUST_CHECK;
/* After a step, so that an observer can ask for what has changed instead of reading everything. */
bool db_settle(struct db *db, struct error *err) MUST_CHECK;
/* db_run of mtest's own text: that it does not work is an error. */
bool db_must(struct db *db, const char *text, struct error *err) MUST_CHECK;
bool db_in_transaction(struct db *db);
bool db_reset(struct db *db, struct error *err) MUST_CHECK;

#endif
