#ifndef MTEST_READ_H
#define MTEST_READ_H

#include "engine.h"
#include "snapshot.h"

/*
 * One full snapshot of somebody's database, which mtest has not made and only reads: all of it in
 * one transaction, which ends here. Passwords are no part of it, not even their digests. What may
 * not be read is an error that names it. The caller closes db and frees *out.
 */
bool snapshot_read(struct db *db, struct snapshot *out, struct error *err) MUST_CHECK;

#endif
