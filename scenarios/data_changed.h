#ifndef MTEST_DATA_CHANGED_H
#define MTEST_DATA_CHANGED_H

#include "walk.h"

/* values-changed: what the upgrade makes of values in columns that were there. After data-lost. */
void data_changed_judge(struct moment *moment);

#endif
