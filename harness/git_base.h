#ifndef MTEST_GIT_BASE_H
#define MTEST_GIT_BASE_H

#include "arena.h"
#include "error.h"

#include <stdbool.h>

/*
 * The merge base of HEAD and another commit: what was there before the work that is judged. It is
 * found in the repository that a folder lies in, never over the network.
 */
struct git_base {
	const char *commit; /* in hex; NULL: there is none */
	const char *label;  /* "origin/main (3f2a1b9)" */
	const char
		*remark; /* why there is none, where the user can do something about it; or NULL */
};

/*
 * ref: what git rev-parse understands; NULL: the default branch, which is that of the remote
 * origin, else its main or master, else the local ones. strict: a ref that cannot be found is
 * ERROR_USAGE even where a shallow clone or the lack of a repository explains it; otherwise that
 * is a remark.
 */
bool git_base_find(const char *folder, const char *ref, bool strict, struct arena *arena,
	struct git_base *out, struct error *err) MUST_CHECK;

#endif
