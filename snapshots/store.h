#ifndef MTEST_STORE_H
#define MTEST_STORE_H

#include "snapshot.h"

/*
 * A snapshot as a text file, made for version control: one fact a line, its four parts separated by
 * tabs, sorted, nothing in it that changes while the schema does not.
 *
 *     mtest snapshot 1, postgres 15, revision
 *     column	public.users.email	type	text
 *     …
 *     end of mtest snapshot
 *
 * \\, \n, \r, \t are what they are in C; \xHH is any other byte that an editor could not show or
 * would lose, a space at the end of a part among them; \e is an empty part. A carriage return at
 * the end of a line is ignored: version control may put it there.
 */
enum nature { OF_REVISION, OF_DATABASE }; /* built by mtest from a chain, or read from somebody's */

struct origin {
	const char *engine; /* "postgres" */
	int version;        /* its major version */
	enum nature nature;
};

/* The whole file; it lives in the arena. */
const char *store_write(struct arena *arena, const struct origin *origin,
	const struct snapshot *snapshot, size_t *size);

/* Does a file that begins with these bytes mean to be a snapshot? */
bool store_is_snapshot(const char *bytes, size_t size);

/*
 * name: of the file, for the error, which also names the line. Texts of origin live in the
 * snapshot, which the caller frees, after a failure too.
 */
bool store_read(const char *name, const char *bytes, size_t size, struct origin *origin,
	struct snapshot *out, struct error *err) MUST_CHECK;

#endif
