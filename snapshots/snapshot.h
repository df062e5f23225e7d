#ifndef MTEST_SNAPSHOT_H
#define MTEST_SNAPSHOT_H

#include "arena.h"
#include "error.h"
#include "fact.h"
#include "texts.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * All that is true of a database's schema at one moment: facts sorted by key, no key twice.
 * A snapshot owns its memory, but for texts that it shares with others; snapshot_free gives it
 * back.
 */
struct snapshot {
	struct arena *arena;
	struct fact *items;
	size_t count, cap;
	struct texts *texts; /* NULL: all texts are in the arena */
};

void snapshot_start(struct snapshot *snapshot);
void snapshot_free(struct snapshot *snapshot); /* made for AUTO(snapshot_free); {0} is fine */

/* All texts are copied. */
void snapshot_add(struct snapshot *snapshot, const char *kind, const char *identity,
	const char *attribute, const char *value);

/* After the last fact was added. A key that came twice is a fault of a reader: an error. */
bool snapshot_sort(struct snapshot *snapshot, struct error *err) MUST_CHECK;

/*
 * Takes out the objects whose "kind identity" matches one of these fnmatch patterns (ends with
 * NULL), and all whose "of" leads to one.
 */
void snapshot_leave_out(struct snapshot *snapshot, const char *const *patterns);

/* The value, or NULL: absent. */
const char *snapshot_value(const struct snapshot *snapshot, const char *kind, const char *identity,
	const char *attribute);

/* The object's first fact, or NULL: there is no such object. */
const struct fact *snapshot_object(
	const struct snapshot *snapshot, const char *kind, const char *identity);

#endif
