#ifndef MTEST_DATA_LOST_H
#define MTEST_DATA_LOST_H

#include "walk.h"

/* data-lost: the rows after the downgrade against those before the upgrade. */
void data_lost_judge(struct moment *moment);

/* Was it told of this column in this moment? */
bool data_lost_told(const struct moment *moment, const char *table, const char *column);

#endif
