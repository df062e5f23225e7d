#ifndef MTEST_DATA_REPLACED_H
#define MTEST_DATA_REPLACED_H

#include "walk.h"

/* A column that an upgrade adds and fills from the values of another one, which goes. */
struct replaced {
	const char *column;      /* the new one */
	const char *one, *other; /* two old values that are the same in it; NULL: there are none */
	const char *now;         /* as which they stand there */
};

/*
 * What holds the values of this column of the table from now on, in other words; false: nothing
 * does. An UPDATE or INSERT … SELECT of the upgrade has to say so, and the rows have to bear it
 * out: where the old values are the same, so are the new ones.
 */
bool data_replaced(const struct moment *moment, const struct row_table *before, size_t column,
	struct arena *arena, struct replaced *out);

#endif
