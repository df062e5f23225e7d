#include "with_place.h"

#include "file.h"
#include "process.h"
#include "stop.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>

/* The engine sqlite with the real library. */

static struct scratch *make(struct with_place *with)
{
	struct scratch *scratch;

	WORKS(&with->err, scratch_create(engine_find("sqlite"), with->place, &scratch, &with->err));
	return scratch;
}

static struct db *connect_to(struct with_place *with, struct scratch *scratch)
{
	struct db *db;

	WORKS(&with->err, db_open(scratch, &db, &with->err));
	return db;
}

static void a_scratch_is_created_filled_copied_and_dropped(void **state)
{
	struct with_place *with = *state;
	struct scratch *scratch = make(with), *copy;
	struct db *db = connect_to(with, scratch);
	struct outcome outcome;
	struct names left = {0};

	assert_string_equal(scratch->name, "shop");
	outcome = run(with, db, "CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (NULL);");
	assert_true(outcome.worked);
	assert_int_equal(outcome.rows, 2);
	assert_int_equal(outcome.done, 2);
	assert_null(outcome.message);
	db_close(&db);
	assert_null(db);

	WORKS(&with->err, scratch_copy(scratch, &copy, &with->err));
	db = connect_to(with, copy);
	assert_string_equal(ask(with, db, "SELECT a FROM t"), "1,null");
	must(with, db, "DROP TABLE t");
	db_close(&db);

	db = connect_to(with, scratch);
	assert_string_equal(ask(with, db, "SELECT count(*) FROM t"), "2");
	db_close(&db);
	scratch_drop(&scratch);
	scratch_drop(&copy);
	assert_null(copy);
	WORKS(&with->err, file_list(with->arena, with->place->folder, &left, &with->err));
	assert_int_equal(left.count, 0);
}

static void a_copy_of_one_that_was_never_opened_is_empty(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(scratch_drop) struct scratch *copy = NULL;
	AUTO(db_close) struct db *db = NULL;

	WORKS(&with->err, scratch_copy(scratch, &copy, &with->err));
	db = connect_to(with, copy);
	assert_string_equal(ask(with, db, "SELECT count(*) FROM sqlite_schema"), "0");
}

