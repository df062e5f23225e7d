#include "adapter.h"
#include "chain_check.h"
#include "folder.h"

/* The chain and the findings of a folder, as one tool reads them. */
struct reading {
	struct chain chain;
	struct findings findings;
};

static struct reading read_as(struct with_folder *with, const char *tool, const char *path)
{
	struct reading reading = {.findings = {.arena = with->arena}};
	const struct tree *tree = tree_folder(with->arena, with->folder);

	WORKS(&with->err, adapter_find(tool)->read(tree, with->arena, path, &reading.chain,
				  &reading.findings, &with->err));
	chain_check(&reading.chain, with->arena, &reading.findings);
	return reading;
}

static const char *ids(struct with_folder *with, struct reading reading)
{
	const char *text = "";

	VEC_EACH (&reading.chain, it) {
		text = arena_printf(with->arena, "%s %s", text, it->id);
	}
	return text;
}

static const char *told(struct with_folder *with, struct reading reading)
{
	const char *text = "";

	VEC_EACH (&reading.findings, it) {
		text = arena_printf(with->arena, "%s %s:%s:%s:%zu", text, checks[it->check]->name,
			it->revision == NULL ? "-" : it->revision,
			it->path == NULL ? "-" : it->path, it->line);
	}
	return text;
}

static void pairs_make_a_chain_in_the_order_of_numbers(void **state)
{
	struct with_folder *with = *state;
	struct reading reading;
	const struct revision *second;

	put(with, "m/10_ten.up.sql", "SELECT 10;");
	put(with, "m/10_ten.down.sql", "SELECT -10;");
	put(with, "m/9_nine.up.sql", "SELECT 9;");
	put(with, "m/9_nine.down.sql", "SELECT -9;");
	put(with, "m/0100_hundred.up.sql", "SELECT 100;");
	put(with, "m/0100_hundred.down.sql", "SELECT -100;");
	reading = read_as(with, "golang-migrate", "m");
	assert_string_equal(ids(with, reading), " 9 10 0100");
	assert_string_equal(told(with, reading), "");
	second = chain_find(&reading.chain, "10");
	assert_int_equal(chain_index(&reading.chain, second), 1);
	assert_int_equal(second->parents.count, 1);
	assert_string_equal(second->parents.items[0], "9");
	assert_string_equal(second->title, "ten");
	assert_string_equal(second->path, "m/10_ten.up.sql");
	assert_string_equal(second->down.path, "m/10_ten.down.sql");
	assert_string_equal(second->down.text, "SELECT -10;");
	assert_int_equal(reading.chain.items[0].parents.count, 0);
	assert_null(chain_find(&reading.chain, "100"));
}

static void other_files_are_not_read(void **state)
{
	static const char *const names[] = {"README.md", "seed.sql", "a_1.up.sql", "1.up.sql",
		"1-a.up.sql", "_a.up.sql", "1_a.sql", "1_a.UP.sql", "sub/2_b.up.sql",
		"99999999999999999999999_a.up.sql"};
	struct with_folder *with = *state;

	put(with, "1_a.up.sql", "SELECT 1;");
	put(with, "1_a.down.sql", "SELECT 1;");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		put(with, names[i], "no SQL");
	}
	assert_string_equal(ids(with, read_as(with, "golang-migrate", ".")), " 1");
}

static void plain_sets_know_three_endings_and_three_separators(void **state)
{
	struct with_folder *with = *state;
	struct reading reading;

	put(with, "001_a.sql", "SELECT 1;");
	put(with, "001_a.down.sql", "SELECT 1;");
	put(with, "002-b.up.sql", "SELECT 1;");
	put(with, "002-b.down.sql", "SELECT 1;");
	put(with, "003.c.sql", "SELECT 1;");
	put(with, "003.c.down.sql", "SELECT 1;");
	put(with, "004.sql", "SELECT 1;");
	put(with, "004.down.sql", "SELECT 1;");
	put(with, "005.txt", "");
	reading = read_as(with, "plain", ".");
	assert_string_equal(ids(with, reading), " 001 002 003 004");
	assert_string_equal(reading.chain.items[1].title, "b");
	assert_string_equal(reading.chain.items[2].title, "c");
	assert_string_equal(reading.chain.items[3].title, "");
	assert_string_equal(told(with, reading), " missing-message:004:004.sql:0");
}

