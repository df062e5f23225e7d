#ifndef MTEST_GUARD_TRIALS_H
#define MTEST_GUARD_TRIALS_H

#include "walk.h"

/*
 * What guards lead to, tried out where the ladder stands behind a downgrade that has restored what
 * was there before the upgrade: objects are made beforehand where a guard may look for them, or
 * taken away. The ladder stays as it is.
 */
bool guards_try(struct walk *walk, const struct moment *moment, struct error *err) MUST_CHECK;

#endif
