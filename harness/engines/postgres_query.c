#include "postgres.h"

#include "process.h"
#include "stop.h"

/* A query of mtest's own that takes longer waits for a lock that is not going to be released. */
static const double query_limit = 60;
static const size_t most_statements = 256;

void postgres_forget(struct postgres_db *db)
{
	arena_free(&db->statements_arena);
	db->statements.items = NULL;
	db->statements.count = 0;
	db->statements.cap = 0;
}

static const char *const lost = "the connection to the scratch database was lost";

static void clear_result(PGresult **result)
{
	PQclear(*result);
	*result = NULL;
}

static bool is_good(const PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);

	return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ||
	       status == PGRES_EMPTY_QUERY;
}

static void keep_first_error(PGresult **kept, PGresult *next)
{
	if (*kept != NULL && !is_good(*kept)) {
		PQclear(next);
	} else {
		PQclear(*kept);
		*kept = next;
	}
}

/* The result of what was sent. NULL: it was not ended, and err says why. */
static PGresult *finish(struct postgres_db *db, int sent, struct error *err)
{
	double until = process_clock() + query_limit;
	PGresult *last = NULL, *next;

	if (sent == 0) {
		(void)fail(err, ERROR_SYSTEM, "%s",
			text_squeeze(db->arena, PQerrorMessage(db->connection), 500));
		return NULL;
	}
	while (true) {
		enum postgres_waited waited = postgres_wait(db, false, until);

		if (waited != POSTGRES_READY) {
			PQclear(last);
			postgres_cancel(db);
			postgres_hang_up(db);
			if (stop_check(err)) {
				(void)fail(err, ERROR_SYSTEM,
					"a query of mtest's own took longer than %g s",
					query_limit);
			}
			return NULL;
		}
		next = PQgetResult(db->connection);
		if (next == NULL) {
			return last;
		}
		keep_first_error(&last, next);
	}
}

static bool check(struct postgres_db *db, const PGresult *result, struct error *err)
{
	if (result == NULL) {
		return false;
	}
	if (is_good(result)) {
		return true;
	}
	return fail(err, ERROR_SYSTEM, "%s%s",
		PQstatus(db->connection) == CONNECTION_OK ? "" : "the connection was lost: ",
		postgres_message(db->arena, result));
}

static struct postgres_statement *find(struct postgres_db *db, const char *sql)
{
	VEC_EACH (&db->statements, it) {
		if (strcmp(it->text, sql) == 0) {
			return it;
		}
	}
	return NULL;
}

/* Forgotten names stay prepared on the server; names are never used twice. */
static struct postgres_statement *remember(struct postgres_db *db, const char *sql)
{
	struct postgres_statement *statement;

	if (db->statements.count >= most_statements) {
		postgres_forget(db);
	}
	if (db->statements_arena == NULL) {
		db->statements_arena = arena_new();
	}
	statement = VEC_ADD(db->statements_arena, &db->statements);
	statement->text = arena_copy(db->statements_arena, sql);
	return statement;
}

static bool prepare(struct postgres_db *db, struct postgres_statement *statement, struct error *err)
{
	AUTO(clear_result) PGresult *result = NULL;
	const char *name = arena_printf(db->statements_arena, "mtest_%lu", ++db->names);

	result = finish(db, PQsendPrepare(db->connection, name, statement->text, 0, NULL), err);
	if (!check(db, result, err)) {
		return false;
	}
	statement->name = name;
	return true;
}

/*
 * What is asked once is not worth the round trip of preparing it; the second time it is. The simple
 * protocol makes no plan to keep.
 */
static bool execute(struct postgres_db *db, const char *sql, PGresult **out, struct error *err)
{
	struct postgres_statement *statement = find(db, sql);

	if (statement == NULL) {
		(void)remember(db, sql);
		*out = finish(db, PQsendQuery(db->connection, sql), err);
	} else {
		if (statement->name == NULL && !prepare(db, statement, err)) {
			return false;
		}
		*out = finish(db,
			PQsendQueryPrepared(
				db->connection, statement->name, 0, NULL, NULL, NULL, 0),
			err);
	}
	return *out != NULL;
}

/*
 * Does it fail only because it was prepared? 26000: a migration deallocated it; 0A000: "cached
 * plan must not change result type". In a transaction a second try would fail as well.
 */
static bool is_stale(struct postgres_db *db, const char *sql, const PGresult *result)
{
	struct postgres_statement *statement = find(db, sql);
	const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);

	if (statement == NULL || statement->name == NULL || sqlstate == NULL ||
		(strcmp(sqlstate, "26000") != 0 && strcmp(sqlstate, "0A000") != 0)) {
		return false;
	}
	statement->name = NULL;
	return PQtransactionStatus(db->connection) == PQTRANS_IDLE;
}

static bool hand_over_rows(
	const PGresult *result, const char **values, row_fn *row, void *context, struct error *err)
{
	int columns = PQnfields(result);

	for (int i = 0; i < PQntuples(result); i++) {
		for (int j = 0; j < columns; j++) {
			values[j] = PQgetisnull(result, i, j) ? NULL : PQgetvalue(result, i, j);
		}
		if (!row(context, (size_t)columns, values, err)) {
			return false;
		}
	}
	return true;
}

