#ifndef MTEST_ROWS_H
#define MTEST_ROWS_H

#include "engine.h"
#include "text.h"

/*
 * What stands in the tables of a database at one moment: ordinary and partitioned tables, without
 * generated columns, without the tables of extensions. A state shares with the one before it the
 * tables that the server's counters, or an unchanged file, show to be the same, so that only what a
 * step can have changed is read.
 */
struct row_table {
	const char *name;     /* "public.users": as identities of snapshots are */
	struct names columns; /* bare names, in order */
	struct names types;   /* in the server's words; of each column */
	struct names keys;   /* columns of the primary key; none: rows are known by all they hold */
	bool summed;         /* too many rows: one "row" of each column's sum of hashes */
	size_t count;        /* rows */
	const char **values; /* row after row, a text for each column; NULL: SQL NULL */

	const char *source; /* as SQL writes it, with ONLY where that is meant */
	const char *stamp;  /* changes with its rows; NULL: nobody can tell */
	struct arena *arena;
	size_t users;
};

struct rows {
	struct row_item {
		struct row_table *table;
	} * items; /* by name */
	size_t count, cap;
	struct arena *arena;
};

struct rows_options {
	const struct rows *known; /* an earlier state; NULL: all is read */
	/* Tables whose columns or keys may be others since then; names of objects below them are
	   fine, too ("public.users.email"); NULL: any. */
	const struct names *touched;
	const char *const *left_out; /* patterns of "table NAME", ends with NULL; may be NULL */
	bool distrust;               /* the counters are switched off by somebody */
};

/* observer: as observer_open made it; who changed the database has called db_settle. */
bool rows_read(struct db *observer, const struct rows_options *options, struct rows *out,
	struct error *err) MUST_CHECK;
void rows_free(struct rows *rows); /* made for AUTO(rows_free); {0} is fine */

/* NULL: there is none. */
const struct row_table *rows_table(const struct rows *rows, const char *name);

/* The place of the column; SIZE_MAX: it has none of this name. */
size_t row_column(const struct row_table *table, const char *column);
const char *row_value(const struct row_table *table, size_t row, size_t column);

/* The same columns and the same rows in the same order; NULL is another than any table. */
bool row_table_equal(const struct row_table *a, const struct row_table *b);
bool rows_equal(const struct rows *a, const struct rows *b);

/* Has every table that both have the same rows by their keys, or without keys by all they hold? */
bool rows_have_same_keys(const struct rows *a, const struct rows *b);

#endif
