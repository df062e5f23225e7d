#include "report.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

struct written {
	struct result result;
	char *text; /* what write_report wrote */
	size_t size;
	json_t *json;
};

static int set_up(void **state)
{
	struct arena *arena = arena_new();
	struct written *written = arena_alloc(arena, sizeof *written);

	written->result = (struct result){.arena = arena,
		.project = ".",
		.tool = "golang-migrate",
		.engine = "sqlite",
		.server_version = "3.40.1",
		.path = "db/migrations"};
	written->result.findings.arena = arena;
	*state = written;
	return 0;
}

static int tear_down(void **state)
{
	struct written *written = *state;
	struct arena *arena = written->result.arena;

	json_decref(written->json);
	free(written->text);
	arena_free(&arena);
	return 0;
}

static const json_t *write_report(struct written *written)
{
	struct error err;
	json_error_t trouble;
	FILE *out = open_memstream(&written->text, &written->size);

	assert_true(report_json.write(&written->result, &(struct report_style){0}, out, &err));
	assert_int_equal(fclose(out), 0);
	written->json = json_loadb(written->text, written->size, JSON_REJECT_DUPLICATES, &trouble);
	assert_non_null(written->json);
	return written->json;
}

static struct result_revision *add_revision(struct written *written, const char *id)
{
	struct arena *arena = written->result.arena;
	struct revision *revision = arena_alloc(arena, sizeof *revision);
	struct result_revision *walked = VEC_ADD(arena, &written->result.revisions);

	revision->id = id;
	revision->title = "add email";
	revision->path = "db/migrations/0002_add_email.up.sql";
	*VEC_ADD(arena, &revision->parents) = "0001";
	walked->revision = revision;
	return walked;
}

