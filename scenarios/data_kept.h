#ifndef MTEST_DATA_KEPT_H
#define MTEST_DATA_KEPT_H

#include "rows_compare.h"
#include "walk.h"

/*
 * Where values that an upgrade takes away live on: "column full_name", "table public.people"; NULL:
 * nowhere. Only what the upgrade has made is looked through.
 */
const char *data_kept(
	const struct moment *moment, const struct row_change *change, struct arena *arena);

#endif
