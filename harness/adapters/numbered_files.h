#ifndef MTEST_NUMBERED_FILES_H
#define MTEST_NUMBERED_FILES_H

#include "adapter.h"

/*
 * Folders of SQL files whose names begin with a number, one file for each direction: what
 * golang-migrate and plain sets share. How a name is read is the only difference.
 */

/* What a file's name says. The texts are parts of the name; lengths in bytes. */
struct numbered_name {
	const char *number; /* as written: "0003" */
	size_t number_length;
	uint64_t value; /* the order */
	const char *title;
	size_t title_length;
	enum direction direction;
};

/* false: not a file of this set. */
typedef bool numbered_parse_fn(const char *name, struct numbered_name *out);

struct numbered_layout {
	numbered_parse_fn *parse;
	const char *pattern; /* for people: "0001_name.up.sql" */
	const char *mark;    /* the ending by which a folder is known to be of this layout */
	bool down_required;  /* the tool takes a missing down file for an empty one */
};

/* The folder of the tree that holds the most files of this layout, at most six folders deep. */
bool numbered_detect(const struct numbered_layout *layout, const struct tree *tree,
	struct arena *arena, const char *path, struct detected *out) MUST_CHECK;

/* The chain of one folder, with the findings that need no database. */
bool numbered_read(const struct numbered_layout *layout, const struct tree *tree,
	struct arena *arena, const char *path, struct chain *out, struct findings *findings,
	struct error *err) MUST_CHECK;

#endif
