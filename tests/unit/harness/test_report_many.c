#include "written.h"

static const char *write_report(struct written *written, bool verbose)
{
	return written_as(written, &report_text, &(struct report_style){.verbose = verbose});
}

static size_t lines_of(const char *text)
{
	size_t lines = 0;

	for (; *text != '\0'; text++) {
		lines += *text == '\n' ? 1 : 0;
	}
	return lines;
}

/* So many revisions of which each has so many findings of a check. */
static void fill(struct written *written, enum check check, size_t revisions, size_t each)
{
	struct arena *arena = written->result.arena;

	for (size_t i = 0; i < revisions; i++) {
		const char *id = arena_printf(arena, "%04zu", i + 1);

		if (written->result.revisions.count < i + 1) {
			add_revision(written, id, "more", IRREVERSIBLE);
		}
		for (size_t j = 0; j < each; j++) {
			struct finding *finding = add_finding(written, check, id,
				arena_printf(arena, "thing %zu of %s is wrong", j, id));

			finding->path = arena_printf(arena, "m/%s_more.up.sql", id);
			finding->line = j + 1;
			finding->order = i;
		}
	}
	findings_sort(&written->result.findings);
}

static void many_findings_are_told_by_check_the_worst_first(void **state)
{
	struct written *written = *state;

	fill(written, COLUMN_ORDER_CHANGED, 90, 1);
	fill(written, SILENT_NO_OP, 1, 1);
	fill(written, DOWNGRADE_FAILS, 40, 2);
	assert_has(write_report(written, false),
		"\n"
		"error    downgrade-fails  80 findings in 40 revisions\n"
		"  m/0001_more.up.sql:1\n"
		"    thing 0 of 0001 is wrong\n"
		"  m/0002_more.up.sql:1\n"
		"    thing 0 of 0002 is wrong\n"
		"  m/0003_more.up.sql:1\n"
		"    thing 0 of 0003 is wrong\n"
		"  and 77 more\n"
		"\n"
		"warning  silent-no-op  1 finding\n"
		"  thing 0 of 0001 is wrong\n"
		"  m/0001_more.up.sql:1\n"
		"\n"
		"note     column-order-changed  90 findings\n"
		"  m/0001_more.up.sql:1\n"
		"    thing 0 of 0001 is wrong\n"
		"  and 89 more\n");
	assert_in_range(lines_of(written->text), 20, 60);
	assert_has(written->text, "mtest explain downgrade-fails");
	assert_has(written->text, "mtest all -v");
}

static void everything_is_there_when_it_is_asked_for(void **state)
{
	struct written *written = *state;

	fill(written, DOWNGRADE_FAILS, 40, 2);
	assert_has(write_report(written, true), "thing 1 of 0040 is wrong\n");
	assert_in_range(lines_of(written->text), 160, 400);
	assert_null(strstr(written->text, "mtest all -v"));
}

static void what_migrations_print_is_told_when_it_is_asked_for(void **state)
{
	struct written *written = *state;
	struct arena *arena = written->result.arena;
	struct result_revision *revision;

	add_revision(written, "0001", "users", REVERSIBLE);
	revision = &written->result.revisions.items[0];
	VEC_ADD(arena, &revision->steps)->output = "moved 3 rows\nand \x1b[1m";
	VEC_ADD(arena, &revision->steps)->output = "moved 0 rows";
	VEC_ADD(arena, &revision->steps)->direction = DOWN;
	assert_has(write_report(written, true), "\nprinted by migrations\n"
						"  0001 users, upgrade:\n"
						"    moved 3 rows\n"
						"      and \\x1b[1m\n\n");
	assert_null(strstr(written->text, "downgrade:"));
	free(written->text);
	assert_null(strstr(write_report(written, false), "printed"));
}

static void sixty_lines_hold_every_check_at_its_worst(void **state)
{
	struct written *written = *state;
	struct arena *arena = written->result.arena;

	for (size_t check = 0; check < CHECK_COUNT; check++) {
		fill(written, (enum check)check, 30, 2);
	}
	for (size_t i = 0; i < 30; i++) {
		struct finding *finding =
			add_finding(written, (enum check)(i % CHECK_COUNT), "0001", "old");

		finding->history = true;
		add_gap(written, NULL, arena_printf(arena, "thing %zu", i), "no reason");
	}
	*VEC_ADD(arena, &written->result.remarks) = "a remark";
	written->result.project = "a/folder/far away";
	assert_in_range(lines_of(write_report(written, false)), 50, 60);
	assert_has(written->text, "\nerror    upgrade-fails  60 findings in 30 revisions\n");
	assert_has(written->text, "  thing 3: no reason\n  and for 26 reasons more\n");
	assert_has(written->text, "\na remark\n");
	assert_has(written->text, "check 0001 -C 'a/folder/far away'");
}

static void few_findings_beside_many_gaps_stay_whole(void **state)
{
	struct written *written = *state;

	fill(written, DOWNGRADE_FAILS, 2, 1);
	for (size_t i = 0; i < 80; i++) {
		add_gap(written, NULL, arena_printf(written->result.arena, "thing %zu", i), "so");
	}
	assert_has(write_report(written, false), "\n0002 more\n  error    downgrade-fails  m/0002");
	assert_in_range(lines_of(written->text), 10, 60);
}

