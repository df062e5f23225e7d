#ifndef MTEST_DATA_JSON_H
#define MTEST_DATA_JSON_H

#include "arena.h"

#include <stdbool.h>

/*
 * Do two values of a column of this type say the same in JSON? jsonb keeps neither spaces nor the
 * order of keys, so that a text that went through it comes back in other words.
 */
bool data_same_json(const char *type, const char *one, const char *other, struct arena *arena);

#endif
