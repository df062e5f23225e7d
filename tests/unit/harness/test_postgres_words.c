#include "with_place.h"

#include "postgres.h"

/* What PostgreSQL's texts name, and what its URLs must not show. */

static void the_missing_object_is_named(void **state)
{
	static const char *const cases[][2] = {
		{"SELECT * FROM public.users", "public.users"},
		{"SELECT * FROM \"a\"\"b\"", "a\"b"},
		{"SELECT x FROM t", "x"},
		{"SELECT u.x FROM t AS u", "u.x"},
		{"ALTER TABLE t DROP COLUMN x", "x"},
		{"SELECT f(1)", "f"},
		{"SELECT public.f(1, 'x')", "public.f"},
		{"CALL p()", "p"},
		{"DROP FUNCTION f", "f"},
		{"CREATE TABLE u (m mood)", "mood"},
		{"CREATE TABLE s.u (a int)", "s"},
		{"DROP INDEX i", "i"},
		{"DROP TRIGGER g ON t", "g"},
		{"GRANT SELECT ON t TO bob", "bob"},
		{"SET ROLE bob", "bob"},
		{"CREATE TABLE u (a text COLLATE \"xx\")", "xx"},
		{"SELECT 1 + 'x'::nothing", "nothing"},
		{"SELECT 1/0", NULL},
		{"SELECT 'a' +++ 'b'", NULL},
		{"SELECT t2.a FROM t", NULL},
		{"SELEC 1", NULL},
	};
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	must(with, db, "CREATE TABLE t (a int)");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome outcome = run(with, db, cases[i][0]);

		assert_false(outcome.worked);
		if (cases[i][1] == NULL) {
			assert_null(outcome.object);
		} else if (outcome.object == NULL || strcmp(outcome.object, cases[i][1]) != 0) {
			FAIL("%s: %s", cases[i][0], outcome.object);
		}
	}
	assert_string_equal(postgres_missing_object(
				    with->arena, "0A000", "extension \"postgis\" is not available"),
		"postgis");
}

static void what_is_masked_is_the_password_alone(void **state)
{
	static const char *const cases[][2] = {
		{"postgresql://bob@h/x", "postgresql://bob@h/x"},
		{"postgresql://bob:pw@h:5432/x", "postgresql://bob:***@h:5432/x"},
		{"postgres://h:5432/x", "postgres://h:5432/x"},
		{"postgres://b:p@w@h/x?a=b", "postgres://b:***@h/x?a=b"},
		{"postgres://b@h/x?password=pw&a=b", "postgres://b@h/x?password=***&a=b"},
		{"host=h password='a b' user=u", "host=h password=*** user=u"},
		{"password=a PASSWORD=b", "password=*** PASSWORD=***"},
		{"", ""},
	};
	struct with_place *with = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(postgres_mask(with->arena, cases[i][0]), cases[i][1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(the_missing_object_is_named),
		WITH_PLACE(what_is_masked_is_the_password_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
