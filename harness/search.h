#ifndef MTEST_SEARCH_H
#define MTEST_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

/* What adapters share when they look for a project's migrations in its folders. */

/* Folders below folders below … that are looked at. */
extern const size_t search_depth;

/* Is this folder ("node_modules/") one that holds other people's files? */
bool search_skips(const char *name);

#endif
