#include "with_place.h"

/* mtest's own reading. */

static bool ask_again(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct db *db = *(struct db **)context;
	struct db *none = NULL;

	(void)columns;
	assert_string_equal(values[0], "1");
	return db == NULL || db_query(db, "SELECT 1", ask_again, &none, err);
}

static bool refuse(void *context, size_t columns, const char *const *values, struct error *err)
{
	(void)context;
	(void)columns;
	(void)values;
	return fail(err, ERROR_SYSTEM, "seen enough");
}

static void a_query_can_be_asked_again_whatever_happened(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	assert_false(db_query(db, "SELECT a FROM t", NULL, NULL, &with->err));
	assert_string_equal(with->err.text, "no such table: t");
	must(with, db, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
	assert_string_equal(ask(with, db, "SELECT * FROM t"), "1");
	must(with, db, "ALTER TABLE t ADD COLUMN b DEFAULT 'x'");
	assert_string_equal(ask(with, db, "SELECT * FROM t"), "1,x");
	assert_false(db_query(db, "SELECT * FROM t", refuse, NULL, &with->err));
	assert_string_equal(with->err.text, "seen enough");
	/* Nothing of it is left open. */
	must(with, db, "DROP TABLE t; VACUUM");
	WORKS(&with->err, db_query(db, "SELECT 1", ask_again, &db, &with->err));
}

static void many_columns_and_many_queries_are_read(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	const char *sql = "SELECT 0";

	for (int i = 1; i < 100; i++) {
		sql = arena_printf(with->arena, "%s, %d", sql, i);
	}
	assert_non_null(strstr(ask(with, db, sql), ",98,99"));
	for (int i = 0; i < 600; i++) {
		const char *number = arena_printf(with->arena, "%d", i);

		sql = arena_printf(with->arena, "SELECT %d", i);
		assert_string_equal(ask(with, db, sql), number);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(a_query_can_be_asked_again_whatever_happened),
		WITH_PLACE(many_columns_and_many_queries_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
