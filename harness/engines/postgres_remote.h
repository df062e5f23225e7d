#ifndef MTEST_POSTGRES_REMOTE_H
#define MTEST_POSTGRES_REMOTE_H

#include "postgres.h"

/*
 * Databases on the server of --server, which is somebody's: mtest makes its own there, marks them
 * with a comment, and touches no other. The mark says which process of which machine made it.
 */

/* A database of a new name; from: one of ours to which nobody is connected, or NULL: empty. */
bool postgres_remote_create(
	struct postgres_scratch *scratch, const char *from, struct error *err) MUST_CHECK;
void postgres_remote_drop(struct postgres_scratch *scratch);
/* Is the database that a connection has reached the one that was made? */
bool postgres_remote_check(
	struct postgres_scratch *scratch, struct postgres_db *db, struct error *err) MUST_CHECK;

#endif
