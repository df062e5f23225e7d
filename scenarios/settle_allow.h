#ifndef MTEST_SETTLE_ALLOW_H
#define MTEST_SETTLE_ALLOW_H

#include "allow.h"
#include "run.h"

/* What comments and mtest.yaml accept of a run's findings. */

/* The marks of the revisions that were asked for, and the entries of mtest.yaml. */
void settle_allow_read(const struct run *run, struct allows *out);

/* Accepts what they match; the first one gives the reason. */
void settle_allow(struct run *run, struct allows *allows);

/* A finding for each mark that cannot be understood, and for each that matched nothing it could. */
void settle_allow_unused(struct run *run, const struct allows *allows);

#endif
