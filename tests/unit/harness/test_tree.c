#include "folder.h"
#include "tree.h"

static void files_are_named_from_the_root(void **state)
{
	struct with_folder *with = *state;
	const struct tree *tree = tree_folder(with->arena, with->folder);
	struct names names = {0};
	const char *text;
	size_t size;

	put(with, "db/migrations/1_a.up.sql", "SELECT 1;");
	put_bytes(with, "db/odd", "a\0b", 3);
	WORKS(&with->err, tree_list(tree, with->arena, "db", &names, &with->err));
	assert_int_equal(names.count, 2);
	assert_string_equal(names.items[0], "migrations/");
	assert_string_equal(names.items[1], "odd");
	WORKS(&with->err,
		tree_read(tree, with->arena, "db/migrations/1_a.up.sql", &text, &size, &with->err));
	assert_string_equal(text, "SELECT 1;");
	WORKS(&with->err, tree_read(tree, with->arena, "db/odd", &text, &size, &with->err));
	assert_int_equal(size, 3);
}

static void the_root_has_two_names(void **state)
{
	static const char *const roots[] = {"", "."};
	struct with_folder *with = *state;
	const struct tree *tree = tree_folder(with->arena, with->folder);

	put(with, "a", "");
	for (size_t i = 0; i < 2; i++) {
		struct names names = {0};

		WORKS(&with->err, tree_list(tree, with->arena, roots[i], &names, &with->err));
		assert_int_equal(names.count, 1);
	}
}

static void what_is_not_there_is_an_error_or_false(void **state)
{
	struct with_folder *with = *state;
	const struct tree *tree = tree_folder(with->arena, with->folder);
	struct names names = {0};
	const char *text;
	size_t size;

	put(with, "db/file", "");
	assert_false(tree_list(tree, with->arena, "no", &names, &with->err));
	assert_false(tree_read(tree, with->arena, "no", &text, &size, &with->err));
	assert_false(tree_read(tree, with->arena, "db", &text, &size, &with->err));
	assert_true(tree_has(tree, with->arena, "db"));
	assert_true(tree_has(tree, with->arena, "db/file"));
	assert_false(tree_has(tree, with->arena, "db/fil"));
	assert_false(tree_has(tree, with->arena, "no/file"));
}

static void paths_are_joined_without_the_root(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(tree_path(with->arena, "db", "a.sql"), "db/a.sql");
	assert_string_equal(tree_path(with->arena, "db/", "a.sql"), "db/a.sql");
	assert_string_equal(tree_path(with->arena, "", "a.sql"), "a.sql");
	assert_string_equal(tree_path(with->arena, ".", "a.sql"), "a.sql");
	assert_string_equal(tree_path(with->arena, "db", ""), "db");
	assert_string_equal(tree_path(with->arena, "db", "."), "db");
	assert_string_equal(tree_path(with->arena, "", ""), ".");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(files_are_named_from_the_root),
		WITH_FOLDER(the_root_has_two_names),
		WITH_FOLDER(what_is_not_there_is_an_error_or_false),
		WITH_FOLDER(paths_are_joined_without_the_root),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
