#ifndef MTEST_PYTHON_ESCAPES_H
#define MTEST_PYTHON_ESCAPES_H

#include "arena.h"

#include <stddef.h>

/* What stands between the quotes of a string of Python, its escapes resolved. Any bytes may be
 * given. */
const char *python_decode(struct arena *arena, const char *text, size_t size);

#endif
