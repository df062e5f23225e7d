#ifndef MTEST_CONFIG_H
#define MTEST_CONFIG_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <stdbool.h>

/*
 * mtest.yaml. Every key is optional; an unknown key or a wrong type is an error of usage that
 * names the file, the line and the column. Paths are relative to the project's folder.
 */
struct config {
	const char *file;   /* where it was read from; NULL: there is none */
	const char *tool;   /* NULL: detected */
	const char *engine; /* NULL: detected */
	const char *path;   /* of the migrations; NULL: searched */
	struct names prelude;
	struct names exclude; /* fnmatch patterns of objects: "table audit.*" */
	double step_timeout;  /* seconds; 0: not given */
};

/* Reads file, or mtest.yaml in the folder when file is NULL; an absent mtest.yaml gives {0}. */
bool config_read(struct arena *arena, const char *folder, const char *file, struct config *out,
	struct error *err) MUST_CHECK;

#endif
