#ifndef MTEST_ROWS_COMPARE_H
#define MTEST_ROWS_COMPARE_H

#include "rows.h"

/*
 * What became of the rows of the first state in the second one: of each table that both have, in
 * the columns that both have. A value where there was NULL, and new rows, are no change.
 */
struct row_change {
	const struct row_table *before, *after;
	const char *column;    /* NULL: whole rows are gone */
	size_t count;          /* rows that are gone, values that differ */
	size_t of;             /* rows, values that were there */
	const char *key;       /* of the example: "id 3"; NULL: rows have no key */
	const char *old, *now; /* the example: a value, or the row that is gone; NULL: SQL NULL,
				  or not known */
	/* All that differ, count of each; NULL: not known. rows: their places in before. */
	const char *const *olds, *const *nows;
	const size_t *rows;
};

struct row_changes {
	struct row_change *items; /* by table, rows before columns */
	size_t count, cap;
};

/*
 * The changes point into both states. between: a state in the middle, or NULL; where a table has
 * lost a column of its key there, keys that were made anew do not tell which rows belong together.
 */
struct row_changes rows_compare(const struct rows *before, const struct rows *between,
	const struct rows *after, struct arena *arena);

/* "(id 3, email x@example.org)", of all columns. */
const char *row_text(const struct row_table *table, size_t row, struct arena *arena);

/* "id 3", of the key; NULL: there is none. */
const char *row_key(const struct row_table *table, size_t row, struct arena *arena);

#endif
