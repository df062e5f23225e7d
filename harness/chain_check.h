#ifndef MTEST_CHAIN_CHECK_H
#define MTEST_CHAIN_CHECK_H

#include "chain.h"
#include "finding.h"

/*
 * What the files of a chain say by themselves, for every tool: heads, parents, circles, downgrades
 * and titles. Says also in the chain whether it can be walked at all, and whether it only goes
 * forward.
 */
void chain_check(struct chain *chain, struct arena *arena, struct findings *findings);

#endif
