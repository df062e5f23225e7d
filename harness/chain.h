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
};

struct revision {
	const char *id;    /* what its tool calls it (design §7) */
	const char *title; /* "" where it has none */
	const char *path;  /* the file that findings about the whole revision point at */
	struct names parents;
	struct script up, down;
	const char *unreadable; /* why its scripts cannot be run, or NULL */
};

struct chain {
	struct revision *items; /* parents before children */
	size_t count, cap;
	bool forward_only; /* no revision has a downgrade: a policy, not a fault */
};

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
