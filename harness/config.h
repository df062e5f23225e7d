#ifndef MTEST_CONFIG_H
#define MTEST_CONFIG_H

#include "arena.h"
#include "check.h"
#include "error.h"
#include "text.h"
#include "yaml_node.h"

#include <stdbool.h>

/*
 * mtest.yaml. Every key is optional; an unknown key or a wrong type is an error of usage that
 * names the file, the line and the column. Paths are relative to the project's folder.
 */
struct config_set {
	const char *name, *tool, *engine, *path; /* all but the name may be NULL */
	const struct node *node;
};

/* What a check counts as in this project. */
struct config_check {
	enum check check;
	enum severity severity;
	bool off;
};

/* A finding accepted with a reason. Patterns are those of fnmatch; NULL matches everything. */
struct config_allow {
	enum check check;
	const char *revision, *object;
	const char *reason;
	size_t line; /* in mtest.yaml */
};

struct config_hook {
	const char *after;    /* "up", "down" or "head" */
	const char *revision; /* NULL: every revision */
	const char *set;      /* NULL: every set */
	const char *run;      /* for the shell */
	double timeout;       /* seconds; 0: not given */
	const struct node *node;
};

struct config {
	const char *file;   /* where it was read from; NULL: there is none */
	const char *tool;   /* NULL: detected */
	const char *engine; /* NULL: detected */
	const char *path;   /* of the migrations; NULL: searched */
	struct {
		struct config_set *items;
		size_t count, cap;
	} sets;
	const struct config_set *set; /* that was chosen; NULL: none */
	struct names prelude;
	struct names python;      /* the interpreter, or a command and its arguments */
	struct names environment; /* "NAME=value" for the tool's process */
	struct names x_args;      /* "name=value", as alembic -x takes them */
	/* Where the scratch server listens for a python that is a command; NULL: loopback */
	const char *server_address;
	double step_timeout;  /* seconds; 0: not given */
	const char *deployed; /* a git ref: its revisions are history; NULL: not given */
	bool idempotent;
	const char *minimum_downgrade; /* the id of a revision, or NULL */
	struct names skip;             /* ids of revisions */
	const char *revision_naming;   /* an extended regular expression, or NULL */
	struct {
		struct config_check *items;
		size_t count, cap;
	} checks;
	struct {
		struct config_allow *items;
		size_t count, cap;
	} allow;
	struct names exclude; /* fnmatch patterns of objects: "table audit.*" */
	struct {
		const char *folder; /* NULL: "fixtures" */
		const size_t *rows; /* of a table; NULL: not given */
		long long seed;
	} fixtures;
	struct {
		struct config_hook *items;
		size_t count, cap;
	} hooks;
	struct names idle;           /* keys that are given and that this version does not use */
	const struct node *document; /* NULL: it says nothing */
};

/* Reads file, or mtest.yaml in the folder when file is NULL; an absent mtest.yaml gives {0}. */
bool config_read(struct arena *arena, const char *folder, const char *file, struct config *out,
	struct error *err) MUST_CHECK;

/* The text of such a file; file is its name. */
bool config_parse(struct arena *arena, const char *file, const char *text, size_t size,
	struct config *out, struct error *err) MUST_CHECK;

/* Does this version take the key and do nothing with it? */
bool config_is_idle(const char *key);

/*
 * Takes what the set of this name says instead of what stands at the top. name NULL: the only set
 * there is, or none where there are no sets; an error where there are several.
 */
bool config_choose_set(
	struct arena *arena, struct config *config, const char *name, struct error *err) MUST_CHECK;

/* "mtest.yaml:3:7", where the chosen set or the top has the value of this key, or the file. */
const char *config_place(struct arena *arena, const struct config *config, const char *key);

#endif
