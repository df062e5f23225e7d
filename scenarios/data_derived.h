#ifndef MTEST_DATA_DERIVED_H
#define MTEST_DATA_DERIVED_H

#include "rows_compare.h"
#include "walk.h"

/*
 * Is the column kept by triggers: a counter, a search vector? None of the revision's statements
 * names it, and a trigger stands on its table, or somewhere if they do not name the table either.
 * Invented rows do not bear out what triggers would have made of them, so another value there is
 * no loss.
 */
bool data_derived(const struct moment *moment, const struct row_change *change);

#endif
