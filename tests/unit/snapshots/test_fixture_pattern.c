#include "fixture_pattern.h"
#include "unit.h"

#include <regex.h>

/* Of POSIX's kind, so that the C library can say whether a text matches. */
static const char *const patterns[] = {
	"^[a-z]+$",
	"^[A-Z]{3}-[0-9]{4}$",
	"^(red|green|blue)[0-9]?$",
	"^[^a-c]x$",
	"^[[:alpha:]_][[:alnum:]_]*$",
	"^a.c$",
	"^[]-]+$",
	"^(a(b(c|d)){2,3})+$",
	"^\\.[a-z]{2,}$",
	"^$",
	"foo",
};

static void samples_match(void **state)
{
	struct arena *arena = *state;
	struct fixture_random random = fixture_random_start(1, "samples");

	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		regex_t compiled;

		assert_int_equal(regcomp(&compiled, patterns[i], REG_EXTENDED | REG_NOSUB), 0);
		for (int j = 0; j < 50; j++) {
			const char *sample =
				fixture_pattern_sample(arena, patterns[i], j == 0, &random);

			assert_non_null(sample);
			if (regexec(&compiled, sample, 0, NULL, 0) != 0) {
				print_error("%s: '%s'\n", patterns[i], sample);
				regfree(&compiled);
				_fail(__FILE__, __LINE__);
			}
		}
		regfree(&compiled);
	}
}

static void escapes_and_options_are_known(void **state)
{
	struct arena *arena = *state;
	struct fixture_random random = fixture_random_start(1, "escapes");

	assert_string_equal(
		fixture_pattern_sample(arena, "\\A\\d{3}\\s\\w\\Z", true, &random), "000 a");
	assert_string_equal(fixture_pattern_sample(arena, "(?:ab)+?", true, &random), "ab");
	assert_string_equal(fixture_pattern_sample(arena, "(?=x)y", true, &random), "y");
}

static void nonsense_ends(void **state)
{
	static const char *const broken[] = {
		"a)b", "(((((", "[", "[^", "a{", "a{3", "a{99999999}", "\\", "[[:nope:]]", "(?"};
	struct arena *arena = *state;
	struct fixture_random random = fixture_random_start(1, "nonsense");
	char deep[1000];

	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		(void)fixture_pattern_sample(arena, broken[i], false, &random);
	}
	memset(deep, '(', sizeof deep - 1);
	deep[sizeof deep - 1] = '\0';
	assert_null(fixture_pattern_sample(arena, "a)b", true, &random));
	(void)fixture_pattern_sample(arena, deep, true, &random);
}

static void likes_are_filled_in(void **state)
{
	struct arena *arena = *state;

	assert_string_equal(fixture_like_sample(arena, "%@_%.com", true), "@a.com");
	assert_string_equal(fixture_like_sample(arena, "%@_%.com", false), "x@ax.com");
	assert_string_equal(fixture_like_sample(arena, "100\\%", true), "100%");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ARENA(samples_match),
		WITH_ARENA(escapes_and_options_are_known),
		WITH_ARENA(nonsense_ends),
		WITH_ARENA(likes_are_filled_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