static void a_missing_and_an_empty_downgrade_are_told(void **state)
{
	struct with_folder *with = *state;

	put(with, "1_a.up.sql", "SELECT 1;");
	put(with, "1_a.down.sql", "SELECT 1;");
	put(with, "2_b.up.sql", "SELECT 1;");
	put(with, "3_c.up.sql", "SELECT 1;");
	put(with, "3_c.down.sql", "-- nothing;\n");
	put(with, "4_d.up.sql", "-- empty on purpose");
	put(with, "4_d.down.sql", "");
	assert_string_equal(told(with, read_as(with, "golang-migrate", ".")),
		" missing-downgrade:2:2_b.up.sql:0 empty-downgrade:3:3_c.down.sql:0");
}

static void a_set_without_downgrades_is_forward_only(void **state)
{
	struct with_folder *with = *state;
	struct reading reading;

	put(with, "1_a.up.sql", "SELECT 1;");
	put(with, "2_b.up.sql", "SELECT 1;");
	reading = read_as(with, "golang-migrate", ".");
	assert_true(reading.chain.forward_only);
	assert_string_equal(told(with, reading), " missing-downgrade:-:-:0");
	assert_int_equal(reading.findings.items[0].severity, NOTE);
}

static void the_second_file_of_a_number_is_not_run(void **state)
{
	struct with_folder *with = *state;
	struct reading reading;

	put(with, "0007_a.up.sql", "SELECT 1;");
	put(with, "0007_a.down.sql", "SELECT 1;");
	put(with, "7_b.up.sql", "SELECT 2;");
	reading = read_as(with, "golang-migrate", ".");
	assert_string_equal(told(with, reading), " duplicate-number:7:7_b.up.sql:0");
	assert_int_equal(reading.chain.count, 2);
	assert_null(reading.chain.items[0].unreadable);
	assert_non_null(reading.chain.items[1].unreadable);
}

static void two_files_of_one_pair_are_one_duplicate(void **state)
{
	struct with_folder *with = *state;

	put(with, "1_a.up.sql", "SELECT 1;");
	put(with, "1_a.down.sql", "SELECT 1;");
	put(with, "1_b.up.sql", "SELECT 2;");
	put(with, "1_b.down.sql", "SELECT 2;");
	assert_string_equal(told(with, read_as(with, "golang-migrate", ".")),
		" duplicate-number:1:1_b.up.sql:0");
}

static void what_cannot_be_read_is_told_with_its_line(void **state)
{
	struct with_folder *with = *state;
	struct reading reading;

	put(with, "1_a.up.sql", "SELECT 1;");
	put(with, "1_a.down.sql", "SELECT 1;");
	put_bytes(with, "2_b.up.sql", "SELECT 1;\n\n\0", 12);
	put(with, "2_b.down.sql", "SELECT 1;");
	put(with, "3_c.up.sql", "SELECT 1;");
	put(with, "3_c.down.sql", "SELECT\n'\xFC';");
	put(with, "4_d.up.sql/inner", "");
	put(with, "4_d.down.sql", "SELECT 1;");
	assert_int_equal(symlink("nowhere", in_folder(with, "5_e.up.sql")), 0);
	put(with, "5_e.down.sql", "SELECT 1;");
	reading = read_as(with, "golang-migrate", ".");
	assert_string_equal(told(with, reading),
		" unreadable-revision:2:2_b.up.sql:3 unreadable-revision:3:3_c.down.sql:2"
		" unreadable-revision:4:4_d.up.sql:0 unreadable-revision:5:5_e.up.sql:0");
	assert_null(reading.chain.items[0].unreadable);
	for (size_t i = 1; i < 5; i++) {
		assert_non_null(reading.chain.items[i].unreadable);
	}
}

