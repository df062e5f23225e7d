#ifndef MTEST_OWN_ROWS_H
#define MTEST_OWN_ROWS_H

#include "own.h"
#include "walk.h"

/*
 * Writes the rows of the revision's files for this moment into the ladder's database, each file on
 * a connection in a new state. state: the schema as it stands, which the files must leave as it is
 * (NULL: not looked at). A file that does not run is an error of usage, unless an earlier revision
 * or earlier rows are missing: then it is not examined.
 */
bool own_rows_write(struct walk *walk, const struct revision *revision, enum own_when when,
	const struct snapshot *state, struct error *err) MUST_CHECK;

/* Where in the file a text failed: the server's own place, or the statement's begin. */
size_t own_line(const struct own_file *file, const struct outcome *outcome);

/* "message (detail)" of an outcome that did not work. */
const char *own_words(struct arena *arena, const struct outcome *outcome);

#endif
