#ifndef MTEST_CAPTURE_H
#define MTEST_CAPTURE_H

#include "engine.h"
#include "snapshot.h"

/*
 * Reads a database's catalog into a snapshot through the readers of its engine (catalogs.h). The
 * observer is a connection of its own, with pinned settings and never an open transaction while a
 * migration steps. What it saw last is kept with it: after the first snapshot only what has changed
 * since is read, with the same result. That is cheapest when whoever changes the database has just
 * called db_settle.
 */
bool observer_open(struct scratch *scratch, struct db **out, struct error *err) MUST_CHECK;

/* own: what to leave out, patterns as of snapshot_leave_out. The caller frees *out. */
bool snapshot_capture(struct db *observer, const char *const *own, struct snapshot *out,
	struct error *err) MUST_CHECK;

/* From now on every snapshot is compared with a full one; that they differ is an error. */
void observer_doubt(struct db *observer);

/* Migrations switch the server's counters off: changes have to be found without them. */
void observer_distrust_counters(struct db *observer);

#endif
