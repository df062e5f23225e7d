#ifndef MTEST_DATA_LOST_H
#define MTEST_DATA_LOST_H

#include "walk.h"

/* data-lost: the rows after the downgrade against those before the upgrade. */
void data_lost_judge(struct moment *moment);

#endif
