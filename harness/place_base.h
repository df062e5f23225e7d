#ifndef MTEST_PLACE_BASE_H
#define MTEST_PLACE_BASE_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <stdbool.h>

/*
 * The folders below which runs have their own: mtest-<uid> in /dev/shm, in $TMPDIR and in /tmp.
 * One is used only when it is a real folder that belongs to us and nobody else may write to.
 * While somebody holds a base's lock, no run's folder comes into being and none is chosen to be
 * swept.
 */

/* Where base folders may be, best first; they need not exist. */
void place_base_names(struct arena *arena, struct names *out);

/* Is the folder there, ours, and closed to others? */
bool place_base_is_ours(const char *base, struct error *err);

/* The first that can be had, made where it is missing. for_others: other users must reach it. */
bool place_base_open(
	struct arena *arena, bool for_others, const char **out, struct error *err) MUST_CHECK;

/* The descriptor of the lock; closing it unlocks. */
bool place_base_lock(const char *base, int *out, struct error *err) MUST_CHECK;

void place_close_file(int *file); /* made for AUTO(place_close_file) */

#endif
