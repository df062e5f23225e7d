#ifndef MTEST_NAMING_H
#define MTEST_NAMING_H

#include "chain.h"
#include "config.h"
#include "finding.h"

/*
 * revision-naming: the names of the revisions' files against what mtest.yaml says of them. false:
 * it says nonsense.
 */
bool naming_check(const struct chain *chain, const struct config *config, struct arena *arena,
	struct findings *findings, struct error *err) MUST_CHECK;

#endif
