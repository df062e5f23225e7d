#ifndef MTEST_OWN_FILES_H
#define MTEST_OWN_FILES_H

#include "csv.h"
#include "project.h"

/*
 * The files in the project's folder `fixtures` that belong to a revision, by their names:
 * REVISION.before.sql, .after.sql, .after_down.sql and .expect.sql, REVISION.before.TABLE.csv and
 * so on. REVISION is the id, or the name of the revision's file without its endings. Whatever else
 * lies there is left alone.
 */
enum own_when { OWN_BEFORE, OWN_AFTER, OWN_AFTER_DOWN, OWN_EXPECT };

struct own_file {
	const struct revision *revision;
	enum own_when when;
	const char *path;  /* in the tree */
	const char *shown; /* as errors name it */
	const char *text;  /* SQL; NULL: it is CSV */
	const char *table; /* of CSV: "users", "audit.users" */
	struct csv csv;
};

struct own_files {
	struct own_file *items; /* SQL first, then CSV; by name */
	size_t count, cap;
};

/* What is wrong with one of them is an error of usage. */
bool own_files_read(const struct project *project, struct arena *arena, struct own_files *out,
	struct error *err) MUST_CHECK;

#endif
