#ifndef MTEST_BELONGS_H
#define MTEST_BELONGS_H

#include "snapshot.h"
#include "text.h"

/* Which objects of a snapshot are parts of which table. */

/* The table itself, or the one that has this column, constraint, index or trigger; NULL: none. */
const char *belongs_to_table(const struct snapshot *snapshot, const char *kind,
	const char *identity, struct arena *arena);

/* The table of the index or constraint that the server calls so, without quotes; NULL: none. */
const char *belongs_index(const struct snapshot *snapshot, const char *name, struct arena *arena);

/* Adds the tables whose foreign keys lead to one of these, and to those, and so on. */
void belongs_add_dependants(
	const struct snapshot *snapshot, struct names *tables, struct arena *arena);

/* Does a foreign key of one of these tables lead to one of those? */
bool belongs_depend(const struct snapshot *snapshot, const struct names *tables,
	const struct names *on, struct arena *arena);

#endif
