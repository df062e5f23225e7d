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

static void every_key_is_read(void **state)
{
	struct with_folder *with = *state;
	struct config config;

	put(with, "mtest.yaml",
		"# comment\ntool: plain\nengine: postgres\npath: db/migrations\n"
		"prelude:\n  - roles.sql\n  - \"more roles.sql\"\nstep_timeout: 2.5\n");
	WORKS(&with->err, config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_string_equal(config.file, in_folder(with, "mtest.yaml"));
	assert_string_equal(config.tool, "plain");
	assert_string_equal(config.engine, "postgres");
	assert_string_equal(config.path, "db/migrations");
	assert_int_equal(config.prelude.count, 2);
	assert_string_equal(config.prelude.items[1], "more roles.sql");
	assert_true(config.step_timeout > 2.4 && config.step_timeout < 2.6);
}

static void files_without_a_key_are_fine(void **state)
{
	static const char *const texts[] = {"", "\n", "# nothing yet\n", "{}\n", "---\n"};
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

struct bad {
	const char *text, *place, *words;
};

static void what_is_wrong_is_located(void **state)
{
	static const struct bad bads[] = {
		{"tool: plain\nengin: sqlite\n",
			":2:1: ", "unknown key 'engin'; did you mean 'engine'?"},
		{"database: x\n", ":1:1: ", "unknown key 'database'"},
		{"# c\n\n  tool: plain\n  preludes: [a]\n",
			":4:3: ", "unknown key 'preludes'; did you mean 'prelude'?"},
		{"step_timeout: soon\n", ":1:", ""},
		{"tool: [plain]\n", ":1:", ""},
		{"tool: plain\nprelude: roles.sql\n", ":2:", ""},
		{"- tool\n", ":1:", ""},
		{"tool: plain\npath: [a\n", ":", ""},
		{"step_timeout: -1\n", ": ", "step_timeout must be more than 0"},
		{"step_timeout: 0\n", ": ", "step_timeout must be more than 0"},
		{"step_timeout: .nan\n", ":", ""},
	};
	struct with_folder *with = *state;

	for (size_t i = 0; i < sizeof bads / sizeof *bads; i++) {
		struct config config;
		const char *place;

		put(with, "mtest.yaml", bads[i].text);
		place = arena_printf(
			with->arena, "%s%s", in_folder(with, "mtest.yaml"), bads[i].place);
		assert_false(config_read(with->arena, with->folder, NULL, &config, &with->err));
		assert_int_equal(with->err.code, ERROR_USAGE);
		if (strncmp(with->err.text, place, strlen(place)) != 0 ||
			strstr(with->err.text, bads[i].words) == NULL) {
			print_error("%s\nfor:\n%s", with->err.text, bads[i].text);
			_fail(__FILE__, __LINE__);
		}
		assert_null(strchr(with->err.text, '\n'));
	}
}

static void a_key_given_twice_is_refused(void **state)
{
	struct with_folder *with = *state;
	struct config config;

	put(with, "mtest.yaml", "tool: plain\ntool: golang-migrate\n");
	assert_false(config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_int_equal(with->err.code, ERROR_USAGE);
}

static void what_is_not_text_is_refused(void **state)
{
	struct with_folder *with = *state;
	struct config config;

	put_bytes(with, "mtest.yaml", "tool: pl\0in\n", 12);
	assert_false(config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_non_null(strstr(with->err.text, "is not UTF-8 text"));
	put(with, "mtest.yaml", "tool: pl\xE4in\n");
	assert_false(config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_non_null(strstr(with->err.text, "is not UTF-8 text"));
	WORKS(&with->err, file_remove_tree(in_folder(with, "mtest.yaml"), &with->err));
	put(with, "mtest.yaml/inner", "");
	assert_false(config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_int_equal(with->err.code, ERROR_USAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(an_absent_file_says_nothing),
		WITH_FOLDER(every_key_is_read),
		WITH_FOLDER(files_without_a_key_are_fine),
		WITH_FOLDER(another_file_can_be_named),
		WITH_FOLDER(what_is_wrong_is_located),
		WITH_FOLDER(a_key_given_twice_is_refused),
		WITH_FOLDER(what_is_not_text_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
