#include "check.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void every_check_has_all_of_its_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		const char *texts[] = {checks[i]->name, checks[i]->scenario, checks[i]->meaning,
			checks[i]->evidence, checks[i]->example, checks[i]->safe_way};

		for (size_t j = 0; j < sizeof texts / sizeof *texts; j++) {
			assert_non_null(texts[j]);
			assert_true(*texts[j] != '\0');
		}
	}
}

static void every_name_is_found_and_stands_for_one_check(void **state)
{
	(void)state;
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		assert_ptr_equal(check_find(checks[i]->name), checks[i]);
	}
	assert_null(check_find("no-such-check"));
	assert_null(check_find(""));
}

static void names_are_lower_case_words_joined_by_hyphens(void **state)
{
	(void)state;
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		const char *name = checks[i]->name;

		assert_true(islower((unsigned char)name[0]));
		assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz-"), strlen(name));
		assert_null(strstr(name, "--"));
		assert_true(name[strlen(name) - 1] != '-');
	}
}

static void every_scenario_is_one_that_exists(void **state)
{
	static const char *const scenarios[] = {
		"chain", "data", "deploy", "drift", "interruption", "rerun", "round-trip"};

	(void)state;
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		bool known = false;

		for (size_t j = 0; j < sizeof scenarios / sizeof *scenarios; j++) {
			known = known || strcmp(checks[i]->scenario, scenarios[j]) == 0;
		}
		assert_true(known);
	}
}

static void a_meaning_is_one_sentence_that_fits_into_a_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		const char *meaning = checks[i]->meaning;

		assert_true(isupper((unsigned char)meaning[0]));
		assert_int_equal(strcspn(meaning, "|\n"), strlen(meaning));
		assert_null(strstr(meaning, ". "));
		assert_int_equal(meaning[strlen(meaning) - 1], '.');
	}
}

static void lines_of_examples_fit_a_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		const char *texts[] = {checks[i]->example, strchr(checks[i]->safe_way, '\n')};

		for (size_t j = 0; j < sizeof texts / sizeof *texts; j++) {
			for (const char *at = texts[j]; at != NULL && *at != '\0';) {
				size_t width = strcspn(at, "\n");

				assert_in_range(width, 0, 90);
				at += width + (at[width] == '\n' ? 1 : 0);
			}
			assert_true(texts[j] == NULL || texts[j][strlen(texts[j]) - 1] != '\n');
		}
	}
}

static void the_default_severities_are_those_of_the_design(void **state)
{
	static const enum check notes[] = {MISSING_MESSAGE, COLUMN_ORDER_CHANGED, REVISION_NAMING,
		NOT_OFFLINE, RERUN_FAILS, TABLE_NOT_FILLED};
	static const enum check warnings[] = {SILENT_NO_OP, IMPORTS_APP_MODELS, UNUSED_ALLOW,
		FAILS_ON_DUPLICATES, FAILS_ON_ORPHANS, FAILS_ON_VALUES, DOWNGRADE_FAILS_ON_NEW_ROWS,
		VALUES_CHANGED, BACKFILL_LEAVES_NULLS, MIXES_SCHEMA_AND_DATA, UNBATCHED_BACKFILL,
		GUARD_HIDES_MISMATCH, UNQUALIFIED_GUARD, UNGUARDED_DROP};
	enum severity expected[CHECK_COUNT];

	(void)state;
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		expected[i] = ERROR;
	}
	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
		expected[notes[i]] = NOTE;
	}
	for (size_t i = 0; i < sizeof warnings / sizeof *warnings; i++) {
		expected[warnings[i]] = WARNING;
	}
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		assert_int_equal(checks[i]->severity, expected[i]);
	}
}

static void severities_have_names_that_lead_back_to_them(void **state)
{
	enum severity found = WARNING;

	(void)state;
	assert_string_equal(severity_name(NOTE), "note");
	assert_string_equal(severity_name(WARNING), "warning");
	assert_string_equal(severity_name(ERROR), "error");
	for (enum severity severity = NOTE; severity <= ERROR; severity++) {
		assert_true(severity_find(severity_name(severity), &found));
		assert_int_equal(found, severity);
	}
}

static void an_unknown_severity_is_not_found_and_changes_nothing(void **state)
{
	enum severity found = WARNING;

	(void)state;
	assert_false(severity_find("fatal", &found));
	assert_false(severity_find("", &found));
	assert_false(severity_find("Error", &found));
	assert_int_equal(found, WARNING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_check_has_all_of_its_texts),
		cmocka_unit_test(every_name_is_found_and_stands_for_one_check),
		cmocka_unit_test(names_are_lower_case_words_joined_by_hyphens),
		cmocka_unit_test(every_scenario_is_one_that_exists),
		cmocka_unit_test(a_meaning_is_one_sentence_that_fits_into_a_table),
		cmocka_unit_test(lines_of_examples_fit_a_terminal),
		cmocka_unit_test(the_default_severities_are_those_of_the_design),
		cmocka_unit_test(severities_have_names_that_lead_back_to_them),
		cmocka_unit_test(an_unknown_severity_is_not_found_and_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
