#include "folder.h"
#include "project.h"

struct opened {
	struct project project;
	struct findings findings;
};

static bool open_project(
	struct with_folder *with, struct project_options options, struct opened *out)
{
	*out = (struct opened){.findings = {.arena = with->arena}};
	options.folder = with->folder;
	return project_open(&options, with->arena, &out->project, &out->findings, &with->err);
}

static void nothing_but_migrations_is_enough(void **state)
{
	struct with_folder *with = *state;
	struct opened opened;

	put(with, "db/1_a.up.sql", "CREATE TABLE a (id integer);");
	put(with, "db/1_a.down.sql", "DROP TABLE a;");
	WORKS(&with->err, open_project(with, (struct project_options){0}, &opened));
	assert_string_equal(opened.project.adapter->name, "golang-migrate");
	assert_string_equal(opened.project.path, "db");
	assert_null(opened.project.engine);
	assert_string_equal(opened.project.database, "mtest");
	assert_true(opened.project.step_timeout == 60);
	assert_int_equal(opened.project.chain.count, 1);
	assert_int_equal(opened.findings.count, 0);
}

static void options_win_over_the_file_and_the_file_over_the_project(void **state)
{
	struct with_folder *with = *state;
	struct opened opened;

	put(with, "db/1_a.up.sql", "CREATE TABLE a (id serial);");
	put(with, "db/1_a.down.sql", "DROP TABLE a;");
	WORKS(&with->err, open_project(with, (struct project_options){0}, &opened));
	assert_string_equal(opened.project.engine->name, "postgres");
	put(with, ".env", "DATABASE_URL=sqlite:shop.db\n");
	WORKS(&with->err, open_project(with, (struct project_options){0}, &opened));
	assert_string_equal(opened.project.engine->name, "sqlite");
	put(with, "mtest.yaml", "engine: postgres\ntool: plain\nstep_timeout: 5\n");
	WORKS(&with->err, open_project(with, (struct project_options){0}, &opened));
	assert_string_equal(opened.project.engine->name, "postgres");
	assert_string_equal(opened.project.adapter->name, "plain");
	assert_true(opened.project.step_timeout == 5);
	WORKS(&with->err,
		open_project(with,
			(struct project_options){
				.engine = "sqlite", .tool = "golang-migrate", .step_timeout = 7},
			&opened));
	assert_string_equal(opened.project.engine->name, "sqlite");
	assert_string_equal(opened.project.adapter->name, "golang-migrate");
	assert_true(opened.project.step_timeout == 7);
}

static void a_scratch_bears_the_projects_database_name(void **state)
{
	struct with_folder *with = *state;
	struct opened opened;

	put(with, "db/1_a.up.sql", "CREATE TABLE a (id integer);");
	put(with, "compose.yaml",
		"services:\n  db:\n    image: postgres:15\n    environment:\n"
		"      POSTGRES_DB: shop\n");
	WORKS(&with->err, open_project(with, (struct project_options){0}, &opened));
	assert_string_equal(opened.project.database, "shop");
	assert_string_equal(opened.project.version, "15");
	assert_string_equal(opened.project.engine->name, "postgres");
}

static void findings_know_their_place_in_the_chain(void **state)
{
	struct with_folder *with = *state;
	struct opened opened;

	put(with, "1_a.up.sql", "SELECT 1;");
	put(with, "1_a.down.sql", "SELECT 1;");
	put(with, "2_b.up.sql", "SELECT 1;");
	WORKS(&with->err, open_project(with, (struct project_options){0}, &opened));
	assert_int_equal(opened.findings.count, 1);
	assert_int_equal(opened.findings.items[0].order, 1);
}

static void a_prelude_is_read(void **state)
{
	struct with_folder *with = *state;
	struct opened opened;

	put(with, "1_a.up.sql", "SELECT 1;");
	put(with, "ops/roles.sql", "CREATE ROLE a;");
	put(with, "mtest.yaml", "prelude: [ops/roles.sql]\n");
	WORKS(&with->err, open_project(with, (struct project_options){0}, &opened));
	assert_int_equal(opened.project.prelude.count, 1);
	assert_string_equal(opened.project.prelude.items[0].path, "ops/roles.sql");
	assert_string_equal(opened.project.prelude.items[0].text, "CREATE ROLE a;");
}

static void refuse(struct with_folder *with, struct project_options options, const char *words)
{
	struct opened opened;

	assert_false(open_project(with, options, &opened));
	assert_int_equal(with->err.code, ERROR_USAGE);
	if (strstr(with->err.text, words) == NULL || strchr(with->err.text, '\n') != NULL) {
		print_error("'%s' does not say '%s'\n", with->err.text, words);
		_fail(__FILE__, __LINE__);
	}
}

static void wrong_use_is_told_in_one_line(void **state)
{
	struct with_folder *with = *state;

	refuse(with, (struct project_options){0}, "no migrations found");
	put(with, "1_a.up.sql", "SELECT 1;");
	refuse(with, (struct project_options){.tool = "rails"}, "--tool: there is no tool");
	refuse(with, (struct project_options){.engine = "oracle"}, "no engine 'oracle'");
	put(with, "mtest.yaml", "path: nowhere\n");
	refuse(with, (struct project_options){0}, "mtest.yaml:1:7: there is no folder nowhere");
	put(with, "mtest.yaml", "tool: rails\n");
	refuse(with, (struct project_options){0}, "mtest.yaml:1:7: there is no tool 'rails'");
	put(with, "mtest.yaml", "engine: oracle\n");
	refuse(with, (struct project_options){0}, "mtest.yaml:1:9 says so");
	put(with, "mtest.yaml", "prelude: [nowhere.sql]\n");
	refuse(with, (struct project_options){0}, "nowhere.sql");
	put_bytes(with, "odd.sql", "a\0", 2);
	put(with, "mtest.yaml", "prelude: [odd.sql]\n");
	refuse(with, (struct project_options){0}, "odd.sql holds a NUL byte");
}

static void a_folder_that_is_none_is_refused(void **state)
{
	struct with_folder *with = *state;
	struct opened opened = {.findings = {.arena = with->arena}};
	struct project_options options = {.folder = in_folder(with, "missing")};

	assert_false(
		project_open(&options, with->arena, &opened.project, &opened.findings, &with->err));
	assert_int_equal(with->err.code, ERROR_USAGE);
	assert_non_null(strstr(with->err.text, "--project: there is no folder "));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(nothing_but_migrations_is_enough),
		WITH_FOLDER(options_win_over_the_file_and_the_file_over_the_project),
		WITH_FOLDER(a_scratch_bears_the_projects_database_name),
		WITH_FOLDER(findings_know_their_place_in_the_chain),
		WITH_FOLDER(a_prelude_is_read),
		WITH_FOLDER(wrong_use_is_told_in_one_line),
		WITH_FOLDER(a_folder_that_is_none_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
