#ifndef MTEST_ALEMBIC_CONFIG_H
#define MTEST_ALEMBIC_CONFIG_H

#include "adapter.h"
#include "python.h"

/*
 * One Alembic project: where its settings and its files are, and what is known of its interpreter
 * and its version table. It is chain->own; paths are those of the tree.
 */
struct alembic_project {
	struct arena *arena;
	const char *root;      /* of the tree, in the file system */
	const char *home;      /* the project's own folder, where its interpreter is looked for */
	const char *folder;    /* that holds the settings */
	const char *ini;       /* NULL: there is none */
	const char *pyproject; /* that has [tool.alembic], or NULL */
	const char *working;   /* where the tool is called */
	const char *script;    /* the folder of env.py */
	struct names versions; /* the folders of the revisions */
	struct names files;    /* of the revisions */
	const char *real;      /* the root as the worker knows it */
	bool recursive;
	bool ids_in_names;         /* file_template puts the id into the names of files */
	struct names import_roots; /* folders of the tree where Python looks for modules */
	bool flask;                /* Flask-Migrate: the settings come from the application */
	const char *url;           /* sqlalchemy.url of the settings, or NULL */
	const char *env;           /* the text of env.py, or "" */
	struct names command;      /* that leads to the interpreter, argv[0] a path; or empty */
	const char *python_place;  /* in mtest.yaml, where it names an interpreter; or NULL */
	struct names environment;  /* "NAME=value", for the worker */
	struct names x_args;       /* of alembic -x */
	struct python_search pythons;
	const struct python *python;     /* that the run uses; NULL: not looked for yet */
	const char *own_objects[3];      /* the version table, and its schema's; ends with NULL */
	struct alembic_nursery *nursery; /* alembic_nursery.h; NULL: there is none */
	const char *tapes;         /* a file that workers of a run share (shelf.py), or NULL */
	bool compared;             /* the chain was compared with Alembic's own view */
	bool isolated;             /* its worker has no network */
	const char *versions_text; /* "alembic 1.8.1, SQLAlchemy 1.4.46, Python 3.11.2", or NULL */
};

/* The settings in this folder; false: there are none, or they lead to no env.py. */
bool alembic_config_read(const struct tree *tree, struct arena *arena, const char *folder,
	struct alembic_project *out);

/* The folders with settings, the one that is nearest to the root first. */
struct names alembic_config_find(const struct tree *tree, struct arena *arena);

/* This folder when it has settings, or the nearest above that has, or NULL. */
const char *alembic_config_above(const struct tree *tree, struct arena *arena, const char *path);

#endif
