#ifndef MTEST_SETTLE_BASELINE_H
#define MTEST_SETTLE_BASELINE_H

#include "run.h"

/* The baseline of a run: reading it before the work, and what it accepts afterwards. */

/* What keeps it from being read or, with --write-baseline, written is told here. */
bool settle_baseline_read(const struct options *options, const struct project *project,
	struct arena *arena, struct baseline *out, struct error *err) MUST_CHECK;

/*
 * Accepts what the baseline knows. --write-baseline makes it where there is none, else takes away
 * what no longer occurs; it only ever shrinks, so what is new stays a finding.
 */
bool settle_baseline(struct run *run, struct error *err) MUST_CHECK;

#endif
