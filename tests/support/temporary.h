#ifndef MTEST_TESTS_TEMPORARY_H
#define MTEST_TESTS_TEMPORARY_H

#include "arena.h"
#include "error.h"
#include "file.h"

#include <stdlib.h>
#include <unistd.h>

/* A new folder of a test's own in $TMPDIR, or in /tmp. */
static inline bool temporary_open(
	struct arena *arena, const char *test, const char **out, struct error *err)
{
	const char *parent = getenv("TMPDIR");
	char *folder = arena_printf(arena, "%s/mtest-%s-XXXXXX",
		parent == NULL || *parent == '\0' ? "/tmp" : parent, test);

	if (mkdtemp(folder) == NULL) {
		(void)fail_errno(err, "%s", folder);
		return false;
	}
	*out = folder;
	return true;
}

/* With all that is in it; AUTO(temporary_remove) const char *folder = NULL; the arena before it. */
static inline void temporary_remove(const char **folder)
{
	struct error ignored;

	if (*folder != NULL) {
		(void)!file_remove_tree(*folder, &ignored);
		*folder = NULL;
	}
}

#endif