static void the_first_failure_ends_a_text(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
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
	AUTO(scratch_drop) struct scratch *scratch = make(with);
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
	AUTO(scratch_drop) struct scratch *scratch = make(with);
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
	AUTO(scratch_drop) struct scratch *scratch = make(with);
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
	AUTO(scratch_drop) struct scratch *scratch = make(with);
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

static void files_outside_of_the_scratch_cannot_be_attached(void **state)
{
	static const char *const denied[] = {
		"ATTACH '/tmp/mtest-outside.sqlite' AS o",
		"ATTACH 'outside.sqlite' AS o",
		"ATTACH '../outside.sqlite' AS o",
		"ATTACH 'file:/tmp/mtest-outside.sqlite' AS o",
		"ATTACH '/tmp/' || 'mtest-outside.sqlite' AS o",
		"VACUUM INTO '/tmp/mtest-outside.sqlite'",
		"PRAGMA temp_store_directory = '/tmp'",
		"SELECT load_extension('/tmp/x.so')",
	};
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	const char *own;

	must(with, db, "CREATE TABLE t (a)");
	for (size_t i = 0; i < sizeof denied / sizeof *denied; i++) {
		struct outcome outcome = run(with, db, denied[i]);

		if (outcome.worked) {
			FAIL("worked: %s", denied[i]);
		}
		assert_non_null(strstr(outcome.message, "mtest keeps it from files"));
		assert_false(file_exists("/tmp/mtest-outside.sqlite"));
		assert_false(file_exists("outside.sqlite"));
	}
	own = arena_printf(with->arena, "%s/../x.sqlite", with->place->folder);
	assert_false(run(with, db, arena_printf(with->arena, "ATTACH '%s' AS o", own)).worked);

	assert_true(run(with, db, "ATTACH ':memory:' AS m; ATTACH '' AS e; VACUUM").worked);
	own = ask(with, db, "SELECT file FROM pragma_database_list WHERE name = 'main'");
	assert_true(
		run(with, db, arena_printf(with->arena, "ATTACH '%s.more' AS more", own)).worked);
	assert_true(run(with, db, arena_printf(with->arena, "VACUUM INTO '%s.into'", own)).worked);
}

static void a_session_begins_as_the_library_does(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	assert_string_equal(ask(with, db, "PRAGMA foreign_keys"), "0");
	assert_string_equal(ask(with, db, "PRAGMA synchronous"), "0");
	assert_string_equal(ask(with, db, "PRAGMA journal_mode"), "memory");
	assert_int_equal(db->version, sqlite3_libversion_number());
	assert_non_null(db->engine_objects);
}

static void a_journal_mode_that_was_chosen_is_found_again(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(scratch_drop) struct scratch *copy = NULL;
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	must(with, db, "PRAGMA journal_mode = WAL; CREATE TABLE t (a)");
	db_close(&db);
	WORKS(&with->err, scratch_copy(scratch, &copy, &with->err));
	db = connect_to(with, copy);
	assert_string_equal(ask(with, db, "PRAGMA journal_mode"), "wal");
	assert_string_equal(ask(with, db, "SELECT name FROM sqlite_schema"), "t");
}

static void a_reset_ends_a_transaction(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	void *handle = db->engine_objects;

	must(with, db, "BEGIN; CREATE TABLE t (a)");
	assert_true(db_in_transaction(db));
	WORKS(&with->err, db_reset(db, &with->err));
	assert_false(db_in_transaction(db));
	assert_string_equal(ask(with, db, "SELECT count(*) FROM sqlite_schema"), "0");
	assert_ptr_equal(handle, db->engine_objects);
	assert_int_equal(db->handles, 1);
}

static void a_reset_forgets_what_a_session_changed(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	must(with, db, "pragma Foreign_Keys = on");
	assert_string_equal(ask(with, db, "PRAGMA foreign_keys"), "1");
	WORKS(&with->err, db_reset(db, &with->err));
	assert_string_equal(ask(with, db, "PRAGMA foreign_keys"), "0");
	must(with, db, "CREATE TEMP TABLE x (a); ATTACH ':memory:' AS m");
	WORKS(&with->err, db_reset(db, &with->err));
	assert_string_equal(ask(with, db, "SELECT count(*) FROM sqlite_temp_schema"), "0");
	assert_string_equal(
		ask(with, db, "SELECT name FROM pragma_database_list WHERE seq > 1"), "");
	assert_int_equal(db->handles, 3);
	assert_string_equal(ask(with, db, "PRAGMA synchronous"), "0");
}

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
	AUTO(scratch_drop) struct scratch *scratch = make(with);
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
	AUTO(scratch_drop) struct scratch *scratch = make(with);
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

static void a_hostile_name_stays_in_the_folder(void **state)
{
	static const char *const names[] = {"../../etc/x", "/abs", "a\nb", "ü'\";--", "..", "",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaa"};
	struct with_place *with = *state;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		AUTO(scratch_drop) struct scratch *scratch = NULL;
		AUTO(db_close) struct db *db = NULL;
		const char *file;

		with->place->database = names[i];
		scratch = make(with);
		db = connect_to(with, scratch);
		must(with, db, "CREATE TABLE t (a)");
		assert_string_equal(scratch->name, names[i]);
		file = ask(with, db, "SELECT file FROM pragma_database_list");
		assert_int_equal(
			strncmp(file, with->place->folder, strlen(with->place->folder)), 0);
		assert_null(strstr(file, "/../"));
	}
}

static void two_connections_see_each_other(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *session = connect_to(with, scratch);
	AUTO(db_close) struct db *observer = connect_to(with, scratch);

	must(with, session, "CREATE TABLE t (a)");
	assert_string_equal(ask(with, observer, "SELECT name FROM sqlite_schema"), "t");
	must(with, session, "DROP TABLE t");
	assert_string_equal(ask(with, observer, "SELECT count(*) FROM sqlite_schema"), "0");
}

/* The last one: nothing takes the request back. */
static void a_stop_ends_what_runs(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
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
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_place, close_place)
		TEST(a_scratch_is_created_filled_copied_and_dropped),
		TEST(a_copy_of_one_that_was_never_opened_is_empty),
		TEST(the_first_failure_ends_a_text),
		TEST(an_offset_counts_bytes),
		TEST(the_missing_object_is_named),
		TEST(rows_are_counted_where_a_statement_counts_them),
		TEST(an_endless_query_is_ended),
		TEST(files_outside_of_the_scratch_cannot_be_attached),
		TEST(a_session_begins_as_the_library_does),
		TEST(a_journal_mode_that_was_chosen_is_found_again),
		TEST(a_reset_ends_a_transaction),
		TEST(a_reset_forgets_what_a_session_changed),
		TEST(a_query_can_be_asked_again_whatever_happened),
		TEST(many_columns_and_many_queries_are_read),
		TEST(a_hostile_name_stays_in_the_folder),
		TEST(two_connections_see_each_other),
		TEST(a_stop_ends_what_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
