#ifndef MTEST_RENDER_H
#define MTEST_RENDER_H

#include "diff.h"
#include "rename.h"
#include "snapshot.h"
#include "text.h"

/*
 * DDL from facts: the statements that take a catalog from one snapshot to another, in an order that
 * works. What cannot be rendered is named. Nothing here asks a database; whoever wants to be sure
 * runs the statements and looks.
 */

/* What SQLite keeps as text, of the goal: the statement that made each object. */
struct schema_text {
	struct schema_object {
		const char *type, *name, *table, *sql;
	} * items;
	size_t count, cap;
};

struct render {
	struct arena *arena;
	const struct snapshot *from, *to;
	const struct schema_text *text; /* of to; SQLite only */
	struct names statements;        /* without their semicolons */
	struct names missing;           /* "cast (a as b)": what has no statement */
};

/* Renamings alone, when there are any: what else is to be done is seen better once they are made.
 */
void render_renamings(struct render *render, const char *engine, const struct renamings *renamings);

void render_postgres(struct render *render);
void render_sqlite(struct render *render);

/* For the renderers. */

void render_add(struct render *render, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void render_missing(struct render *render, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* As an SQL string. */
const char *render_literal(struct arena *arena, const char *text);

/* "public.users" of public.users.email */
const char *render_parent(struct arena *arena, const char *identity);

/* Does the text hold this name, not as a part of a longer one? */
bool render_mentions(const char *text, const char *name);

/* Are two values, of which NULL means absent, the same? */
bool render_same(const char *a, const char *b);

#endif
