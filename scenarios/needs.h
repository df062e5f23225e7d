#ifndef MTEST_NEEDS_H
#define MTEST_NEEDS_H

#include "walk.h"

/*
 * A revision that fails because something does not exist, and whose name stands in the upgrade of
 * an earlier revision that could not be applied, is not at fault: the nearest such revision, or
 * NULL.
 */
const struct revision *needs_find(
	const struct walk *walk, const struct revision *revision, const struct outcome *outcome);

#endif
