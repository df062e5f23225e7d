#ifndef MTEST_SELECT_H
#define MTEST_SELECT_H

#include "arena.h"
#include "check.h"
#include "error.h"

/*
 * What --only and --skip leave out. Each value names checks or scenarios, with commas between
 * them; the lists end with NULL, and may be NULL themselves. --skip takes away from what --only
 * leaves.
 */
bool select_checks(const char *const *only, const char *const *skip, struct arena *arena,
	bool unwanted[CHECK_COUNT], struct error *err) MUST_CHECK;

#endif
