#include "sql_split.h"

#include "folder.h"

#include <string.h>

/* The statements with "|" between. */
static const char *split(struct with_folder *with, const char *text)
{
	struct sql_statements statements = sql_split(with->arena, text);
	const char *shown = "";

	VEC_EACH (&statements, it) {
		shown = arena_printf(with->arena, "%s%s%.*s", shown,
			it == statements.items ? "" : "|", (int)it->length, text + it->start);
	}
	return shown;
}

static void semicolons_end_statements(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(split(with, "a; b ;;\n c"), "a|b |c");
	assert_string_equal(split(with, "\xEF\xBB\xBF a;"), "a");
	assert_string_equal(split(with, ""), "");
	assert_string_equal(split(with, " ; -- nothing\n/* ; */"), "");
}

static void semicolons_in_quotes_and_comments_do_not(void **state)
{
	static const char *const texts[] = {"select ';', ';'';' from \"a;\"\";b\"", "select `;`",
		"select -- ;\n1", "select /* ; /* ; */ ; */ 1", "select $$;$$, $a$;$b$;$a$, $1",
		"select E'\\';'", "select 'never ends; there", "select $x$ never ends; there"};
	struct with_folder *with = *state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *two = arena_printf(with->arena, "%s;2", texts[i]);
		bool ends = strstr(texts[i], "never") == NULL;

		assert_string_equal(
			split(with, two), ends ? arena_printf(with->arena, "%s|2", texts[i]) : two);
	}
}

static void names_may_hold_what_begins_a_quote(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(split(with, "select a$b$c; select name'x;y'; d"),
		"select a$b$c|select name'x;y'|d");
}

static void comments_before_a_statement_are_not_part_of_it(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(
		split(with, "-- one\na -- in\n;\n/* two */ b\n-- after"), "a -- in\n|b\n-- after");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(semicolons_end_statements),
		WITH_FOLDER(semicolons_in_quotes_and_comments_do_not),
		WITH_FOLDER(names_may_hold_what_begins_a_quote),
		WITH_FOLDER(comments_before_a_statement_are_not_part_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
