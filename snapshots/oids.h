#ifndef MTEST_OIDS_H
#define MTEST_OIDS_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/* A set of the server's object identifiers, 0 apart, which names nothing. Starts as {0}. */
struct oids {
	unsigned *slots; /* a power of two of them; 0: free */
	size_t size, count;
};

/* false: it was there. */
bool oids_add(struct arena *arena, struct oids *oids, unsigned oid);
bool oids_have(const struct oids *oids, unsigned oid);

/* For all: for (size_t at = 0; (oid = oids_next(&set, &at)) != 0;). In no order. */
unsigned oids_next(const struct oids *oids, size_t *at);

#endif
