#ifndef MTEST_RERUN_H
#define MTEST_RERUN_H

#include "walk.h"

/*
 * A script once more on the database that it has just left: does it fail, and does it change what
 * should be done already? The ladder stands behind the upgrade, and stays as it is: where a second
 * run that could not be rolled back has changed anything, a copy of the standby takes its place.
 */
bool rerun_upgrade(
	struct walk *walk, const struct revision *revision, struct error *err) MUST_CHECK;

/* The same for the downgrade, with --thorough; down: the ladder as it is. */
bool rerun_downgrade(struct walk *walk, const struct revision *revision,
	const struct snapshot *down, struct error *err) MUST_CHECK;

#endif
