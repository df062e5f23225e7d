#ifndef MTEST_PLACE_SWEEP_H
#define MTEST_PLACE_SWEEP_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* What killed runs left behind, found by the locks that nobody holds. */

/* kept: also what was left for a look. *removed counts even when some could not be removed. */
bool place_sweep_runs(bool kept, FILE *log, size_t *removed, struct error *err) MUST_CHECK;

#endif
