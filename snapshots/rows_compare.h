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
	const char *const *olds, *const *nows; /* all that differ: count of each; NULL: not known */
};

struct row_changes {
	struct row_change *items; /* by table, rows before columns */
	size_t count, cap;
};

/* The changes point into both states. */
struct row_changes rows_compare(
	const struct rows *before, const struct rows *after, struct arena *arena);

/* The changes of one table. */
void row_table_compare(const struct row_table *before, const struct row_table *after,
	struct arena *arena, struct row_changes *out);

/* For each row of the first table its place in the second one by primary key; SIZE_MAX: gone.
   NULL: the rows of one have no key, or not the same. */
const size_t *row_match(const struct row_table *before, const struct row_table *after,
	struct arena *arena);

/* "(id 3, email x@example.org)", of all columns. */
const char *row_text(const struct row_table *table, size_t row, struct arena *arena);

/* "id 3", of the key; NULL: there is none. */
const char *row_key(const struct row_table *table, size_t row, struct arena *arena);

#endif
