#ifndef MTEST_CHAIN_H
#define MTEST_CHAIN_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The revision graph of a project, as an adapter read it from a tree. All of it lives in the
 * arena that the adapter was given.
 */
enum direction { UP, DOWN };

/* One direction of one revision. */
struct script {
	const char *path; /* in the tree; NULL: the revision has none */
	const char *text; /* the file's bytes; NULL: unreadable, or not SQL */
	size_t line;      /* of the text's first line in the file, from 1 */
	bool empty;       /* holds no statement: nothing, or comments alone */
	bool silent;      /* empty, without even a comment that says so */
	bool code;        /* a part of a program, not SQL */
	const char *idle; /* of empty code: what its body holds ("pass"), or NULL */
};

struct revision {
	const char *id;    /* what its tool calls it (design §7) */
	const char *title; /* "" where it has none */
	const char *path;  /* the file that findings about the whole revision point at */
	struct names parents;
	struct names requires; /* must have run before, without being parents (depends_on) */
	struct names labels;   /* of the branch that begins here */
	struct script up, down;
	const char *unreadable; /* why its scripts cannot be run, or NULL */
	bool skipped;           /* the project wants it applied, but not judged */
	bool stays;             /* the project wants its downgrade not run */
};

struct chain {
	struct revision *items; /* parents before children */
	size_t count, cap;
	bool ids_in_names;        /* the tool's settings put the id into the names of files */
	bool forward_only;        /* no revision has a downgrade: a policy, not a fault */
	const char *without_down; /* what the tool does where there is no downgrade, or NULL */
	/* Why the tool would refuse every command, or what mtest cannot know: nothing can be
	   walked then. Or NULL. */
	const char *refused;
	void *own; /* the adapter's own knowledge of the project */
	/* Its bookkeeping in place of adapter->own_objects, known from the first session on; or
	   NULL. */
	const char *const *own_objects;
	const char *engine, *engine_why; /* what the tool's settings say, or NULL */
};

/*
 * Puts parents and requirements before children; a branch stays together as far as that goes, and
 * among equals the order is kept. Those of a circle, and what is behind it, come last.
 */
void chain_sort(struct chain *chain, struct arena *arena);

/* The ids of one circle in the graph, each behind the one that it needs; none: there is no circle.
 */
struct names chain_cycle(const struct chain *chain, struct arena *arena);

/* The revisions that nobody names as a parent. */
struct names chain_heads(const struct chain *chain, struct arena *arena);

/* Is the first one an ancestor of the second, or the same? Requirements do not count. */
bool chain_leads_to(const struct chain *chain, const struct revision *from,
	const struct revision *to, struct arena *arena);

const struct revision *chain_find(const struct chain *chain, const char *id);

/* The place of the revision in the chain. */
size_t chain_index(const struct chain *chain, const struct revision *revision);

static inline const struct script *revision_script(
	const struct revision *revision, enum direction direction)
{
	return direction == UP ? &revision->up : &revision->down;
}

const char *direction_name(enum direction direction); /* "up", "down" */

#endif
