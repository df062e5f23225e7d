#ifndef MTEST_SETTLE_H
#define MTEST_SETTLE_H

#include "run.h"

/*
 * What becomes of the findings before they are reported, in this order: each has the severity
 * that mtest.yaml gives its check, or goes; those that nobody asked for go (--only, --skip); some
 * are allowed, by a comment or by mtest.yaml; what accepts nothing is told (unused-allow); what is
 * history is marked; the baseline accepts what it knows. What is accepted stays, with its reason.
 */

/* Reads what must not be wrong before the work begins. */
bool settle_open(struct run *run, struct error *err) MUST_CHECK;

/* Writes the baseline, too, where that was asked for. The findings stay in order. */
bool settle(struct run *run, struct error *err) MUST_CHECK;

#endif
