#ifndef MTEST_DIFF_H
#define MTEST_DIFF_H

#include "arena.h"
#include "snapshot.h"

#include <stdbool.h>
#include <stddef.h>

/* What differs between two snapshots. Texts are those of the snapshots, which must outlive it. */
struct change {
	const char *kind, *identity, *attribute;
	const char *before, *after; /* NULL: absent */
};

struct diff {
	struct change *items; /* by key */
	size_t count, cap;
};

struct diff snapshot_diff(
	const struct snapshot *before, const struct snapshot *after, struct arena *arena);

/* What became of an object as a whole. */
enum fate { APPEARED, VANISHED, CHANGED };

/*
 * The changes of one object, together with those of everything that appeared or vanished with it
 * (columns with their table, an index with its constraint).
 */
struct object_change {
	const char *kind, *identity;
	enum fate fate;
	bool order_only; /* nothing but the place of columns */
	struct {
		struct change *items;
		size_t count, cap;
	} changes; /* the object's own first */
};

struct object_changes {
	struct object_change *items; /* by kind and identity */
	size_t count, cap;
};

/*
 * Columns that moved only because another one appeared or vanished are no change; columns that
 * changed places among each other are one CHANGED table with order_only.
 */
struct object_changes diff_objects(const struct diff *diff, const struct snapshot *before,
	const struct snapshot *after, struct arena *arena);

#endif
