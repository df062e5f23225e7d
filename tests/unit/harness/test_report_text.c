#include "written.h"

static const char *write_report(struct written *written, bool colour)
{
	return written_as(written, &report_text, &(struct report_style){.colour = colour});
}

static void add_change(struct written *written, struct finding *finding, const char *attribute,
	const char *before, const char *after)
{
	*VEC_ADD(written->result.arena, &finding->changes) =
		(struct finding_change){"column", "public.users.email", attribute, before, after};
}

/* Characters, not bytes. */
static size_t widest_line(const char *text)
{
	size_t widest = 0, width = 0;

	for (; *text != '\0'; text++) {
		width = *text == '\n' ? 0 : width + (((unsigned char)*text & 0xC0) != 0x80 ? 1 : 0);
		widest = width > widest ? width : widest;
	}
	return widest;
}

static void a_clean_run_is_a_header_and_a_line_that_says_all_is_well(void **state)
{
	struct written *written = *state;

	add_revision(written, "0001", "users", REVERSIBLE);
	add_revision(written, "0002", "email", REVERSIBLE);
	assert_string_equal(write_report(written, false),
		"mtest " MTEST_VERSION
		" · golang-migrate · postgres 15.18 · 2 revisions in db/migrations\n"
		"\n"
		"0 errors, 0 warnings, 0 notes: all 2 revisions can be undone and redone "
		"(6 steps in 0.50 s)\n");
}

static void the_folder_and_what_was_not_examined_are_said(void **state)
{
	struct written *written = *state;
	const char *text;

	add_revision(written, "0001", "users", REVERSIBLE);
	written->result.project = "../shop";
	add_gap(written, NULL, "the way back to base", "the server is away");
	text = write_report(written, false);
	assert_has(text, " in ../shop/db/migrations\n");
	assert_has(text, "\nnot examined\n  the way back to base: the server is away\n");
}

static void findings_stand_under_their_revision_and_those_of_the_chain_first(void **state)
{
	struct written *written = *state;
	struct finding *finding;

	add_revision(written, "0001", "create users", REVERSIBLE);
	add_revision(written, "0002", "add email", IRREVERSIBLE);
	(void)add_finding(written, DEPLOY_DIFFERS, NULL, "the end state differs");
	finding = add_finding(written, DOWNGRADE_FAILS, "0002", "the downgrade fails: no");
	finding->path = "db/migrations/0002_add_email.down.sql";
	finding->line = 4;
	finding->hint = "Write what works.";
	(void)add_finding(written, SILENT_NO_OP, "0002", "it changed nothing");
	assert_has(write_report(written, false),
		"\nchain\n"
		"  error    deploy-differs\n"
		"    the end state differs\n"
		"\n"
		"0002 add email\n"
		"  error    downgrade-fails  db/migrations/0002_add_email.down.sql:4\n"
		"    the downgrade fails: no\n"
		"    hint: Write what works.\n"
		"  warning  silent-no-op\n"
		"    it changed nothing\n"
		"\n");
}

static void a_finding_without_a_line_has_its_path_alone(void **state)
{
	struct written *written = *state;

	add_finding(written, MISSING_DOWNGRADE, "0009", "no file")->path = "a.up.sql";
	assert_has(
		write_report(written, false), "\n0009\n  error    missing-downgrade  a.up.sql\n");
}

static void an_object_that_came_or_went_is_shown_by_its_definition_alone(void **state)
{
	struct written *written = *state;
	struct finding *finding = add_finding(
		written, DOWNGRADE_LEAVES_RESIDUE, "2", "index public.i is still there");

	finding->object = "index public.i";
	finding->after = "CREATE INDEX i\n  ON t (a)";
	add_change(written, finding, "definition", NULL, "CREATE INDEX i");
	add_change(written, finding, "unique", NULL, "no");
	assert_has(write_report(written, false),
		"is still there\n      + index public.i: CREATE INDEX i ON t (a)\n\n");
}

static void a_changed_object_is_shown_by_its_changes(void **state)
{
	struct written *written = *state;
	struct finding *finding =
		add_finding(written, DOWNGRADE_LEAVES_RESIDUE, "2", "it comes back changed");

	finding->object = "column public.users.email";
	add_change(written, finding, "type", "text", "integer");
	add_change(written, finding, "default", "'x'", NULL);
	add_change(written, finding, "comment", NULL, "an address");
	add_change(written, finding, "comment", "", "an address");
	*VEC_ADD(written->result.arena, &finding->changes) =
		(struct finding_change){"table", "public.users", "", NULL, NULL};
	assert_has(write_report(written, false), "      ~ type: text → integer\n"
						 "      - default: 'x'\n"
						 "      + comment: an address\n"
						 "      ~ comment: (empty) → an address\n"
						 "      + table public.users\n\n");
}