static void empty_and_silent_scripts_are_told_apart(void **state)
{
	struct with_folder *with = *state;
	struct reading reading;

	put(with, "1_a.up.sql", "");
	put(with, "1_a.down.sql", "-- on purpose");
	reading = read_as(with, "golang-migrate", ".");
	assert_true(reading.chain.items[0].up.empty && reading.chain.items[0].up.silent);
	assert_true(reading.chain.items[0].down.empty && !reading.chain.items[0].down.silent);
}

static void a_missing_folder_is_an_error_of_usage(void **state)
{
	struct with_folder *with = *state;
	struct findings findings = {.arena = with->arena};
	struct chain chain;

	assert_false(adapter_find("plain")->read(tree_folder(with->arena, with->folder),
		with->arena, "missing", &chain, &findings, &with->err));
	assert_int_equal(with->err.code, ERROR_USAGE);
}

static const char *detect(struct with_folder *with, const char *tool, const char *path)
{
	struct detected detected = {0};
	bool found = adapter_find(tool)->detect(
		tree_folder(with->arena, with->folder), with->arena, path, &detected);

	return found ? detected.path : "none";
}

static void the_folder_with_the_most_files_is_found(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(detect(with, "golang-migrate", NULL), "none");
	put(with, "examples/1_a.up.sql", "");
	put(with, "internal/db/migrations/1_a.up.sql", "");
	put(with, "internal/db/migrations/1_a.down.sql", "");
	put(with, "internal/db/migrations/2_b.up.sql", "");
	put(with, "internal/db/migrations/2_b.down.sql", "");
	put(with, "vendor/lib/migrations/1_a.up.sql", "");
	put(with, "vendor/lib/migrations/2_a.up.sql", "");
	put(with, "vendor/lib/migrations/3_a.up.sql", "");
	put(with, ".git/migrations/1_a.up.sql", "");
	assert_string_equal(detect(with, "golang-migrate", NULL), "internal/db/migrations");
	assert_string_equal(detect(with, "golang-migrate", "examples"), "examples");
	assert_string_equal(detect(with, "golang-migrate", "internal"), "none");
}

static void a_folder_of_mysql_comes_last(void **state)
{
	struct with_folder *with = *state;

	put(with, "migrations/mysql/1_a.up.sql", "");
	put(with, "migrations/mysql/1_a.down.sql", "");
	assert_string_equal(detect(with, "golang-migrate", NULL), "migrations/mysql");
	put(with, "migrations/postgres/1_a.up.sql", "");
	assert_string_equal(detect(with, "golang-migrate", NULL), "migrations/postgres");
}

static void a_plain_set_with_downgrades_is_not_golang_migrates(void **state)
{
	struct with_folder *with = *state;

	put(with, "1_a.sql", "");
	put(with, "1_a.down.sql", "");
	put(with, "2_b.sql", "");
	assert_string_equal(detect(with, "plain", NULL), ".");
	assert_string_equal(detect(with, "golang-migrate", NULL), "none");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(pairs_make_a_chain_in_the_order_of_numbers),
		WITH_FOLDER(other_files_are_not_read),
		WITH_FOLDER(plain_sets_know_three_endings_and_three_separators),
		WITH_FOLDER(a_missing_and_an_empty_downgrade_are_told),
		WITH_FOLDER(a_set_without_downgrades_is_forward_only),
		WITH_FOLDER(the_second_file_of_a_number_is_not_run),
		WITH_FOLDER(two_files_of_one_pair_are_one_duplicate),
		WITH_FOLDER(what_cannot_be_read_is_told_with_its_line),
		WITH_FOLDER(empty_and_silent_scripts_are_told_apart),
		WITH_FOLDER(a_missing_folder_is_an_error_of_usage),
		WITH_FOLDER(the_folder_with_the_most_files_is_found),
		WITH_FOLDER(a_folder_of_mysql_comes_last),
		WITH_FOLDER(a_plain_set_with_downgrades_is_not_golang_migrates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
