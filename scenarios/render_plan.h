#ifndef MTEST_RENDER_PLAN_H
#define MTEST_RENDER_PLAN_H

#include "render_postgres.h"

/* Which objects have to be done something with, and what that drags along. */
struct plan {
	struct node *items; /* every object of either snapshot, by kind and identity */
	size_t count, cap;
};

struct plan plan_make(struct render *render);

/* The object whose "of" value this is; NULL: there is none, or none of the known. */
struct node *plan_find(const struct plan *plan, struct arena *arena, const char *title);

/* The value of its "of", in from (before) or in to; or NULL. */
const char *plan_parent(const struct render *render, const struct node *node, bool before);

/* Marks what goes along with another object: it needs no statement of its own. */
void plan_follow(struct plan *plan, struct render *render);

/* Does what the text says depend on the object? */
bool plan_mentions(struct arena *arena, const char *text, const struct node *node);

#endif
