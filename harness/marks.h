#ifndef MTEST_MARKS_H
#define MTEST_MARKS_H

#include "chain.h"
#include "config.h"
#include "finding.h"

/*
 * What mtest.yaml says of single revisions: skip and minimum_downgrade. Marks them in the chain,
 * and takes away what the files alone gave rise to and is not to be judged. false: it names a
 * revision that is not there.
 */
bool marks_set(struct chain *chain, const struct config *config, struct arena *arena,
	struct findings *findings, struct error *err) MUST_CHECK;

#endif
