#include "fixture_constants.h"
#include "unit.h"

static const char *join(struct arena *arena, const struct names *names)
{
	const char *text = "";

	VEC_EACH (names, it) {
		text = arena_printf(arena, "%s%s%s", text, it > names->items ? "|" : "", *it);
	}
	return text;
}

static void check(struct arena *arena, const char *text, const char *strings, const char *numbers,
	const char *patterns, const char *likes)
{
	struct fixture_constants constants = {0};

	fixture_constants_read(arena, text, &constants);
	assert_string_equal(join(arena, &constants.strings), strings);
	assert_string_equal(join(arena, &constants.numbers), numbers);
	assert_string_equal(join(arena, &constants.patterns), patterns);
	assert_string_equal(join(arena, &constants.likes), likes);
}

static void constants_of_checks_are_found(void **state)
{
	struct arena *arena = *state;

	check(arena, "(state = ANY (ARRAY['new'::text, 'it''s'::text]))", "new|it's", "", "", "");
	check(arena, "((n >= 3) AND (n < 12.5) AND (m <> '-7'::integer))", "-7", "3|12.5|-7", "",
		"");
	check(arena, "(length(code2) = 10)", "", "10", "", "");
	check(arena, "x > - 5 or x > -6", "", "-5|-6", "", "");
	check(arena, "(code ~ '^[A-Z]{3}$'::text)", "", "", "^[A-Z]{3}$", "");
	check(arena, "code !~* 'x' or code ~~ 'a%'::text or code NOT LIKE 'b_'", "", "", "x",
		"a%|b_");
	check(arena, "a = E'tab\\\\x'", "tab\\x", "", "", "");
}

static void text_that_is_no_sql_is_read_to_its_end(void **state)
{
	struct arena *arena = *state;

	check(arena, "", "", "", "", "");
	check(arena, "'open", "open", "", "", "");
	check(arena, "-- 'not this' 5\n6", "", "6", "", "");
	check(arena, "E'", "", "", "", "");
}

static void only_lines_with_the_word_count(void **state)
{
	struct arena *arena = *state;
	struct fixture_constants constants = {0};

	fixture_constants_read_lines(
		arena, "if new.kind = 'a' then\nnew.kinds = 'b';\nkind := 'c'", "kind", &constants);
	assert_string_equal(join(arena, &constants.strings), "a|c");
}

static void a_value_stands_once_and_there_are_not_too_many(void **state)
{
	struct arena *arena = *state;
	struct fixture_constants constants = {0};

	for (int i = 0; i < 1000; i++) {
		fixture_constants_read(arena, arena_printf(arena, "'a' '%d'", i), &constants);
	}
	assert_int_equal(constants.strings.count, 100);
	assert_string_equal(constants.strings.items[0], "a");
	assert_string_equal(constants.strings.items[1], "0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ARENA(constants_of_checks_are_found),
		WITH_ARENA(text_that_is_no_sql_is_read_to_its_end),
		WITH_ARENA(only_lines_with_the_word_count),
		WITH_ARENA(a_value_stands_once_and_there_are_not_too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
