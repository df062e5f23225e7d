#ifndef MTEST_TESTS_GIT_FILE_H
#define MTEST_TESTS_GIT_FILE_H

#include "arena.h"
#include "error.h"

#include <stdbool.h>

/*
 * The file `git` of a test project: the commits and refs of the repository in which the project
 * lies. The format is in tests/README.md. Without the file there is no repository.
 */
bool git_file_run(
	struct arena *arena, const char *test, const char *folder, struct error *err) MUST_CHECK;

#endif