static bool hand_over(struct postgres_db *db, const PGresult *result, row_fn *row, void *context,
	struct error *err)
{
	AUTO(arena_free) struct arena *work = NULL;
	size_t columns = (size_t)PQnfields(result);
	const char *few[64], **names = few, **values = few + 32;
	bool good;

	if (columns > 32) {
		work = arena_new();
		names = arena_alloc(work, columns * sizeof *names);
		values = arena_alloc(work, columns * sizeof *values);
	}
	for (size_t i = 0; i < columns; i++) {
		names[i] = PQfname(result, (int)i);
	}
	db->base.columns = names;
	good = hand_over_rows(result, values, row, context, err);
	db->base.columns = NULL;
	return good;
}

bool postgres_query(struct db *db, const char *sql, row_fn *row, void *context, struct error *err)
{
	struct postgres_db *own = (struct postgres_db *)db;
	AUTO(clear_result) PGresult *result = NULL;

	if (!own->unstoppable && !stop_check(err)) {
		return false;
	}
	if (own->dropped || PQstatus(own->connection) != CONNECTION_OK) {
		return fail(err, ERROR_SYSTEM, "%s", lost);
	}
	if (!execute(own, sql, &result, err)) {
		return false;
	}
	if (!is_good(result) && is_stale(own, sql, result)) {
		clear_result(&result);
		if (!execute(own, sql, &result, err)) {
			return false;
		}
	}
	return check(own, result, err) &&
	       (row == NULL || hand_over(own, result, row, context, err));
}

/* Prepared at the first time: in a pipeline that costs no round trip. */
static bool send_question(struct postgres_db *db, const struct question *question, bool *prepares)
{
	struct postgres_statement *statement = find(db, question->sql);
	const char *const values[] = {question->parameter};
	int count = question->parameter == NULL ? 0 : 1;

	if (statement == NULL) {
		statement = remember(db, question->sql);
	}
	*prepares = statement->name == NULL;
	if (*prepares) {
		statement->name = arena_printf(db->statements_arena, "mtest_%lu", ++db->names);
		if (PQsendPrepare(db->connection, statement->name, question->sql, 0, NULL) == 0) {
			return false;
		}
	}
	return PQsendQueryPrepared(db->connection, statement->name, count, values, NULL, NULL, 0) !=
	       0;
}

/* The next result of the pipeline; NULL with an error when it has to be given up. */
static PGresult *next_result(struct postgres_db *db, struct error *err)
{
	if (postgres_wait(db, false, process_clock() + query_limit) == POSTGRES_READY) {
		return PQgetResult(db->connection);
	}
	postgres_cancel(db);
	postgres_hang_up(db);
	if (stop_check(err)) {
		(void)fail(err, ERROR_SYSTEM, "a query of mtest's own took longer than %g s",
			query_limit);
	}
	return NULL;
}

/* One command's result and the NULL behind it; the rows of a preparation go nowhere. */
static bool receive(struct postgres_db *db, const struct question *question, bool prepares,
	bool failed, struct error *err)
{
	AUTO(clear_result) PGresult *result = next_result(db, err);
	AUTO(clear_result) PGresult *end = NULL;
	bool worked = result != NULL && !failed && check(db, result, err);

	if (result == NULL) {
		return false;
	}
	end = db->dropped ? NULL : next_result(db, err);
	worked = worked && (prepares || question->row == NULL ||
				   hand_over(db, result, question->row, question->context, err));
	return worked || (!failed && question->what != NULL &&
				 fail_while(err, "while reading %s", question->what));
}

static bool run_pipeline(struct postgres_db *db, const struct question *questions, size_t count,
	bool *prepares, struct error *err)
{
	bool worked = true;

	for (size_t i = 0; i < count; i++) {
		if (!send_question(db, &questions[i], &prepares[i])) {
			return fail(err, ERROR_SYSTEM, "%s", lost);
		}
	}
	if (PQpipelineSync(db->connection) == 0) {
		return fail(err, ERROR_SYSTEM, "%s", lost);
	}
	/* All is taken from the wire, whatever became of the first ones. */
	for (size_t i = 0; i < count && !db->dropped; i++) {
		worked = (!prepares[i] || receive(db, &questions[i], true, !worked, err)) && worked;
		worked = receive(db, &questions[i], false, !worked, err) && worked;
	}
	if (!db->dropped && PQstatus(db->connection) == CONNECTION_OK) {
		PQclear(next_result(db, err));
	}
	return worked;
}

bool postgres_ask(struct db *db, const struct question *questions, size_t count, struct error *err)
{
	struct postgres_db *own = (struct postgres_db *)db;
	AUTO(arena_free) struct arena *work = arena_new();
	bool *prepares = arena_alloc(work, (count + 1) * sizeof *prepares);
	bool worked;

	if (!own->unstoppable && !stop_check(err)) {
		return false;
	}
	if (own->dropped || PQstatus(own->connection) != CONNECTION_OK) {
		return fail(err, ERROR_SYSTEM, "%s", lost);
	}
	if (own->statements.count + count > most_statements) {
		postgres_forget(own);
	}
	if (PQenterPipelineMode(own->connection) == 0) {
		return fail(err, ERROR_SYSTEM, "a query runs already");
	}
	worked = run_pipeline(own, questions, count, prepares, err);
	if (!worked) {
		/* Some of the names may not be there. */
		postgres_forget(own);
	}
	if (!own->dropped && PQexitPipelineMode(own->connection) == 0) {
		postgres_hang_up(own);
	}
	return worked;
}
