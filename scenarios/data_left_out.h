#ifndef MTEST_DATA_LEFT_OUT_H
#define MTEST_DATA_LEFT_OUT_H

#include "rows_compare.h"
#include "walk.h"

/* Does the upgrade copy the table without this column's values, and stays the column there? */
bool data_left_out(const struct moment *moment, const struct row_change *change);

#endif
