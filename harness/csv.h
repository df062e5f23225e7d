#ifndef MTEST_CSV_H
#define MTEST_CSV_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Rows as comma-separated values (RFC 4180), the way PostgreSQL's COPY … CSV HEADER reads them: an
 * empty field without quotes is NULL, "" is an empty text, white space counts.
 */
struct csv_row {
	size_t line; /* where it begins, from 1 */
	struct names fields;
};

struct csv {
	struct names header;
	struct {
		struct csv_row *items; /* each has as many fields as the header */
		size_t count, cap;
	} rows;
	/* What is wrong with the text, and where; NULL: nothing. */
	const char *trouble;
	size_t trouble_line;
};

struct csv csv_read(struct arena *arena, const char *text);

#endif
