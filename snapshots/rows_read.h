#ifndef MTEST_ROWS_READ_H
#define MTEST_ROWS_READ_H

#include "rows.h"

/* How an engine's tables are found and read: what rows.c shares with the two of them. */
enum { MOST_ROWS = 2000 }; /* that are read of a table; of a larger one sums are */

/* A new, empty table at the end of the state. */
struct row_table *rows_add(struct rows *rows, const char *name);

/* The known table, if this stamp says that nothing has changed in it; then it is a part of out. */
bool rows_share(
	struct rows *rows, const struct rows_options *options, const char *name, const char *stamp);

/* A row_fn whose context is the struct row_table: takes the row's values. */
row_fn rows_take;

bool rows_read_postgres(struct db *observer, const struct rows_options *options, struct rows *out,
	struct error *err) MUST_CHECK;
bool rows_read_sqlite(struct db *observer, const struct rows_options *options, struct rows *out,
	struct error *err) MUST_CHECK;

/* "table NAME" is to be left out. */
bool rows_left_out(const struct rows_options *options, const char *name);

#endif
