#ifndef MTEST_TESTS_FOLDER_H
#define MTEST_TESTS_FOLDER_H

#include "file.h"
#include "temporary.h"
#include "unit.h"

#include <unistd.h>

/* For tests that need files: an arena and a folder of their own, which goes away afterwards. */
struct with_folder {
	struct arena *arena;
	const char *folder;
	struct error err;
};

static inline int open_folder(void **state)
{
	struct with_folder *with = calloc(1, sizeof *with);

	assert_non_null(with);
	with->arena = arena_new();
	WORKS(&with->err, temporary_open(with->arena, "unit", &with->folder, &with->err));
	*state = with;
	return 0;
}

static inline int close_folder(void **state)
{
	struct with_folder *with = *state;

	WORKS(&with->err, file_remove_tree(with->folder, &with->err));
	arena_free(&with->arena);
	free(with);
	return 0;
}

#define WITH_FOLDER(name) cmocka_unit_test_setup_teardown(name, open_folder, close_folder)

static inline const char *in_folder(struct with_folder *with, const char *name)
{
	return arena_printf(with->arena, "%s/%s", with->folder, name);
}

/* Writes a file, with the folders above it that are missing. */
static inline void put_bytes(
	struct with_folder *with, const char *name, const char *bytes, size_t size)
{
	const char *path = in_folder(with, name);
	const char *slash = strrchr(path, '/');

	WORKS(&with->err,
		file_make_folders(arena_copy_bytes(with->arena, path, (size_t)(slash - path)), 0777,
			&with->err));
	WORKS(&with->err, file_write(path, bytes, size, &with->err));
}

static inline void put(struct with_folder *with, const char *name, const char *text)
{
	put_bytes(with, name, text, strlen(text));
}

static inline const char *get(struct with_folder *with, const char *name)
{
	const char *text = NULL;
	size_t size;

	WORKS(&with->err, file_read(with->arena, in_folder(with, name), &text, &size, &with->err));
	return text;
}

#endif
