#include "text.h"
#include "unit.h"

static void names_are_sorted_by_their_bytes(void **state)
{
	struct names names = {0};

	names_sort(&names);
	assert_false(names_have(&names, "a"));
	*VEC_ADD(*state, &names) = "b";
	*VEC_ADD(*state, &names) = "B";
	*VEC_ADD(*state, &names) = "a_";
	names_sort(&names);
	assert_string_equal(names.items[0], "B");
	assert_string_equal(names.items[1], "a_");
	assert_true(names_have(&names, "b"));
	assert_false(names_have(&names, "a"));
}

static void starts_and_ends_are_compared_exactly(void **state)
{
	(void)state;
	assert_true(text_starts("0001_x.up.sql", "0001"));
	assert_true(text_starts("x", ""));
	assert_false(text_starts("00", "0001"));
	assert_true(text_ends("0001_x.up.sql", ".sql"));
	assert_true(text_ends("x", ""));
	assert_false(text_ends("sql", ".sql"));
	assert_false(text_ends("x.SQL", ".sql"));
}

static void a_word_is_not_a_part_of_a_longer_name(void **state)
{
	(void)state;
	assert_true(text_has_word("create INDEX users_email", "index"));
	assert_true(text_has_word("users", "users"));
	assert_true(text_has_word("(users)", "users"));
	assert_true(text_has_word("users2 and users", "users"));
	assert_true(text_has_word("public.users;", "users"));
	assert_false(text_has_word("users_email", "users"));
	assert_false(text_has_word("my_users", "users"));
	assert_false(text_has_word("users$", "users"));
	assert_false(text_has_word("usersé", "users"));
	assert_false(text_has_word("users", ""));
	assert_false(text_has_word("", "users"));
}

static void lines_are_counted_from_one(void **state)
{
	const char *text = "a\nbc\r\n\nd";

	(void)state;
	assert_int_equal(text_line(text, 0), 1);
	assert_int_equal(text_line(text, 1), 1);
	assert_int_equal(text_line(text, 2), 2);
	assert_int_equal(text_line(text, 5), 2);
	assert_int_equal(text_line(text, 6), 3);
	assert_int_equal(text_line(text, 7), 4);
	assert_int_equal(text_line(text, 100), 4);
	assert_int_equal(text_line("", 0), 1);
}

static void trimming_takes_white_space_at_both_ends(void **state)
{
	assert_string_equal(text_trim(*state, " \t\r\n a b \n"), "a b");
	assert_string_equal(text_trim(*state, " \n "), "");
	assert_string_equal(text_trim(*state, ""), "");
}

static void a_squeezed_text_is_one_line(void **state)
{
	assert_string_equal(text_squeeze(*state, "  SELECT\n\t1,\r\n  2  ", 100), "SELECT 1, 2");
	assert_string_equal(text_squeeze(*state, "abcdef", 6), "abcdef");
	assert_string_equal(text_squeeze(*state, "abcdefg", 6), "abc…");
	assert_string_equal(text_squeeze(*state, "", 6), "");
}

static void a_squeezed_text_is_not_cut_inside_of_a_letter(void **state)
{
	for (size_t width = 0; width < 14; width++) {
		const char *text = text_squeeze(*state, "äöü€𝄞ß", width);

		assert_int_equal(text_bad_utf8(text, strlen(text)), strlen(text));
	}
}

static void the_first_byte_that_is_not_utf8_is_found(void **state)
{
	static const struct {
		const char *bytes;
		size_t size, bad;
	} cases[] = {
		{"", 0, 0},
		{"plain", 5, 5},
		{"ä€𝄞", 9, 9},
		{"a\xFC"
		 "b",
			3, 1},
		{"\xC3", 1, 0},
		{"a\xE2\x82", 3, 1},
		{"\xC0\x80", 2, 0},         /* an overlong NUL */
		{"\xE0\x9F\xBF", 3, 0},     /* overlong */
		{"\xED\xA0\x80", 3, 0},     /* a surrogate */
		{"\xF4\x90\x80\x80", 4, 0}, /* above U+10FFFF */
		{"\xF0\x8F\xBF\xBF", 4, 0}, /* overlong */
		{"\xF5\x80\x80\x80", 4, 0},
		{"\xEF\xBF\xBF", 3, 3},
		{"\xF4\x8F\xBF\xBF", 4, 4},
		{"a\x80", 2, 1},
		{"a\0b\xFF", 4, 3},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(text_bad_utf8(cases[i].bytes, cases[i].size), cases[i].bad);
	}
}

static void bytes_that_are_not_utf8_are_replaced(void **state)
{
	assert_string_equal(text_valid(*state, "f\xFCr"), "f\uFFFDr");
	assert_string_equal(text_valid(*state, "\xE2\x82"), "\uFFFD\uFFFD");
	assert_string_equal(text_valid(*state, "für"), "für");
}

static void a_number_is_digits_that_fit(void **state)
{
	uint64_t number = 7;

	(void)state;
	assert_true(text_number("0042", &number));
	assert_int_equal(number, 42);
	assert_true(text_number("18446744073709551615", &number));
	assert_true(number == UINT64_MAX);
	assert_false(text_number("18446744073709551616", &number));
	assert_false(text_number("", &number));
	assert_false(text_number("-1", &number));
	assert_false(text_number("1a", &number));
	assert_false(text_number(" 1", &number));
}

static void the_nearest_word_is_at_most_two_edits_away(void **state)
{
	static const char *const known[] = {"tool", "engine", "prelude", "step_timeout"};

	(void)state;
	assert_string_equal(text_nearest("prelud", known, 4), "prelude");
	assert_string_equal(text_nearest("step-timeout", known, 4), "step_timeout");
	assert_string_equal(text_nearest("enginex", known, 4), "engine");
	assert_string_equal(text_nearest("tol", known, 4), "tool");
	assert_null(text_nearest("tx", known, 4));
	assert_null(text_nearest("database", known, 4));
	assert_null(text_nearest("", known, 4));
	assert_null(
		text_nearest("a_word_that_is_much_longer_than_any_of_the_known_ones", known, 4));
	assert_null(text_nearest("tool", known, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ARENA(names_are_sorted_by_their_bytes),
		WITH_ARENA(starts_and_ends_are_compared_exactly),
		WITH_ARENA(a_word_is_not_a_part_of_a_longer_name),
		WITH_ARENA(lines_are_counted_from_one),
		WITH_ARENA(trimming_takes_white_space_at_both_ends),
		WITH_ARENA(a_squeezed_text_is_one_line),
		WITH_ARENA(a_squeezed_text_is_not_cut_inside_of_a_letter),
		WITH_ARENA(the_first_byte_that_is_not_utf8_is_found),
		WITH_ARENA(bytes_that_are_not_utf8_are_replaced),
		WITH_ARENA(a_number_is_digits_that_fit),
		WITH_ARENA(the_nearest_word_is_at_most_two_edits_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
