#ifndef MTEST_BASELINE_H
#define MTEST_BASELINE_H

#include "arena.h"
#include "error.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The file of findings that were accepted as they stood: what is known by check, revision and
 * object, so that neither a line nor the words of a message matter. It is made for version
 * control: JSON, one entry a line, in byte order, the first line says what it is.
 */
struct baseline_entry {
	const char *check; /* may be one that this mtest does not know */
	const char *revision, *object;
	size_t count; /* findings alike */
	size_t left;  /* of them: not met in this run; the caller's */
};

struct baseline {
	struct arena *arena;
	const char *path; /* where it is read and written */
	const char *name; /* what a report calls it */
	bool exists;
	struct baseline_entry *items;
	size_t count, cap;
};

/*
 * Reads the file at path; required: that it is not there is an error, else it stays empty. What
 * is no baseline, or one of a newer mtest, is an error of usage that names the line.
 */
bool baseline_read(struct arena *arena, const char *path, const char *name, bool required,
	struct baseline *out, struct error *err) MUST_CHECK;

/* NULL: there is no such entry. Only what was read is found, not what was added. */
struct baseline_entry *baseline_find(const struct baseline *baseline, const char *check,
	const char *revision, const char *object);

/* One more finding; texts must be UTF-8. */
void baseline_add(
	struct baseline *baseline, const char *check, const char *revision, const char *object);

/* In order; readers see the old file or the new one. Entries whose count is 0 are left out. */
bool baseline_write(struct baseline *baseline, struct error *err) MUST_CHECK;

#endif