static void more_than_six_changes_are_counted(void **state)
{
	struct written *written = *state;
	struct finding *finding = add_finding(written, REUPGRADE_DIFFERS, "2", "it differs");

	for (size_t i = 0; i < 9; i++) {
		add_change(written, finding, "type", "a", "b");
	}
	assert_has(write_report(written, false), "type: a → b\n      and 3 more\n\n");
}

static void long_values_are_shown_from_where_they_differ(void **state)
{
	struct written *written = *state;
	struct finding *finding = add_finding(written, REUPGRADE_DIFFERS, "2", "it differs");
	char before[301], after[301];

	(void)snprintf(before, sizeof before, "%0150dBEFORE%0144d", 0, 0);
	(void)snprintf(after, sizeof after, "%0150dLATER!%0144d", 0, 0);
	add_change(written, finding, "definition", before, after);
	(void)write_report(written, false);
	assert_has(written->text, "~ column public.users.email definition\n"
				  "        before: …00000000000000000000BEFORE000");
	assert_has(written->text, "        after:  …00000000000000000000LATER!000");
	assert_int_equal(widest_line(written->text), 100);
}

static void an_object_that_nothing_else_names_is_named(void **state)
{
	struct written *written = *state;

	add_finding(written, TIMED_OUT, "2", "it did not end")->object = "table t";
	add_finding(written, TIMED_OUT, "2", "view v did not end")->object = "view v";
	assert_has(write_report(written, false), "it did not end\n      table t\n  error");
	assert_has(written->text, "    view v did not end\n\n");
}

static void long_messages_are_wrapped_between_words_and_never_inside_a_character(void **state)
{
	struct written *written = *state;
	char message[1201] = "";

	for (size_t i = 0; i + 17 < sizeof message; i += 17) {
		/* NOLINTNEXTLINE(bugprone-not-null-terminated-result): a part of a longer text */
		memcpy(message + i, "übersetzter žu ", 17);
	}
	(void)add_finding(written, UPGRADE_FAILS, "2", message);
	(void)write_report(written, false);
	assert_in_range(widest_line(written->text), 90, 100);
	assert_has(written->text, "\n    übersetzter");
	free(written->text);
	for (size_t i = 0; i < 1200; i += 2) {
		/* NOLINTNEXTLINE(bugprone-not-null-terminated-result): a part of a longer text */
		memcpy(message + i, "é", 2); /* one long word */
	}
	(void)write_report(written, false);
	assert_int_equal(widest_line(written->text), 100);
}

static void the_lines_of_a_servers_text_stay_lines(void **state)
{
	struct written *written = *state;

	(void)add_finding(written, UPGRADE_FAILS, "2",
		"syntax error\r\nLINE 1: SELEC 1\n        ^\n\n\tend\n");
	assert_has(write_report(written, false), "    syntax error\n"
						 "      LINE 1: SELEC 1\n"
						 "              ^\n"
						 "          end\n\n");
}

static void what_a_terminal_would_obey_does_not_reach_it(void **state)
{
	struct written *written = *state;
	struct finding *finding = add_finding(
		written, UPGRADE_FAILS, "\x1B[2J", "a\x1B[31m \x7F \xC2\x9B \xFF\xC3 ok");

	finding->path = "a\nerror: b\x07.sql";
	/* NOLINTNEXTLINE(misc-misleading-bidirectional): what the test is about */
	finding->object = "table \xE2\x80\xAE";
	finding->before = "b\x08";
	finding->after = "\x1B]0;c\x07";
	finding->hint = "\xEF\xBB\xBF";
	add_revision(written, "1", "t\x1B[1m", SKIPPED);
	add_gap(written, "\x1B[3", "\x1B[4", "\x1B[5");
	written->result.path = "\x1B[6";
	written->result.server_version = "\x1B[7";
	assert_null(strchr(write_report(written, false), '\x1B'));
	assert_has(written->text, "    a\\x1b[31m \\x7f \\u009b \\xff\\xc3 ok\n");
	assert_has(written->text, "  a\\x0aerror: b\\x07.sql\n");
	assert_has(written->text, "~ table \\u202e: b\\x08 → \\x1b]0;c\\x07\n");
	assert_has(written->text, "hint: \\ufeff\n");
	for (size_t i = 0; i < written->size; i++) {
		assert_true((unsigned char)written->text[i] >= 0x20 || written->text[i] == '\n');
	}
}