static void equal_messages_are_told_once(void **state)
{
	struct written *written = *state;

	fill(written, EMPTY_DOWNGRADE, 80, 1);
	VEC_EACH (&written->result.findings, it) {
		it->message = "it is empty";
	}
	assert_has(write_report(written, false), "  80 findings\n"
						 "  it is empty\n"
						 "  m/0001_more.up.sql:1\n"
						 "  m/0002_more.up.sql:1\n"
						 "  m/0003_more.up.sql:1\n"
						 "  and 77 more\n");
}

static void history_is_one_line_for_each_check_and_does_not_count(void **state)
{
	struct written *written = *state;

	fill(written, DOWNGRADE_FAILS, 3, 2);
	fill(written, SILENT_NO_OP, 3, 1);
	VEC_EACH (&written->result.findings, it) {
		it->history = true;
	}
	written->result.base = "origin/main (1234567)";
	assert_has(write_report(written, false),
		"\nhistory: what was there at origin/main (1234567) does not fail the run\n"
		"  error    downgrade-fails  6 findings in 3 revisions\n"
		"  warning  silent-no-op  3 findings\n"
		"\n0 errors, 0 warnings, 0 notes: ");
	assert_null(strstr(written->text, "is wrong"));
	assert_null(strstr(written->text, "next"));
	free(written->text);
	assert_has(write_report(written, true), "    history: it does not fail the run\n");
}

static void what_is_allowed_is_one_line_and_does_not_count(void **state)
{
	struct written *written = *state;

	fill(written, DOWNGRADE_FAILS, 3, 1);
	VEC_EACH (&written->result.findings, it) {
		it->allowed = "never undone";
		it->allowed_by = "mtest.yaml:3";
	}
	written->result.findings.items[2].allowed = "baseline";
	assert_has(write_report(written, false),
		"\nallowed: 3 findings, 1 of them by the baseline; -v shows them\n"
		"\n0 errors, 0 warnings, 0 notes");
	assert_null(strstr(written->text, "is wrong"));
	free(written->text);
	assert_has(write_report(written, true), "    allowed (mtest.yaml:3): never undone\n");
}

static void a_failing_run_ends_with_what_to_do_next(void **state)
{
	struct written *written = *state;

	fill(written, SILENT_NO_OP, 1, 1);
	fill(written, DOWNGRADE_FAILS, 2, 1);
	written->result.fail_on = ERROR;
	assert_has(write_report(written, false),
		"\n\nnext\n"
		"  mtest explain downgrade-fails  what it means, and the safe way\n"
		"  mtest check 0001               that revision alone, while you mend it\n");
	free(written->text);
	written->result.partial = true;
	assert_null(strstr(write_report(written, false), "mtest check"));
}

static void a_first_run_that_fails_names_the_command_that_accepts_what_is_there(void **state)
{
	struct written *written = *state;

	fill(written, DOWNGRADE_FAILS, 1, 1);
	assert_null(strstr(write_report(written, false), "baseline"));
	free(written->text);
	written->result.fresh = true;
	written->result.set = "a b";
	assert_has(write_report(written, false), "\n  mtest check 0001 --set 'a b'            that "
						 "revision alone, while you mend it\n"
						 "  mtest all --write-baseline --set 'a b'  accept "
						 "what is there today, so that only "
						 "what is new fails\n");
	free(written->text);
	written->result.partial = true;
	assert_null(strstr(write_report(written, false), "baseline"));
}

static void a_run_that_does_not_fail_needs_no_advice(void **state)
{
	struct written *written = *state;

	fill(written, SILENT_NO_OP, 3, 1);
	written->result.fail_on = ERROR;
	assert_null(strstr(write_report(written, false), "\nnext\n"));
}

static void a_command_that_leaves_no_room_has_its_words_below(void **state)
{
	struct written *written = *state;

	fill(written, DOWNGRADE_FAILS, 1, 1);
	written->result.project = "/home/somebody/projects/shop/backend/services/orders";
	assert_has(write_report(written, false),
		"  mtest check 0001 -C /home/somebody/projects/shop/backend/services/orders\n"
		"        that revision alone, while you mend it\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, written_set_up, written_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(many_findings_are_told_by_check_the_worst_first),
		TEST(everything_is_there_when_it_is_asked_for),
		TEST(what_migrations_print_is_told_when_it_is_asked_for),
		TEST(sixty_lines_hold_every_check_at_its_worst),
		TEST(few_findings_beside_many_gaps_stay_whole),
		TEST(equal_messages_are_told_once),
		TEST(history_is_one_line_for_each_check_and_does_not_count),
		TEST(what_is_allowed_is_one_line_and_does_not_count),
		TEST(a_failing_run_ends_with_what_to_do_next),
		TEST(a_first_run_that_fails_names_the_command_that_accepts_what_is_there),
		TEST(a_run_that_does_not_fail_needs_no_advice),
		TEST(a_command_that_leaves_no_room_has_its_words_below),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
