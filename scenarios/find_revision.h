#ifndef MTEST_FIND_REVISION_H
#define MTEST_FIND_REVISION_H

#include "chain.h"

/*
 * The place of the revision that a name means: its id, its file, "head", or the unique beginning of
 * an id. Numbers may be written without their leading zeros.
 */
bool find_revision(
	const struct chain *chain, const char *name, size_t *out, struct error *err) MUST_CHECK;

#endif
