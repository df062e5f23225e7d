#include "with_place.h"

#include "process.h"
#include "stop.h"

#include <signal.h>
#include <sqlite3.h>

/* What becomes of a text that is run for a migration. */

static void the_first_failure_ends_a_text(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	struct outcome outcome =
		run(with, db, "CREATE TABLE a (x);\n-- ü\nDROP TABLE no_such; CREATE TABLE b (x);");

	assert_false(outcome.worked);
	assert_string_equal(outcome.message, "no such table: no_such");
	assert_string_equal(outcome.object, "no_such");
	assert_string_equal(outcome.sqlstate, "");
	assert_int_equal(outcome.done, 1);
	assert_string_equal(ask(with, db, "SELECT name FROM sqlite_schema"), "a");
}

static void an_offset_counts_bytes(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	const char *text = "SELECT '日本';\nSELECT 1; /* é */ SELECT nope FROM (SELECT 1 AS a)";
	struct outcome outcome = run(with, db, text);

	assert_false(outcome.worked);
	/* The word itself from SQLite 3.38 on, the statement before. */
	assert_true(outcome.offset == (size_t)(strstr(text, "nope") - text) ||
		    (sqlite3_libversion_number() < 3038000 &&
			    outcome.offset == (size_t)(strstr(text, "SELECT nope") - text)));
	assert_string_equal(outcome.object, "nope");

	text = "CREATE TABLE u (a UNIQUE);\n/* é */ INSERT INTO u VALUES (1), (1)";
	outcome = run(with, db, text);
	assert_int_equal(outcome.offset, strstr(text, "INSERT") - text);
	assert_string_equal(outcome.message, "UNIQUE constraint failed: u.a");
	assert_null(outcome.object);
}

static void the_missing_object_is_named(void **state)
{
	static const char *const cases[][2] = {
		{"DROP INDEX i", "i"},
		{"DROP VIEW v", "v"},
		{"SELECT * FROM main.t2", "t2"},
		{"INSERT INTO t (b) VALUES (1)", "b"},
		{"SELECT f(1)", "f"},
		{"CREATE VIRTUAL TABLE x USING nosuch", "nosuch"},
		{"ALTER TABLE t DROP COLUMN zz", "zz"},
		{"SELECT 1 +", NULL},
	};
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	must(with, db, "CREATE TABLE t (a, c)");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome outcome = run(with, db, cases[i][0]);

		assert_false(outcome.worked);
		if (cases[i][1] == NULL) {
			assert_null(outcome.object);
		} else {
			assert_non_null(outcome.object);
			assert_string_equal(outcome.object, cases[i][1]);
		}
	}
}

static void rows_are_counted_where_a_statement_counts_them(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	assert_int_equal(run(with, db, "CREATE TABLE t (a)").rows, -1);
	assert_int_equal(run(with, db, "INSERT INTO t VALUES (1), (2)").rows, 2);
	assert_int_equal(run(with, db, "CREATE INDEX i ON t (a)").rows, -1);
	assert_int_equal(run(with, db, "UPDATE t SET a = 3 WHERE a = 9").rows, 0);
	assert_int_equal(run(with, db, "SELECT * FROM t").rows, 2);
	assert_int_equal(run(with, db, "  -- nothing\n;;").rows, -1);
	assert_true(run(with, db, "").worked);
}

static void an_endless_query_is_ended(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	struct outcome outcome;

	db->step_timeout = 0.2;
	outcome = run(with, db,
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
		" SELECT count(*) FROM n");
	assert_false(outcome.worked);
	assert_true(outcome.timed_out);
	assert_false(outcome.lost);
	assert_true(outcome.seconds < 2);
	assert_non_null(strstr(outcome.message, "0.2 s"));
	/* The limit was that text's alone. */
	process_sleep(0.3);
	assert_string_equal(ask(with, db, "SELECT 1"), "1");
	assert_true(run(with, db, "SELECT 1").worked);
}

/* The last one: nothing takes the request back. */
static void a_stop_ends_what_runs(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	struct outcome outcome;

	stop_watch();
	(void)raise(SIGINT);
	assert_false(db_run(db, with->arena, "SELECT 1", &outcome, &with->err));
	assert_int_equal(with->err.code, ERROR_STOPPED);
	assert_false(db_query(db, "SELECT 1", NULL, NULL, &with->err));
	assert_int_equal(with->err.code, ERROR_STOPPED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(the_first_failure_ends_a_text),
		WITH_PLACE(an_offset_counts_bytes),
		WITH_PLACE(the_missing_object_is_named),
		WITH_PLACE(rows_are_counted_where_a_statement_counts_them),
		WITH_PLACE(an_endless_query_is_ended),
		WITH_PLACE(a_stop_ends_what_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
