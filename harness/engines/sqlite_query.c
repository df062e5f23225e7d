#include "sqlite.h"

#include "stop.h"
#include "text.h"

struct sqlite_statement {
	const char *text;
	sqlite3_stmt *prepared;
};

static const size_t most_statements = 256;

static void finalize(sqlite3_stmt **statement)
{
	(void)sqlite3_finalize(*statement);
	*statement = NULL;
}

void sqlite_forget(struct sqlite_db *db)
{
	VEC_EACH (&db->statements, it) {
		(void)sqlite3_finalize(it->prepared);
	}
	db->statements.items = NULL;
	db->statements.count = 0;
	db->statements.cap = 0;
	arena_free(&db->statements_arena);
}

static sqlite3_stmt *find(const struct sqlite_db *db, const char *sql)
{
	VEC_EACH (&db->statements, it) {
		if (strcmp(it->text, sql) == 0) {
			return it->prepared;
		}
	}
	return NULL;
}

static bool fail_sqlite(const struct sqlite_db *db, struct error *err)
{
	return stop_check(err) && fail(err, ERROR_SYSTEM, "%s", sqlite3_errmsg(db->handle));
}

/* own: the caller finalizes it, because it could not be kept. */
static sqlite3_stmt *prepare(struct sqlite_db *db, const char *sql, bool *own)
{
	sqlite3_stmt *statement = find(db, sql);
	struct sqlite_statement *kept;

	/* A row function may ask the same question again. */
	*own = (statement != NULL && sqlite3_stmt_busy(statement)) ||
	       (statement == NULL && db->statements.count >= most_statements);
	if (statement != NULL && !*own) {
		return statement;
	}
	statement = NULL;
	if (sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL) != SQLITE_OK || *own) {
		return statement;
	}
	if (db->statements_arena == NULL) {
		db->statements_arena = arena_new();
	}
	kept = VEC_ADD(db->statements_arena, &db->statements);
	kept->text = arena_copy(db->statements_arena, sql);
	kept->prepared = statement;
	return statement;
}

static bool hand_over(struct sqlite_db *db, sqlite3_stmt *statement, row_fn *row, void *context,
	struct error *err)
{
	AUTO(arena_free) struct arena *work = NULL;
	const char *few[64], **names = few, **values = few + 32;
	int status = SQLITE_DONE;
	bool good = true;

	while (good && (status = sqlite3_step(statement)) == SQLITE_ROW) {
		/* Only after a step: the schema may have changed since it was prepared. */
		int columns = sqlite3_column_count(statement);

		if (columns > 32 && work == NULL) {
			work = arena_new();
			names = arena_alloc(work, (size_t)columns * sizeof *names);
			values = arena_alloc(work, (size_t)columns * sizeof *values);
		}
		for (int i = 0; i < columns; i++) {
			values[i] = (const char *)sqlite3_column_text(statement, i);
		}
		for (int i = 0; i < columns && db->base.columns == NULL; i++) {
			names[i] = sqlite3_column_name(statement, i);
		}
		db->base.columns = names;
		good = row == NULL || row(context, (size_t)columns, values, err);
	}
	db->base.columns = NULL;
	return good && (status == SQLITE_DONE || fail_sqlite(db, err));
}

bool sqlite_query(struct db *db, const char *sql, row_fn *row, void *context, struct error *err)
{
	struct sqlite_db *own = (struct sqlite_db *)db;
	AUTO(finalize) sqlite3_stmt *unkept = NULL;
	sqlite3_stmt *statement;
	bool is_unkept = false, done;

	if (!stop_check(err)) {
		return false;
	}
	own->until = 0;
	own->late = false;
	statement = prepare(own, sql, &is_unkept);
	if (statement == NULL) {
		return fail_sqlite(own, err);
	}
	unkept = is_unkept ? statement : NULL;
	done = hand_over(own, statement, row, context, err);
	(void)sqlite3_reset(statement);
	return done;
}
