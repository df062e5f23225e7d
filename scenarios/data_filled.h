#ifndef MTEST_DATA_FILLED_H
#define MTEST_DATA_FILLED_H

#include "walk.h"

/*
 * How an upgrade writes the rows that were there: backfill-leaves-nulls, mixes-schema-and-data,
 * unbatched-backfill.
 */
void data_filled_judge(struct moment *moment);

#endif
