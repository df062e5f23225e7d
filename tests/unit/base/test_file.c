#include "folder.h"

#include <sys/stat.h>

static void what_is_written_is_read(void **state)
{
	struct with_folder *with = *state;
	const char *bytes;
	size_t size;

	put_bytes(with, "odd", "a\0\xFF\r\n", 5);
	WORKS(&with->err,
		file_read(with->arena, in_folder(with, "odd"), &bytes, &size, &with->err));
	assert_int_equal(size, 5);
	assert_memory_equal(bytes, "a\0\xFF\r\n", 6);
	put(with, "odd", "");
	WORKS(&with->err,
		file_read(with->arena, in_folder(with, "odd"), &bytes, &size, &with->err));
	assert_int_equal(size, 0);
	assert_string_equal(bytes, "");
}

static void writing_leaves_no_second_file(void **state)
{
	struct with_folder *with = *state;
	struct names names = {0};

	put(with, "a", "1");
	put(with, "a", "2");
	WORKS(&with->err, file_list(with->arena, with->folder, &names, &with->err));
	assert_int_equal(names.count, 1);
	assert_string_equal(get(with, "a"), "2");
}

static void what_cannot_be_read_is_named(void **state)
{
	struct with_folder *with = *state;
	const char *bytes;
	size_t size;

	assert_false(file_read(with->arena, "/nowhere/x.sql", &bytes, &size, &with->err));
	assert_string_equal(with->err.text, "/nowhere/x.sql: No such file or directory");
	assert_false(file_read(with->arena, with->folder, &bytes, &size, &with->err));
	assert_non_null(strstr(with->err.text, "is not a file"));
	assert_int_equal(mkfifo(in_folder(with, "pipe"), 0600), 0);
	assert_false(file_read(with->arena, in_folder(with, "pipe"), &bytes, &size, &with->err));
	assert_non_null(strstr(with->err.text, "is not a file"));
	assert_false(file_write("/nowhere/x", "", 0, &with->err));
	assert_int_equal(with->err.code, ERROR_SYSTEM);
}

static void a_folder_is_listed_in_byte_order(void **state)
{
	struct with_folder *with = *state;
	struct names names = {0};

	put(with, "b/inner", "");
	put(with, "a", "");
	put(with, "B", "");
	put(with, ".hidden", "");
	assert_int_equal(symlink("b", in_folder(with, "link")), 0);
	assert_int_equal(symlink("nowhere", in_folder(with, "dead")), 0);
	WORKS(&with->err, file_list(with->arena, with->folder, &names, &with->err));
	assert_int_equal(names.count, 6);
	assert_string_equal(names.items[0], ".hidden");
	assert_string_equal(names.items[1], "B");
	assert_string_equal(names.items[2], "a");
	assert_string_equal(names.items[3], "b/");
	assert_string_equal(names.items[4], "dead");
	assert_string_equal(names.items[5], "link/");
	assert_false(file_list(with->arena, in_folder(with, "a"), &names, &with->err));
}

static void existence_is_asked(void **state)
{
	struct with_folder *with = *state;

	put(with, "b/inner", "");
	assert_true(file_exists(in_folder(with, "b")));
	assert_true(file_is_folder(in_folder(with, "b")));
	assert_true(file_exists(in_folder(with, "b/inner")));
	assert_false(file_is_folder(in_folder(with, "b/inner")));
	assert_false(file_exists(in_folder(with, "c")));
	assert_non_null(file_in_path(with->arena, "sh"));
	assert_null(file_in_path(with->arena, "no-such-program-anywhere"));
}

static void missing_folders_are_made(void **state)
{
	struct with_folder *with = *state;

	WORKS(&with->err, file_make_folders(in_folder(with, "x/y/z"), 0777, &with->err));
	WORKS(&with->err, file_make_folders(in_folder(with, "x/y/z"), 0777, &with->err));
	assert_true(file_is_folder(in_folder(with, "x/y/z")));
	put(with, "plain", "");
	assert_false(file_make_folders(in_folder(with, "plain/y"), 0777, &with->err));
}

static void a_removed_tree_takes_nothing_behind_links_along(void **state)
{
	struct with_folder *with = *state;

	put(with, "kept/file", "precious");
	put(with, "gone/deep/deeper/file", "");
	assert_int_equal(symlink("../kept", in_folder(with, "gone/link")), 0);
	assert_int_equal(symlink("../../kept/file", in_folder(with, "gone/deep/link")), 0);
	WORKS(&with->err, file_remove_tree(in_folder(with, "gone"), &with->err));
	assert_false(file_exists(in_folder(with, "gone")));
	assert_string_equal(get(with, "kept/file"), "precious");
	WORKS(&with->err, file_remove_tree(in_folder(with, "gone"), &with->err));
}

static void a_copied_tree_has_files_folders_links_and_modes(void **state)
{
	struct with_folder *with = *state;
	struct stat status;
	char target[20];

	put_bytes(with, "from/sub/file", "a\0b", 3);
	put(with, "from/script", "#!/bin/sh\n");
	assert_int_equal(chmod(in_folder(with, "from/script"), 0750), 0);
	assert_int_equal(symlink("nowhere", in_folder(with, "from/dead")), 0);
	WORKS(&with->err, file_copy_tree(in_folder(with, "from"), in_folder(with, "to"), (uid_t)-1,
				  (gid_t)-1, &with->err));
	assert_memory_equal(get(with, "to/sub/file"), "a\0b", 4);
	assert_int_equal(stat(in_folder(with, "to/script"), &status), 0);
	assert_int_equal(status.st_mode & 0777, 0750);
	assert_int_equal(readlink(in_folder(with, "to/dead"), target, sizeof target), 7);
	assert_memory_equal(target, "nowhere", 7);
	assert_false(file_copy_tree(in_folder(with, "missing"), in_folder(with, "to2"), (uid_t)-1,
		(gid_t)-1, &with->err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(what_is_written_is_read),
		WITH_FOLDER(writing_leaves_no_second_file),
		WITH_FOLDER(what_cannot_be_read_is_named),
		WITH_FOLDER(a_folder_is_listed_in_byte_order),
		WITH_FOLDER(existence_is_asked),
		WITH_FOLDER(missing_folders_are_made),
		WITH_FOLDER(a_removed_tree_takes_nothing_behind_links_along),
		WITH_FOLDER(a_copied_tree_has_files_folders_links_and_modes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
