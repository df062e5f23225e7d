#include "with_place.h"

#include "file.h"

#include <sqlite3.h>

/* Scratch databases and sessions of the engine sqlite, with the real library. */

static void a_scratch_is_created_filled_copied_and_dropped(void **state)
{
	struct with_place *with = *state;
	struct scratch *scratch = make_scratch(with, "sqlite"), *copy;
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
	AUTO(scratch_drop) struct scratch *copy = NULL;
	AUTO(db_close) struct db *db = NULL;

	WORKS(&with->err, scratch_copy(scratch, &copy, &with->err));
	db = connect_to(with, copy);
	assert_string_equal(ask(with, db, "SELECT count(*) FROM sqlite_schema"), "0");
}

static void a_session_begins_as_the_library_does(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
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
		scratch = make_scratch(with, "sqlite");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
	AUTO(db_close) struct db *session = connect_to(with, scratch);
	AUTO(db_close) struct db *observer = connect_to(with, scratch);

	must(with, session, "CREATE TABLE t (a)");
	assert_string_equal(ask(with, observer, "SELECT name FROM sqlite_schema"), "t");
	must(with, session, "DROP TABLE t");
	assert_string_equal(ask(with, observer, "SELECT count(*) FROM sqlite_schema"), "0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(a_scratch_is_created_filled_copied_and_dropped),
		WITH_PLACE(a_copy_of_one_that_was_never_opened_is_empty),
		WITH_PLACE(a_session_begins_as_the_library_does),
		WITH_PLACE(a_journal_mode_that_was_chosen_is_found_again),
		WITH_PLACE(a_reset_ends_a_transaction),
		WITH_PLACE(a_reset_forgets_what_a_session_changed),
		WITH_PLACE(a_hostile_name_stays_in_the_folder),
		WITH_PLACE(two_connections_see_each_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
