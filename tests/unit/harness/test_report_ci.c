#include "written.h"

static const char *write_as(struct written *written, const struct report_format *report)
{
	return written_as(written, report, &(struct report_style){0});
}

static void annotations_are_escaped(void **state)
{
	struct written *written = *state;
	struct finding *finding = add_finding(
		written, DOWNGRADE_FAILS, "1,2:3", "100% wrong\nfor ::error:: \x1b and\xff");

	finding->path = "m/a,b:c%.sql";
	finding->line = 7;
	finding->hint = "Mend it.";
	written->result.root = "backend/";
	assert_string_equal(write_as(written, &report_github),
		"::error file=backend/m/a%2Cb%3Ac%25.sql,line=7,title=downgrade-fails in "
		"1%2C2%3A3::100%25 wrong%0Afor ::error:: \\x1b and\\xff%0AMend it.\n");
}

static void each_severity_has_its_annotation_and_the_worst_come_first(void **state)
{
	struct written *written = *state;

	(void)add_finding(written, MISSING_MESSAGE, "1", "c");
	(void)add_finding(written, SILENT_NO_OP, "1", "b");
	(void)add_finding(written, DEPLOY_DIFFERS, NULL, "a");
	assert_string_equal(write_as(written, &report_github),
		"::error title=deploy-differs::a\n"
		"::warning title=silent-no-op in 1::b\n"
		"::notice title=missing-message in 1::c\n");
}

static void of_more_than_ten_annotations_the_last_counts_the_rest(void **state)
{
	struct written *written = *state;

	for (size_t i = 0; i < 12; i++) {
		(void)add_finding(written, SILENT_NO_OP, "1", "b");
		if (i < 10) {
			(void)add_finding(written, DOWNGRADE_FAILS, "1", "a");
		}
	}
	(void)write_as(written, &report_github);
	assert_has(written->text,
		"::warning title=mtest::3 more findings of this kind are in the report\n");
	assert_null(strstr(written->text, "::error title=mtest"));
}

static void what_does_not_count_is_not_annotated(void **state)
{
	struct written *written = *state;

	add_finding(written, SILENT_NO_OP, "1", "b")->history = true;
	add_finding(written, DOWNGRADE_FAILS, "1", "a")->allowed = "so";
	assert_string_equal(write_as(written, &report_github), "");
}

static void junit_has_no_character_that_xml_forbids(void **state)
{
	struct written *written = *state;

	add_revision(written, "<1>", "\x01 & \"\xEF\xBF\xBE", FAILED);
	(void)add_finding(written, DOWNGRADE_FAILS, "<1>", "\x1b]0;\x08 a\nb\xff <&>");
	written->result.fail_on = ERROR;
	(void)write_as(written, &report_junit);
	assert_has(written->text, "name=\"&lt;1&gt; \\x01 &amp; &quot;\\ufffe: downgrade\"");
	assert_has(written->text, "\\x1b]0;\\x08 a\nb\\xff &lt;&amp;&gt;\n</failure>");
	for (const char *at = written->text; *at != '\0'; at++) {
		assert_true((unsigned char)*at >= 0x20 || *at == '\n');
	}
}

static void junit_has_one_failure_for_all_that_fails_in_a_case(void **state)
{
	struct written *written = *state;

	add_revision(written, "1", "", IRREVERSIBLE);
	(void)add_finding(written, DOWNGRADE_FAILS, "1", "a");
	(void)add_finding(written, DOWNGRADE_LEAVES_RESIDUE, "1", "b");
	(void)add_finding(written, SILENT_NO_OP, "1", "c");
	(void)add_finding(written, MULTIPLE_HEADS, NULL, "d");
	add_finding(written, UPGRADE_FAILS, "1", "e")->history = true;
	written->result.fail_on = ERROR;
	(void)write_as(written, &report_junit);
	assert_has(written->text, "tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"1\"");
	assert_has(written->text, "<failure message=\"2 findings, the first: a\" "
				  "type=\"downgrade-fails\">error downgrade-fails\na\n\n"
				  "error downgrade-leaves-residue\nb\n</failure>");
	assert_has(written->text, "name=\"the chain as a whole\" time=\"0.000\">\n   <failure "
				  "message=\"d\"");
	assert_has(written->text,
		"name=\"1: upgrade\" time=\"0.000\">\n   <skipped message=\"it was not "
		"run\"/>\n   <system-out>warning "
		"silent-no-op\nc\n\nerror upgrade-fails\ne\nhistory: ");
}

