#ifndef MTEST_LADDER_H
#define MTEST_LADDER_H

#include "walk.h"

/*
 * The ladder: for each wanted revision up, down and up again with a snapshot after each, on one
 * database. A fault costs that revision only: the database is then replaced by a copy of the
 * standby, or the revision written down as taken without its effect.
 */
bool ladder_walk(struct walk *walk, struct error *err) MUST_CHECK;

/* Puts a copy of the standby at this place of the chain in the ladder's place. */
bool ladder_replace(struct walk *walk, size_t place, struct error *err) MUST_CHECK;

#endif
