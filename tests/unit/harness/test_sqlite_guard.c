#include "with_place.h"

#include "file.h"

/* Files that a migration must not reach. */

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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(files_outside_of_the_scratch_cannot_be_attached),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