static void junit_tells_by_the_line_which_direction_of_a_file_is_meant(void **state)
{
	struct written *written = *state;
	struct revision *revision = arena_alloc(written->result.arena, sizeof *revision);

	*revision = (struct revision){.id = "a1",
		.path = "v/a1.py",
		.up = {.path = "v/a1.py", .line = 10},
		.down = {.path = "v/a1.py", .line = 20}};
	*VEC_ADD(written->result.arena, &written->result.revisions) =
		(struct result_revision){.revision = revision, .verdict = FAILED};
	for (size_t line = 19; line <= 20; line++) {
		struct finding *finding = add_finding(written, SWALLOWED_ERROR, "a1", "x");

		finding->path = "v/a1.py";
		finding->line = line;
	}
	written->result.fail_on = ERROR;
	(void)write_as(written, &report_junit);
	assert_has(written->text, "name=\"a1: upgrade\" file=\"v/a1.py\" time=\"0.000\">\n"
				  "   <failure message=\"x\" type=\"swallowed-error\">error "
				  "swallowed-error at v/a1.py:19\n");
	assert_has(written->text, "swallowed-error at v/a1.py:20\n");
}

static void junit_says_why_a_case_was_skipped(void **state)
{
	struct written *written = *state;

	add_revision(written, "1", "", SKIPPED);
	written->result.revisions.items[0].skipped = "needs 0";
	add_revision(written, "2", "", NOT_WALKED);
	add_revision(written, "3", "", FORWARD_ONLY);
	*VEC_ADD(written->result.arena, &written->result.gaps) =
		(struct result_gap){"3", "the revision", "not today"};
	(void)write_as(written, &report_junit);
	assert_has(written->text, "tests=\"6\" failures=\"0\" errors=\"0\" skipped=\"5\"");
	assert_has(written->text, "name=\"1: downgrade\" time=\"0.000\">\n   <skipped "
				  "message=\"needs 0\"/>");
	assert_has(written->text, "<skipped message=\"it was not run\"/>");
	assert_has(written->text, "<skipped message=\"not today\"/>");
	assert_null(strstr(written->text, "3: downgrade"));
	free(written->text);
	written->result.partial = true;
	assert_null(strstr(write_as(written, &report_junit), "2: upgrade"));
}

static void a_full_disk_is_an_error_of_the_system(void **state)
{
	static const struct report_format *const formats[] = {&report_junit, &report_github, NULL};
	struct written *written = *state;

	(void)add_finding(written, DOWNGRADE_FAILS, "1", "a");
	for (size_t i = 0; formats[i] != NULL; i++) {
		struct error err = {0};
		FILE *full = fopen("/dev/full", "w");

		assert_non_null(full);
		assert_false(
			formats[i]->write(&written->result, &(struct report_style){0}, full, &err));
		assert_int_equal(err.code, ERROR_SYSTEM);
		(void)fclose(full);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, written_set_up, written_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(annotations_are_escaped),
		TEST(each_severity_has_its_annotation_and_the_worst_come_first),
		TEST(of_more_than_ten_annotations_the_last_counts_the_rest),
		TEST(what_does_not_count_is_not_annotated),
		TEST(junit_has_no_character_that_xml_forbids),
		TEST(junit_has_one_failure_for_all_that_fails_in_a_case),
		TEST(junit_tells_by_the_line_which_direction_of_a_file_is_meant),
		TEST(junit_says_why_a_case_was_skipped),
		TEST(a_full_disk_is_an_error_of_the_system),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
