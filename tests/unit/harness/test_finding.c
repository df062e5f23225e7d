#include "finding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
	struct arena *arena = arena_new();
	struct findings *findings = arena_alloc(arena, sizeof *findings);

	findings->arena = arena;
	*state = findings;
	return 0;
}

static int tear_down(void **state)
{
	struct arena *arena = ((struct findings *)*state)->arena;

	arena_free(&arena);
	return 0;
}

static struct finding *add(
	struct findings *findings, enum check check, const char *revision, size_t order)
{
	struct finding *finding = finding_add(findings, check);

	finding->revision = revision;
	finding->order = order;
	finding->message = "";
	return finding;
}

static void a_new_finding_has_the_severity_of_its_check_and_nothing_else(void **state)
{
	const struct finding *finding = finding_add(*state, SILENT_NO_OP);

	assert_int_equal(finding->check, SILENT_NO_OP);
	assert_int_equal(finding->severity, WARNING);
	assert_int_equal(finding->order, SIZE_MAX);
	assert_null(finding->revision);
	assert_null(finding->path);
	assert_int_equal(finding->line, 0);
	assert_int_equal(finding->changes.count, 0);
}

static void findings_about_the_chain_come_first_then_the_revisions_in_order(void **state)
{
	struct findings *findings = *state;

	(void)add(findings, UPGRADE_FAILS, "0010", 9);
	(void)add(findings, UPGRADE_FAILS, "9", 8);
	(void)add(findings, UPGRADE_FAILS, NULL, SIZE_MAX);
	(void)add(findings, UPGRADE_FAILS, "not in the chain", SIZE_MAX);
	(void)add(findings, UPGRADE_FAILS, "0001", 0);
	findings_sort(findings);
	assert_null(findings->items[0].revision);
	assert_string_equal(findings->items[1].revision, "0001");
	assert_string_equal(findings->items[2].revision, "9");
	assert_string_equal(findings->items[3].revision, "0010");
	assert_string_equal(findings->items[4].revision, "not in the chain");
}

static void a_finding_about_the_chain_comes_first_whatever_its_order_says(void **state)
{
	struct findings *findings = *state;

	(void)add(findings, UPGRADE_FAILS, "0001", 0);
	(void)add(findings, UPGRADE_FAILS, NULL, 5);
	findings_sort(findings);
	assert_null(findings->items[0].revision);
}

static void revisions_without_a_place_stay_together(void **state)
{
	struct findings *findings = *state;

	(void)add(findings, UPGRADE_FAILS, "b", SIZE_MAX);
	(void)add(findings, DOWNGRADE_FAILS, "a", SIZE_MAX);
	(void)add(findings, DOWNGRADE_FAILS, "b", SIZE_MAX);
	(void)add(findings, UPGRADE_FAILS, "a", SIZE_MAX);
	findings_sort(findings);
	assert_string_equal(findings->items[0].revision, "a");
	assert_string_equal(findings->items[1].revision, "a");
	assert_string_equal(findings->items[2].revision, "b");
	assert_string_equal(findings->items[3].revision, "b");
}

static void within_a_revision_the_name_of_the_check_decides_not_its_number(void **state)
{
	struct findings *findings = *state;

	(void)add(findings, UPGRADE_FAILS, "1", 0);
	(void)add(findings, COLUMN_ORDER_CHANGED, "1", 0);
	(void)add(findings, MISSING_DOWNGRADE, "1", 0);
	findings_sort(findings);
	assert_int_equal(findings->items[0].check, COLUMN_ORDER_CHANGED);
	assert_int_equal(findings->items[1].check, MISSING_DOWNGRADE);
	assert_int_equal(findings->items[2].check, UPGRADE_FAILS);
}

static void then_the_object_decides_and_then_the_message(void **state)
{
	struct findings *findings = *state;

	add(findings, UPGRADE_FAILS, "1", 0)->object = "table b";
	add(findings, UPGRADE_FAILS, "1", 0)->object = "table a";
	findings->items[1].message = "second";
	add(findings, UPGRADE_FAILS, "1", 0)->object = "table a";
	findings->items[2].message = "first";
	(void)add(findings, UPGRADE_FAILS, "1", 0);
	findings_sort(findings);
	assert_null(findings->items[0].object);
	assert_string_equal(findings->items[1].message, "first");
	assert_string_equal(findings->items[2].message, "second");
	assert_string_equal(findings->items[3].object, "table b");
}

static void what_is_equal_keeps_its_order_in_a_long_list(void **state)
{
	enum { COUNT = 3000 };
	struct findings *findings = *state;

	for (size_t i = 0; i < COUNT; i++) {
		add(findings, UPGRADE_FAILS, i % 2 == 0 ? "even" : "odd", i % 2)->line = i;
	}
	findings_sort(findings);
	assert_int_equal(findings->count, COUNT);
	for (size_t i = 1; i < COUNT; i++) {
		assert_true(findings->items[i - 1].order <= findings->items[i].order);
		if (findings->items[i - 1].order == findings->items[i].order) {
			assert_true(findings->items[i - 1].line < findings->items[i].line);
		}
	}
}

static void no_findings_and_one_finding_are_sorted_already(void **state)
{
	struct findings *findings = *state;

	findings_sort(findings);
	assert_int_equal(findings->count, 0);
	(void)finding_add(findings, TIMED_OUT);
	findings_sort(findings);
	assert_int_equal(findings->items[0].check, TIMED_OUT);
}

static void findings_are_counted_by_the_severity_that_they_have_now(void **state)
{
	struct findings *findings = *state;

	(void)finding_add(findings, UPGRADE_FAILS);
	(void)finding_add(findings, SILENT_NO_OP);
	finding_add(findings, MISSING_DOWNGRADE)->severity = NOTE;
	assert_int_equal(findings_count(findings, ERROR), 1);
	assert_int_equal(findings_count(findings, WARNING), 1);
	assert_int_equal(findings_count(findings, NOTE), 1);
}

static void the_first_finding_of_a_check_about_a_revision_is_found(void **state)
{
	struct findings *findings = *state;
	char same_text[] = "1";

	(void)add(findings, UPGRADE_FAILS, "1", 0);
	findings->items[0].line = 7;
	(void)add(findings, UPGRADE_FAILS, "1", 0);
	(void)add(findings, DEPLOY_DIFFERS, NULL, SIZE_MAX);
	assert_int_equal(findings_of(findings, UPGRADE_FAILS, same_text)->line, 7);
	assert_non_null(findings_of(findings, DEPLOY_DIFFERS, NULL));
	assert_null(findings_of(findings, DEPLOY_DIFFERS, "1"));
	assert_null(findings_of(findings, UPGRADE_FAILS, "2"));
	assert_null(findings_of(findings, UPGRADE_FAILS, NULL));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_new_finding_has_the_severity_of_its_check_and_nothing_else),
		TEST(findings_about_the_chain_come_first_then_the_revisions_in_order),
		TEST(a_finding_about_the_chain_comes_first_whatever_its_order_says),
		TEST(revisions_without_a_place_stay_together),
		TEST(within_a_revision_the_name_of_the_check_decides_not_its_number),
		TEST(then_the_object_decides_and_then_the_message),
		TEST(what_is_equal_keeps_its_order_in_a_long_list),
		TEST(no_findings_and_one_finding_are_sorted_already),
		TEST(findings_are_counted_by_the_severity_that_they_have_now),
		TEST(the_first_finding_of_a_check_about_a_revision_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
