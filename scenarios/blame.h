#ifndef MTEST_BLAME_H
#define MTEST_BLAME_H

#include "walk.h"

/*
 * Takes a step of the ladder. Where it fails while there are invented rows: was it because of them?
 * They are taken out of the tables that the failure names, then out of all, and the step is taken
 * again. Works it then, each failure on the way is a finding about the rows, and *step is what
 * worked in the end. Without rows it fails as it does, and *step is that. An invented row that
 * stood in the way of one that the step inserts is no fault.
 */
bool blame_step(struct walk *walk, struct moment *moment, enum direction direction,
	struct step *step, struct error *err) MUST_CHECK;

/*
 * The same for a step that was taken on the way from head to base, where nothing was read: work is
 * its arena. Where it works in the end, the tables have been filled again.
 */
bool blame_rows_on_return(struct walk *walk, const struct revision *revision, struct arena *work,
	struct step *step, struct error *err) MUST_CHECK;

#endif
