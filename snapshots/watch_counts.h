#ifndef MTEST_WATCH_COUNTS_H
#define MTEST_WATCH_COUNTS_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/* How many rows each object has in a catalog, by key. */
struct counts {
	long long *keys, *rows;
	size_t count;
};

/* Takes the next number off an array of the server's, "{1,2}"; false: there is none. */
bool counts_next(const char **array, long long *out);

/* From two arrays; NULL is empty. work: for what is needed on the way. */
struct counts counts_read(
	struct arena *arena, struct arena *work, const char *keys, const char *rows);

/* Tells of each object that has fewer or more rows than before, or none. */
void counts_compare(const struct counts *old, const struct counts *now,
	void (*differs)(void *context, long long key), void *context);

#endif
