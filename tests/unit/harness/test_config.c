#include "config.h"
#include "folder.h"

static void an_absent_file_says_nothing(void **state)
{
	struct with_folder *with = *state;
	struct config config = {.tool = "x"};

	WORKS(&with->err, config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_null(config.file);
	assert_null(config.tool);
	assert_int_equal(config.prelude.count, 0);
}

static void the_keys_of_the_project_are_read(void **state)
{
	struct with_folder *with = *state;
	struct config config;

	put(with, "mtest.yaml",
		"# comment\ntool: plain\nengine: postgres\npath: db/migrations\n"
		"prelude:\n  - roles.sql\n  - \"more roles.sql\"\nstep_timeout: 2.5\n"
		"python: [docker, exec, python3]\nenvironment: [A=b, C=]\n"
		"x_args: [tenant=demo]\nsets:\n- {name: a, path: x}\n"
		"- name: b\n  tool: plain\n  engine: sqlite\n  path: y\n");
	WORKS(&with->err, config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_string_equal(config.file, in_folder(with, "mtest.yaml"));
	assert_string_equal(config.tool, "plain");
	assert_string_equal(config.engine, "postgres");
	assert_string_equal(config.path, "db/migrations");
	assert_int_equal(config.prelude.count, 2);
	assert_string_equal(config.prelude.items[1], "more roles.sql");
	assert_true(config.step_timeout > 2.4 && config.step_timeout < 2.6);
	assert_int_equal(config.python.count, 3);
	assert_string_equal(config.python.items[2], "python3");
	assert_string_equal(config.environment.items[1], "C=");
	assert_string_equal(config.x_args.items[0], "tenant=demo");
	assert_int_equal(config.sets.count, 2);
	assert_null(config.sets.items[0].tool);
	assert_string_equal(config.sets.items[1].name, "b");
	assert_string_equal(config.sets.items[1].tool, "plain");
	assert_string_equal(config.sets.items[1].engine, "sqlite");
	assert_string_equal(config.sets.items[1].path, "y");
	assert_string_equal(config_place(with->arena, &config, "engine"),
		arena_printf(with->arena, "%s:3:9", in_folder(with, "mtest.yaml")));
	assert_string_equal(config_place(with->arena, &config, "skip"), config.file);
}

static void the_keys_of_judging_are_read(void **state)
{
	struct with_folder *with = *state;
	struct config config;

	put(with, "mtest.yaml",
		"deployed: origin/main\nidempotent: true\nexclude: [\"table audit.*\"]\n"
		"revision_naming: '^[0-9]{3}_'\n"
		"checks: [{check: timed-out, severity: off}, {check: missing-message,\n"
		"  severity: error}, {check: upgrade-fails, severity: warning},\n"
		"  {check: silent-no-op, severity: note}]\n"
		"allow:\n- check: silent-no-op\n  reason: ' meant '\n"
		"- {check: timed-out, revision: 0042*, object: table x, reason: slow}\n"
		"fixtures: {folder: f, rows: 8, seed: -1}\n"
		"hooks:\n- {after: up, revision: '0042', run: a b, timeout: 3}\n"
		"- {after: head, run: c}\n");
	WORKS(&with->err, config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_string_equal(config.deployed, "origin/main");
	assert_true(config.idempotent);
	assert_string_equal(config.exclude.items[0], "table audit.*");
	assert_string_equal(config.revision_naming, "^[0-9]{3}_");
	assert_int_equal(config.checks.count, 4);
	assert_int_equal(config.checks.items[0].check, TIMED_OUT);
	assert_true(config.checks.items[0].off);
	assert_int_equal(config.checks.items[1].severity, ERROR);
	assert_false(config.checks.items[1].off);
	assert_int_equal(config.checks.items[2].severity, WARNING);
	assert_int_equal(config.checks.items[3].severity, NOTE);
	assert_int_equal(config.allow.count, 2);
	assert_int_equal(config.allow.items[0].check, SILENT_NO_OP);
	assert_null(config.allow.items[0].revision);
	assert_null(config.allow.items[0].object);
	assert_string_equal(config.allow.items[0].reason, "meant");
	assert_int_equal(config.allow.items[0].line, 9);
	assert_string_equal(config.allow.items[1].revision, "0042*");
	assert_string_equal(config.allow.items[1].object, "table x");
	assert_int_equal(config.allow.items[1].line, 11);
	assert_string_equal(config.fixtures.folder, "f");
	assert_int_equal(*config.fixtures.rows, 8);
	assert_true(config.fixtures.seed == -1);
	assert_int_equal(config.hooks.count, 2);
	assert_string_equal(config.hooks.items[0].after, "up");
	assert_string_equal(config.hooks.items[0].revision, "0042");
	assert_string_equal(config.hooks.items[0].run, "a b");
	assert_true(config.hooks.items[0].timeout > 2.9);
	assert_string_equal(config.hooks.items[1].after, "head");
}

/* YAML 1.1 would make numbers and truths of them. */
static void words_stay_as_they_are_written(void **state)
{
	struct with_folder *with = *state;
	struct config config;

	put(with, "mtest.yaml",
		"\xEF\xBB\xBFskip: [0007, 1_000, 1e3, yes, 12:30, 0x1F, 2024-01-01]\r\n"
		"minimum_downgrade: 0100\r\ndeployed: off\r\n");
	WORKS(&with->err, config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_int_equal(config.skip.count, 7);
	assert_string_equal(config.skip.items[0], "0007");
	assert_string_equal(config.skip.items[1], "1_000");
	assert_string_equal(config.skip.items[2], "1e3");
	assert_string_equal(config.skip.items[3], "yes");
	assert_string_equal(config.skip.items[4], "12:30");
	assert_string_equal(config.skip.items[5], "0x1F");
	assert_string_equal(config.skip.items[6], "2024-01-01");
	assert_string_equal(config.minimum_downgrade, "0100");
	assert_string_equal(config.deployed, "off");
}

static void a_key_that_nothing_reads_is_told(void **state)
{
	struct with_folder *with = *state;
	struct config config;

	put(with, "mtest.yaml",
		"tool: plain\ncommands: {list: a, up: b, down: c, drift: d}\n"
		"contract: [{revision: 0050*, since: v2.3, reason: unused}]\n"
		"queries: {folder: queries, app_role: app}\n"
		"rehearsal: {blocked_ms: 1000, transaction_seconds: 60, history: .h,\n"
		"  clone: {create: a, destroy: b}, after_copy: [a.sql]}\n");
	WORKS(&with->err, config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_int_equal(config.idle.count, 4);
	assert_string_equal(config.idle.items[0], "commands");
	assert_string_equal(config.idle.items[3], "rehearsal");
}

static void files_without_a_key_are_fine(void **state)
{
	static const char *const texts[] = {"", "\n", "# nothing yet\n", "{}\n", "---\n",
		"%YAML 1.1\n---\n...\n", "\xEF\xBB\xBF", "~\n", "   "};
	struct with_folder *with = *state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct config config;

		put(with, "mtest.yaml", texts[i]);
		WORKS(&with->err,
			config_read(with->arena, with->folder, NULL, &config, &with->err));
		assert_null(config.tool);
		assert_true(config.step_timeout == 0);
	}
}

static void another_file_can_be_named(void **state)
{
	struct with_folder *with = *state;
	struct config config;

	put(with, "mtest.yaml", "tool: plain\n");
	put(with, "ci/other.yaml", "tool: golang-migrate\n");
	WORKS(&with->err, config_read(with->arena, with->folder, in_folder(with, "ci/other.yaml"),
				  &config, &with->err));
	assert_string_equal(config.tool, "golang-migrate");
	assert_false(config_read(
		with->arena, with->folder, in_folder(with, "missing.yaml"), &config, &with->err));
	assert_int_equal(with->err.code, ERROR_USAGE);
}

static void what_is_not_text_is_refused(void **state)
{
	struct with_folder *with = *state;
	struct config config;

	put_bytes(with, "mtest.yaml", "tool: pl\0in\n", 12);
	assert_false(config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_non_null(strstr(with->err.text, "mtest.yaml:1:9: holds a NUL byte"));
	WORKS(&with->err, file_remove_tree(in_folder(with, "mtest.yaml"), &with->err));
	assert_int_equal(symlink("nowhere", in_folder(with, "mtest.yaml")), 0);
	assert_false(config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_int_equal(with->err.code, ERROR_USAGE);
	assert_non_null(strstr(with->err.text, "mtest.yaml: No such file"));
	WORKS(&with->err, file_remove_tree(in_folder(with, "mtest.yaml"), &with->err));
	put(with, "mtest.yaml/inner", "");
	assert_false(config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_int_equal(with->err.code, ERROR_USAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(an_absent_file_says_nothing),
		WITH_FOLDER(the_keys_of_the_project_are_read),
		WITH_FOLDER(the_keys_of_judging_are_read),
		WITH_FOLDER(words_stay_as_they_are_written),
		WITH_FOLDER(a_key_that_nothing_reads_is_told),
		WITH_FOLDER(files_without_a_key_are_fine),
		WITH_FOLDER(another_file_can_be_named),
		WITH_FOLDER(what_is_not_text_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
