#ifndef MTEST_OIDS_H
#define MTEST_OIDS_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The server's object identifiers, 0 apart, which names nothing, with bits for each. Starts as {0}.
 */
struct oids {
	struct oid_slot {
		unsigned oid; /* 0: free */
		uint64_t bits;
	} * slots;
	size_t size, count; /* of slots, a power of two; of those that are taken */
};

/* Adds the bits to those that it has. */
void oids_add(struct arena *arena, struct oids *oids, unsigned oid, uint64_t bits);

/* 0: it is not there. */
uint64_t oids_bits(const struct oids *oids, unsigned oid);

/* For all: for (size_t at = 0; (oid = oids_next(&set, &at)) != 0;). In no order. */
unsigned oids_next(const struct oids *oids, size_t *at);

#endif
