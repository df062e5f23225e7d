#ifndef MTEST_FIND_REVISION_H
#define MTEST_FIND_REVISION_H

#include "chain.h"

/*
 * The place of the revision that a name means: its id, its file, "head", or the unique beginning of
 * an id. Numbers may be written without their leading zeros.
 */
bool find_revision(
	const struct chain *chain, const char *name, size_t *out, struct error *err) MUST_CHECK;

/* The revision of this id, or whose file has this name without its endings; NULL: there is none. */
const struct revision *revision_named(const struct chain *chain, const char *name);

/*
 * The places of several, each a name or a range: "A..B" means every revision behind A up to B; one
 * of them may be left out.
 */
bool find_revisions(const struct chain *chain, const char *const *names, struct arena *arena,
	bool **wanted, struct error *err) MUST_CHECK;

#endif
