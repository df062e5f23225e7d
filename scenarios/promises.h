#ifndef MTEST_PROMISES_H
#define MTEST_PROMISES_H

#include "fixtures.h"
#include "walk.h"

/*
 * A revision that leaves a column free of NULLs, duplicates or orphans, over rows that were there,
 * has promised that the application does so from then on: later invented rows keep it. One that
 * takes the constraint away, or writes such values itself, takes the promise back.
 */
void promises_note(struct fixtures *fixtures, const struct moment *moment);

#endif
