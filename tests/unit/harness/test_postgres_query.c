#include "with_place.h"

/* mtest's own reading. */

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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	for (int i = 0; i < 3; i++) {
		assert_false(db_query(db, "SELECT a FROM t", NULL, NULL, &with->err));
		assert_string_equal(with->err.text, "relation \"t\" does not exist");
	}
	must(with, db, "CREATE TABLE t (a int); INSERT INTO t VALUES (0)");
	for (int i = 0; i < 3; i++) {
		assert_string_equal(ask(with, db, "SELECT * FROM t"), "0");
		assert_false(db_query(db, "SELECT 1 / a FROM t", NULL, NULL, &with->err));
		assert_string_equal(with->err.text, "division by zero");
	}
	must(with, db, "UPDATE t SET a = 1");
	assert_string_equal(ask(with, db, "SELECT 1 / a FROM t"), "1");
	/* The plan that was prepared has one column. */
	must(with, db, "ALTER TABLE t ADD COLUMN b text DEFAULT 'x'");
	assert_string_equal(ask(with, db, "SELECT * FROM t"), "1,x");
	must(with, db, "DEALLOCATE ALL");
	assert_string_equal(ask(with, db, "SELECT * FROM t"), "1,x");
	must(with, db, "DO $$ BEGIN EXECUTE 'DEALL' || 'OCATE ALL'; END $$");
	assert_string_equal(ask(with, db, "SELECT * FROM t"), "1,x");
	assert_false(db_query(db, "SELECT * FROM t", refuse, NULL, &with->err));
	assert_string_equal(ask(with, db, "SELECT * FROM t"), "1,x");
}

static void many_columns_and_many_queries_are_read(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	const char *sql = "SELECT 0";

	for (int i = 1; i < 100; i++) {
		sql = arena_printf(with->arena, "%s, %d", sql, i);
	}
	assert_non_null(strstr(ask(with, db, sql), ",98,99"));
	for (int i = 0; i < 600; i++) {
		const char *number = arena_printf(with->arena, "%d", i);

		assert_string_equal(
			ask(with, db, arena_printf(with->arena, "SELECT %d", i)), number);
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
