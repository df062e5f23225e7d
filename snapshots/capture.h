#ifndef MTEST_CAPTURE_H
#define MTEST_CAPTURE_H

#include "engine.h"
#include "snapshot.h"

/*
 * Reads a database's catalog into a snapshot through the readers of its engine (catalogs.h). The
 * observer is a connection of its own, with pinned settings and never an open transaction while a
 * migration steps.
 */
bool observer_open(struct scratch *scratch, struct db **out, struct error *err) MUST_CHECK;

/* own: what to leave out, patterns as of snapshot_leave_out. The caller frees *out. */
bool snapshot_capture(struct db *observer, const char *const *own, struct snapshot *out,
	struct error *err) MUST_CHECK;

#endif
