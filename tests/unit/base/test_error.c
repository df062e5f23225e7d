#include "unit.h"

#include <errno.h>

static void failing_is_false_and_keeps_code_and_words(void **state)
{
	struct error err = {0};

	(void)state;
	assert_false(fail(&err, ERROR_USAGE, "%s:%d: unknown key", "mtest.yaml", 3));
	assert_int_equal(err.code, ERROR_USAGE);
	assert_string_equal(err.text, "mtest.yaml:3: unknown key");
}

static void the_caller_puts_its_words_in_front(void **state)
{
	struct error err = {0};

	(void)state;
	(void)fail(&err, ERROR_SYSTEM, "no space left");
	assert_false(fail_while(&err, "while reading %s", "tables"));
	assert_string_equal(err.text, "while reading tables: no space left");
	assert_int_equal(err.code, ERROR_SYSTEM);
}

static void the_words_of_errno_come_behind(void **state)
{
	struct error err = {0};

	(void)state;
	errno = ENOENT;
	assert_false(fail_errno(&err, "%s", "a/b"));
	assert_string_equal(err.text, "a/b: No such file or directory");
	assert_int_equal(err.code, ERROR_SYSTEM);
}

static void a_text_that_is_too_long_is_cut_not_overrun(void **state)
{
	struct error err = {0};
	char words[3 * sizeof err.text];

	(void)state;
	memset(words, 'x', sizeof words - 1);
	words[sizeof words - 1] = '\0';
	(void)fail(&err, ERROR_SYSTEM, "%s", words);
	assert_int_equal(strlen(err.text), sizeof err.text - 1);
	(void)fail_while(&err, "while %s", words);
	assert_int_equal(strlen(err.text), sizeof err.text - 1);
	assert_memory_equal(err.text, "while xxx", 9);
	errno = EACCES;
	(void)fail_errno(&err, "%s", words);
	assert_int_equal(strlen(err.text), sizeof err.text - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(failing_is_false_and_keeps_code_and_words),
		cmocka_unit_test(the_caller_puts_its_words_in_front),
		cmocka_unit_test(the_words_of_errno_come_behind),
		cmocka_unit_test(a_text_that_is_too_long_is_cut_not_overrun),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