static const char *string_at(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static json_int_t number_at(const json_t *object, const char *key)
{
	assert_true(json_is_integer(json_object_get(object, key)));
	return json_integer_value(json_object_get(object, key));
}

static void assert_keys(const json_t *object, const char *expected)
{
	char keys[512] = "";
	const char *key;
	json_t *value, *keep = json_copy((json_t *)(uintptr_t)object);

	json_object_foreach(keep, key, value)
	{
		size_t length = strlen(keys);

		(void)snprintf(keys + length, sizeof keys - length, "%s ", key);
	}
	json_decref(keep);
	assert_string_equal(keys, expected);
}

static void an_empty_run_has_every_part_of_the_report(void **state)
{
	const json_t *json = write_report(*state), *project = json_object_get(json, "project");

	assert_keys(json, "mtest schema_version project summary revisions findings not_examined "
			  "remarks ");
	assert_string_equal(string_at(json, "mtest"), MTEST_VERSION);
	assert_int_equal(number_at(json, "schema_version"), 1);
	assert_keys(project, "path tool engine server_version revisions heads base ");
	assert_string_equal(string_at(project, "path"), ".");
	assert_string_equal(string_at(project, "tool"), "golang-migrate");
	assert_string_equal(string_at(project, "engine"), "sqlite");
	assert_string_equal(string_at(project, "server_version"), "3.40.1");
	assert_true(json_is_array(json_object_get(project, "heads")));
	assert_int_equal(json_array_size(json_object_get(json, "revisions")), 0);
	assert_int_equal(json_array_size(json_object_get(json, "findings")), 0);
	assert_int_equal(json_array_size(json_object_get(json, "not_examined")), 0);
}

static void the_report_is_indented_by_two_and_ends_with_a_line_end(void **state)
{
	struct written *written = *state;

	(void)write_report(written);
	assert_int_equal(strncmp(written->text, "{\n  \"mtest\": ", 13), 0);
	assert_string_equal(written->text + written->size - 4, "]\n}\n");
}

static void the_summary_counts_findings_revisions_steps_and_gaps(void **state)
{
	struct written *written = *state;
	const json_t *summary;

	(void)finding_add(&written->result.findings, UPGRADE_FAILS);
	(void)finding_add(&written->result.findings, DOWNGRADE_FAILS);
	(void)finding_add(&written->result.findings, SILENT_NO_OP);
	(void)add_revision(written, "0002");
	*VEC_ADD(written->result.arena, &written->result.gaps) =
		(struct result_gap){NULL, "the way back to base", "it ends at 0002"};
	written->result.steps = 42;
	written->result.seconds = 3.2;
	summary = json_object_get(write_report(written), "summary");
	assert_keys(summary,
		"errors warnings notes allowed history revisions steps not_examined seconds ");
	assert_int_equal(number_at(summary, "errors"), 2);
	assert_int_equal(number_at(summary, "warnings"), 1);
	assert_int_equal(number_at(summary, "notes"), 0);
	assert_int_equal(number_at(summary, "allowed"), 0);
	assert_int_equal(number_at(summary, "revisions"), 1);
	assert_int_equal(number_at(summary, "steps"), 42);
	assert_int_equal(number_at(summary, "not_examined"), 1);
	assert_non_null(strstr(written->text, "\"seconds\": 3.2\n"));
}

static void seconds_are_rounded_to_six_digits(void **state)
{
	struct written *written = *state;

	written->result.seconds = 0.10000049;
	(void)write_report(written);
	assert_non_null(strstr(written->text, "\"seconds\": 0.1\n"));
}

static void a_revision_has_its_steps_and_their_statements(void **state)
{
	struct written *written = *state;
	struct result_revision *walked = add_revision(written, "0002");
	struct step_statement statements[] = {
		{.line = 3, .sql = "ALTER TABLE t …", .seconds = 0.001, .rows = 5},
		{.sql = "SELECT 1", .rows = -1},
	};
	const json_t *revision, *step, *statement;

	walked->verdict = IRREVERSIBLE;
	*VEC_ADD(written->result.arena, &walked->steps) =
		(struct result_step){"ladder", DOWN, 0.004, statements, 2, "2 rows\n"};
	revision = json_array_get(json_object_get(write_report(written), "revisions"), 0);
	assert_keys(revision, "id parents path message verdict skipped steps ");
	assert_string_equal(string_at(revision, "id"), "0002");
	assert_string_equal(string_at(revision, "message"), "add email");
	assert_string_equal(string_at(revision, "verdict"), "irreversible");
	assert_string_equal(
		json_string_value(json_array_get(json_object_get(revision, "parents"), 0)), "0001");
	step = json_array_get(json_object_get(revision, "steps"), 0);
	assert_keys(step, "pass direction seconds statements output ");
	assert_string_equal(string_at(step, "output"), "2 rows\n");
	assert_string_equal(string_at(step, "pass"), "ladder");
	assert_string_equal(string_at(step, "direction"), "down");
	statement = json_array_get(json_object_get(step, "statements"), 0);
	assert_keys(statement, "line sql seconds locks rewrites rows ");
	assert_int_equal(number_at(statement, "line"), 3);
	assert_int_equal(number_at(statement, "rows"), 5);
	assert_int_equal(json_array_size(json_object_get(statement, "locks")), 0);
	statement = json_array_get(json_object_get(step, "statements"), 1);
	assert_true(json_is_null(json_object_get(statement, "line")));
	assert_true(json_is_null(json_object_get(statement, "rows")));
}

static void a_finding_has_all_keys_in_the_order_of_the_design(void **state)
{
	struct written *written = *state;
	struct finding *finding = finding_add(&written->result.findings, DOWNGRADE_LEAVES_RESIDUE);
	const json_t *json, *change;

	finding->engine = "sqlite";
	finding->revision = "0002";
	finding->path = "db/migrations/0002.down.sql";
	finding->line = 12;
	finding->object = "index main.i";
	finding->after = "CREATE INDEX i";
	finding->message = "index main.i is still there";
	finding->hint = "DROP INDEX i;";
	*VEC_ADD(written->result.arena, &finding->changes) =
		(struct finding_change){"index", "main.i", "definition", NULL, "CREATE INDEX i"};
	json = json_array_get(json_object_get(write_report(written), "findings"), 0);
	assert_keys(json, "check severity scenario engine revision path line object before after "
			  "message hint allowed allowed_by history changes ");
	assert_string_equal(string_at(json, "check"), "downgrade-leaves-residue");
	assert_string_equal(string_at(json, "severity"), "error");
	assert_string_equal(string_at(json, "scenario"), "round-trip");
	assert_int_equal(number_at(json, "line"), 12);
	assert_true(json_is_null(json_object_get(json, "before")));
	assert_true(json_is_null(json_object_get(json, "allowed")));
	change = json_array_get(json_object_get(json, "changes"), 0);
	assert_keys(change, "kind identity attribute before after ");
	assert_true(json_is_null(json_object_get(change, "before")));
	assert_string_equal(string_at(change, "after"), "CREATE INDEX i");
}

static void what_is_allowed_stays_and_is_counted_apart(void **state)
{
	struct written *written = *state;
	struct finding *finding = finding_add(&written->result.findings, UPGRADE_FAILS);
	const json_t *report, *json, *summary;

	finding->message = "the upgrade fails";
	finding->allowed = "known";
	finding->allowed_by = "mtest.yaml:12";
	*VEC_ADD(written->result.arena, &written->result.remarks) = "A remark.";
	report = write_report(written);
	json = json_array_get(json_object_get(report, "findings"), 0);
	assert_string_equal(string_at(json, "allowed"), "known");
	assert_string_equal(string_at(json, "allowed_by"), "mtest.yaml:12");
	summary = json_object_get(report, "summary");
	assert_int_equal(number_at(summary, "errors"), 0);
	assert_int_equal(number_at(summary, "allowed"), 1);
	assert_string_equal(
		json_string_value(json_array_get(json_object_get(report, "remarks"), 0)),
		"A remark.");
}

static void what_a_finding_does_not_have_is_null(void **state)
{
	static const char *const absent[] = {
		"engine", "revision", "path", "line", "object", "before", "after", "hint"};
	struct written *written = *state;
	const json_t *json;

	finding_add(&written->result.findings, MISSING_DOWNGRADE)->message = "forward-only";
	json = json_array_get(json_object_get(write_report(written), "findings"), 0);
	for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
		assert_true(json_is_null(json_object_get(json, absent[i])));
	}
	assert_int_equal(json_array_size(json_object_get(json, "changes")), 0);
}

