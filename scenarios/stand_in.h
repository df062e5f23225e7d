#ifndef MTEST_STAND_IN_H
#define MTEST_STAND_IN_H

#include "snapshot.h"

/*
 * Objects that stand where a guard looks: of the same name and another definition, or somewhere
 * else. SQL of mtest's own for both engines.
 */
enum stand_in_kind { STAND_IN_TABLE, STAND_IN_INDEX, STAND_IN_ENUM, STAND_IN_COLUMN };

struct stand_in {
	enum stand_in_kind kind;
	const char *identity; /* as in snapshots */
	const char *table;    /* of an index or a column: its identity; else NULL */
	const char *type;     /* of a column */
	bool sqlite;
};

/* Is it of a kind that guards look for? snapshot: in which it is. */
bool stand_in_describe(struct arena *arena, const struct snapshot *snapshot, const char *kind,
	const char *identity, bool sqlite, struct stand_in *out);

/* "table public.users" */
const char *stand_in_name(struct arena *arena, const struct stand_in *object);

/* Makes an object of that name with another definition; in its place, or in a schema that nobody
   asks for (elsewhere; the schema itself is made by stand_in_elsewhere). */
const char *stand_in_make(struct arena *arena, const struct stand_in *object, bool elsewhere);
extern const char stand_in_elsewhere[];

const char *stand_in_drop(struct arena *arena, const struct stand_in *object);

/* A query of one text: the definition, or "" where there is no such object. */
const char *stand_in_definition(struct arena *arena, const struct stand_in *object);

/* Is it the definition that stand_in_make gives? */
bool stand_in_is(struct arena *arena, const struct stand_in *object, const char *definition);

#endif
