#ifndef MTEST_SHOW_DIFF_H
#define MTEST_SHOW_DIFF_H

#include "compare.h"

#include <stdio.h>

/* What `mtest diff` prints: for people, and for programs. */
void show_diff(const struct comparison *comparison, bool colour, FILE *out);

/* {"mtest", "schema_version", "a", "b", "engine", "equal", "notes", "objects": [{"kind",
 * "identity", "fate", "renamed_to", "changes": [{"kind", "identity", "attribute", "before",
 * "after"}]}]} */
bool show_diff_json(const struct comparison *comparison, FILE *out, struct error *err) MUST_CHECK;

#endif
