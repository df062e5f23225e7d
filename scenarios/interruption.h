#ifndef MTEST_INTERRUPTION_H
#define MTEST_INTERRUPTION_H

#include "walk.h"

/*
 * --interrupt: an upgrade that has just worked on the ladder, and that was seen to commit on its
 * way, is killed at each such place, each time in a copy of the standby, and then recovered from as
 * its tool's documentation says. The ladder is not touched. Where there is a downgrade it has run:
 * one that fails anyway says nothing of interruptions.
 */
bool interruption_try(struct walk *walk, const struct moment *moment, struct error *err) MUST_CHECK;

#endif