static void colour_is_there_only_when_asked_for(void **state)
{
	struct written *written = *state;

	(void)add_finding(written, UPGRADE_FAILS, "1", "fails");
	(void)add_finding(written, SILENT_NO_OP, "1", "nothing");
	add_finding(written, MISSING_MESSAGE, "1", "no words")->object = "table t";
	assert_null(strchr(write_report(written, false), '\x1B'));
	free(written->text);
	(void)write_report(written, true);
	assert_has(written->text, "\033[31merror  \033[0m  \033[1mupgrade-fails\033[0m\n");
	assert_has(written->text, "\033[33mwarning\033[0m");
	assert_has(written->text, "\033[36mnote   \033[0m");
	assert_has(written->text, "\033[2mtable t\033[0m\n");
	assert_has(written->text, "\033[31m1 error, 1 warning, 1 note: ");
}

static void gaps_with_the_same_reason_are_one_line_with_runs_of_revisions(void **state)
{
	static const char *const ids[] = {"0001", "0002", "0003", "0004", "0005", "0006"};
	struct written *written = *state;

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		add_revision(written, ids[i], "", i == 0 ? FAILED : SKIPPED);
	}
	add_gap(written, "0002", "the revision", "needs 0001");
	add_gap(written, "0003", "the revision", "needs 0001");
	add_gap(written, NULL, "the way back to base", "it ends at 0006");
	add_gap(written, "0004", "the revision", "needs 0001");
	add_gap(written, "0006", "the revision", "needs 0001");
	add_gap(written, "0005", "the revision", "needs 0002");
	add_gap(written, "not in the chain", "the revision", "lost");
	add_gap(written, "nor this", "the revision", "lost");
	assert_has(write_report(written, false),
		"\nnot examined\n"
		"  the revision (0002 to 0004, 0006): needs 0001\n"
		"  the way back to base: it ends at 0006\n"
		"  the revision (0005): needs 0002\n"
		"  the revision (not in the chain, nor this): lost\n"
		"\n");
	assert_has(written->text, "1 failed, 5 skipped; 8\n  things not examined (");
}

static void a_skipped_revision_about_which_no_gap_speaks_is_named_with_its_reason(void **state)
{
	struct written *written = *state;

	add_revision(written, "0001", "", SKIPPED);
	written->result.revisions.items[0].skipped = "by mtest.yaml";
	add_revision(written, "0002", "", SKIPPED);
	assert_has(write_report(written, false), "  the revision (0001): by mtest.yaml\n"
						 "  the revision (0002): it was skipped\n\n");
}

static void a_full_disk_is_an_error_of_the_system(void **state)
{
	struct written *written = *state;
	struct error err = {0};
	FILE *full = fopen("/dev/full", "w");

	assert_non_null(full);
	assert_false(report_text.write(&written->result, &(struct report_style){0}, full, &err));
	assert_int_equal(err.code, ERROR_SYSTEM);
	(void)fclose(full);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, written_set_up, written_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_clean_run_is_a_header_and_a_line_that_says_all_is_well),
		TEST(the_folder_and_what_was_not_examined_are_said),
		TEST(findings_stand_under_their_revision_and_those_of_the_chain_first),
		TEST(a_finding_without_a_line_has_its_path_alone),
		TEST(an_object_that_came_or_went_is_shown_by_its_definition_alone),
		TEST(a_changed_object_is_shown_by_its_changes),
		TEST(more_than_six_changes_are_counted),
		TEST(long_values_are_shown_from_where_they_differ),
		TEST(an_object_that_nothing_else_names_is_named),
		TEST(long_messages_are_wrapped_between_words_and_never_inside_a_character),
		TEST(the_lines_of_a_servers_text_stay_lines),
		TEST(what_a_terminal_would_obey_does_not_reach_it),
		TEST(colour_is_there_only_when_asked_for),
		TEST(gaps_with_the_same_reason_are_one_line_with_runs_of_revisions),
		TEST(a_skipped_revision_about_which_no_gap_speaks_is_named_with_its_reason),
		TEST(a_full_disk_is_an_error_of_the_system),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
