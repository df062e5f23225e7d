#include "report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
	struct arena *arena = arena_new();
	struct result *result = arena_alloc(arena, sizeof *result);

	result->arena = result->findings.arena = arena;
	result->steps = 6;
	result->seconds = 0.5;
	*state = result;
	return 0;
}

static int tear_down(void **state)
{
	struct arena *arena = ((struct result *)*state)->arena;

	arena_free(&arena);
	return 0;
}

static void add_revisions(struct result *result, enum verdict verdict, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		VEC_ADD(result->arena, &result->revisions)->verdict = verdict;
	}
}

static void add_gap(struct result *result)
{
	*VEC_ADD(result->arena, &result->gaps) = (struct result_gap){NULL, "a thing", "a reason"};
}

static void formats_are_found_by_name(void **state)
{
	(void)state;
	for (size_t i = 0; report_formats[i] != NULL; i++) {
		assert_ptr_equal(report_find(report_formats[i]->name), report_formats[i]);
		assert_non_null(report_formats[i]->summary);
	}
	assert_ptr_equal(report_find("text"), &report_text);
	assert_ptr_equal(report_find("json"), &report_json);
	assert_null(report_find("xml"));
}

static void verdicts_have_the_names_of_the_design(void **state)
{
	static const char *const names[] = {
		"reversible", "irreversible", "failed", "skipped", "forward-only", "not-walked"};

	(void)state;
	for (enum verdict verdict = REVERSIBLE; verdict <= NOT_WALKED; verdict++) {
		assert_string_equal(verdict_name(verdict), names[verdict]);
	}
}

static void a_run_without_a_fault_says_that_all_is_well(void **state)
{
	struct result *result = *state;

	add_revisions(result, REVERSIBLE, 12);
	assert_true(report_is_proven(result));
	assert_string_equal(report_summary(result, result->arena),
		"0 errors, 0 warnings, 0 notes: all 12 revisions can be undone and redone "
		"(6 steps in 0.50 s)");
}

static void one_of_each_is_spoken_of_in_the_singular(void **state)
{
	struct result *result = *state;

	add_revisions(result, REVERSIBLE, 1);
	(void)finding_add(&result->findings, MISSING_MESSAGE);
	(void)finding_add(&result->findings, SILENT_NO_OP);
	result->steps = 1;
	assert_string_equal(report_summary(result, result->arena),
		"0 errors, 1 warning, 1 note: the one revision can be undone and redone "
		"(1 step in 0.50 s)");
}

static void what_was_not_examined_takes_the_all_away(void **state)
{
	struct result *result = *state;

	add_revisions(result, REVERSIBLE, 3);
	add_gap(result);
	add_gap(result);
	assert_false(report_is_proven(result));
	assert_string_equal(report_summary(result, result->arena),
		"0 errors, 0 warnings, 0 notes: 3 of 3 revisions can be undone and redone; "
		"2 things not examined (6 steps in 0.50 s)");
}

static void verdicts_other_than_reversible_are_counted_by_name(void **state)
{
	struct result *result = *state;

	add_revisions(result, REVERSIBLE, 4);
	add_revisions(result, IRREVERSIBLE, 1);
	add_revisions(result, FAILED, 1);
	add_revisions(result, SKIPPED, 3);
	add_revisions(result, FORWARD_ONLY, 1);
	add_revisions(result, NOT_WALKED, 2);
	(void)finding_add(&result->findings, UPGRADE_FAILS);
	assert_false(report_is_proven(result));
	assert_string_equal(report_summary(result, result->arena),
		"1 error, 0 warnings, 0 notes: 4 of 12 revisions can be undone and redone, "
		"1 irreversible, 1 failed, 3 skipped, 1 forward-only, 2 not-walked "
		"(6 steps in 0.50 s)");
}