static void a_gap_says_what_was_not_examined_and_why(void **state)
{
	struct written *written = *state;
	const json_t *gap;

	*VEC_ADD(written->result.arena, &written->result.gaps) =
		(struct result_gap){"0004", "the revision", "needs 0003"};
	gap = json_array_get(json_object_get(write_report(written), "not_examined"), 0);
	assert_keys(gap, "revision what reason ");
	assert_string_equal(string_at(gap, "revision"), "0004");
	assert_string_equal(string_at(gap, "what"), "the revision");
	assert_string_equal(string_at(gap, "reason"), "needs 0003");
}

static void bytes_that_are_not_utf8_and_control_characters_make_valid_json(void **state)
{
	struct written *written = *state;
	struct finding *finding = finding_add(&written->result.findings, UPGRADE_FAILS);
	const json_t *json;

	finding->message = "caf\xE9 \x1B[31m \"quoted\" \\ \n\x01";
	finding->path = "a\xFF.sql";
	json = json_array_get(json_object_get(write_report(written), "findings"), 0);
	assert_string_equal(string_at(json, "message"), "caf\uFFFD \x1B[31m \"quoted\" \\ \n\x01");
	assert_string_equal(string_at(json, "path"), "a\uFFFD.sql");
}

static void a_full_disk_is_an_error_of_the_system(void **state)
{
	struct written *written = *state;
	struct error err = {0};
	FILE *full = fopen("/dev/full", "w");

	assert_non_null(full);
	assert_false(report_json.write(&written->result, &(struct report_style){0}, full, &err));
	assert_int_equal(err.code, ERROR_SYSTEM);
	assert_non_null(strstr(err.text, strerror(ENOSPC)));
	(void)fclose(full);
}

static void a_closed_pipe_is_an_error_of_the_system(void **state)
{
	struct written *written = *state;
	struct error err = {0};
	int ends[2];
	FILE *out;

	assert_int_equal(pipe(ends), 0);
	(void)close(ends[0]);
	(void)signal(SIGPIPE, SIG_IGN);
	out = fdopen(ends[1], "w");
	assert_false(report_json.write(&written->result, &(struct report_style){0}, out, &err));
	assert_int_equal(err.code, ERROR_SYSTEM);
	(void)fclose(out);
	(void)signal(SIGPIPE, SIG_DFL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_empty_run_has_every_part_of_the_report),
		TEST(the_report_is_indented_by_two_and_ends_with_a_line_end),
		TEST(the_summary_counts_findings_revisions_steps_and_gaps),
		TEST(seconds_are_rounded_to_six_digits),
		TEST(a_revision_has_its_steps_and_their_statements),
		TEST(a_finding_has_all_keys_in_the_order_of_the_design),
		TEST(what_is_allowed_stays_and_is_counted_apart),
		TEST(what_a_finding_does_not_have_is_null),
		TEST(a_gap_says_what_was_not_examined_and_why),
		TEST(bytes_that_are_not_utf8_and_control_characters_make_valid_json),
		TEST(a_full_disk_is_an_error_of_the_system),
		TEST(a_closed_pipe_is_an_error_of_the_system),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
