#ifndef MTEST_ROWS_MATCH_H
#define MTEST_ROWS_MATCH_H

#include "rows.h"

/*
 * Which rows of two states of a table belong together: for each row of the first its place in the
 * second; SIZE_MAX: it is gone.
 */

/* By primary key; NULL: the rows of one have no key, or not the same. */
const size_t *row_match(
	const struct row_table *before, const struct row_table *after, struct arena *arena);

/*
 * By primary key, unless all rows are there, each with all that it held, under other keys; without
 * a key by what they hold. between: a state in the middle, or NULL; where the table has lost a
 * column of its key there, keys that were made anew tell nothing. NULL: nothing can be compared.
 */
const size_t *rows_pair(const struct row_table *before, const struct row_table *between,
	const struct row_table *after, struct arena *arena);

#endif
