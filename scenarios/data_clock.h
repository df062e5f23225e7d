#ifndef MTEST_DATA_CLOCK_H
#define MTEST_DATA_CLOCK_H

#include <stdbool.h>

/* Is it a value that a trigger or a default took from the clock while the step ran? */
bool data_is_time_of_step(const char *value);

#endif