static void an_error_beside_reversible_revisions_is_not_hidden_by_an_all(void **state)
{
	struct result *result = *state;

	add_revisions(result, REVERSIBLE, 2);
	(void)finding_add(&result->findings, DEPLOY_DIFFERS);
	assert_non_null(strstr(report_summary(result, result->arena),
		"1 error, 0 warnings, 0 notes: each of the 2 revisions can be undone"));
}

static void a_chain_without_revisions_is_not_proven(void **state)
{
	struct result *result = *state;

	assert_false(report_is_proven(result));
	assert_non_null(
		strstr(report_summary(result, result->arena), "there is no revision to examine"));
}

static void a_forward_only_chain_is_not_called_reversible(void **state)
{
	struct result *result = *state;

	add_revisions(result, FORWARD_ONLY, 5);
	assert_false(report_is_proven(result));
	assert_non_null(strstr(report_summary(result, result->arena),
		"the chain only goes forward, nothing was undone"));
}

static void printable_text_is_left_as_it_is(void **state)
{
	struct arena *arena = ((struct result *)*state)->arena;
	const char *text = "plain \\x1b ünïcödé 表 🐘";

	assert_string_equal(report_printable(arena, text, false), text);
	assert_string_equal(report_printable(arena, text, true), text);
	assert_string_equal(report_printable(arena, "", true), "");
	assert_string_equal(report_printable(arena, NULL, true), "");
}

static void what_a_terminal_obeys_is_written_out(void **state)
{
	struct arena *arena = ((struct result *)*state)->arena;

	assert_string_equal(report_printable(arena, "\x1B[2J\x07\x7F", true), "\\x1b[2J\\x07\\x7f");
	/* The one-character form of ESC [ */
	assert_string_equal(report_printable(arena, "\xC2\x9B", true), "\\u009b");
	/* Marks of direction, a line separator, a byte order mark */
	/* NOLINTNEXTLINE(misc-misleading-bidirectional): what the test is about */
	assert_string_equal(report_printable(arena, "\u202E\u2066\u200F\u061C", true),
		"\\u202e\\u2066\\u200f\\u061c");
	assert_string_equal(report_printable(arena, "\u2028\uFEFF", true), "\\u2028\\ufeff");
}

static void bytes_that_are_not_utf8_are_written_out(void **state)
{
	struct arena *arena = ((struct result *)*state)->arena;

	assert_string_equal(report_printable(arena, "\xFF\xC3", true), "\\xff\\xc3");
	assert_string_equal(report_printable(arena, "a\xE2\x82", false), "a\\xe2\\x82");
	assert_string_equal(report_printable(arena,
				    "\xFF"
				    "é\x80\x80"
				    "z",
				    false),
		"\\xff"
		"é\\x80\\x80z");
}

static void line_ends_and_tabs_stay_only_where_lines_are_meant(void **state)
{
	struct arena *arena = ((struct result *)*state)->arena;

	assert_string_equal(report_printable(arena, "a\r\n\tb\rc", true), "a\n    b\\x0dc");
	assert_string_equal(report_printable(arena, "a\r\n\tb", false), "a\\x0d\\x0a\\x09b");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(formats_are_found_by_name),
		TEST(verdicts_have_the_names_of_the_design),
		TEST(a_run_without_a_fault_says_that_all_is_well),
		TEST(one_of_each_is_spoken_of_in_the_singular),
		TEST(what_was_not_examined_takes_the_all_away),
		TEST(verdicts_other_than_reversible_are_counted_by_name),
		TEST(an_error_beside_reversible_revisions_is_not_hidden_by_an_all),
		TEST(a_chain_without_revisions_is_not_proven),
		TEST(a_forward_only_chain_is_not_called_reversible),
		TEST(printable_text_is_left_as_it_is),
		TEST(what_a_terminal_obeys_is_written_out),
		TEST(bytes_that_are_not_utf8_are_written_out),
		TEST(line_ends_and_tabs_stay_only_where_lines_are_meant),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
