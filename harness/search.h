#ifndef MTEST_SEARCH_H
#define MTEST_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

/* What adapters share when they look for a project's migrations in its folders. */

/* Folders below folders below … that are looked at. */
extern const size_t search_depth;

/* Is this folder ("node_modules/") one that holds other people's files? */
bool search_skips(const char *name);

/* Is it a file of rows or expectations for a revision (0003.before.sql), which looks like one of a
   migration but is none? */
bool search_is_of_fixtures(const char *name);

#endif
