#ifndef MTEST_PROJECT_H
#define MTEST_PROJECT_H

#include "adapter.h"
#include "config.h"
#include "dialect.h"

/*
 * A project: a folder with migrations, what mtest.yaml says of it, the tool and the engine it
 * uses, and its chain. Options win over mtest.yaml, which wins over what is detected.
 */
struct project_options {
	const char *folder;        /* -C */
	const char *config;        /* --config, or NULL */
	const char *set;           /* --set, or NULL */
	const char *tool, *engine; /* NULL: not given */
	double step_timeout;       /* 0: not given */
	const struct tree *tree;   /* where the chain is read from; NULL: the folder */
};

struct project {
	const char *folder;
	const struct tree *tree;
	struct config config;
	const struct adapter *adapter;
	const char *tool_why;
	const char *path;            /* of the migrations, in the tree */
	struct names others;         /* where migrations were found that are not looked at */
	const struct engine *engine; /* NULL: neither said nor to be seen in the SQL */
	const char *engine_why;
	const char *database; /* the name that scratch databases bear */
	const char *version;  /* the major server version that the project names, or NULL */
	struct {
		struct script *items;
		size_t count, cap;
	} prelude;
	double step_timeout;
	struct chain chain;
};

/* The tool's bookkeeping in this project: what is left out of snapshots; ends with NULL. */
const char *const *project_own_objects(const struct project *project);

bool project_open(const struct project_options *options, struct arena *arena, struct project *out,
	struct findings *findings, struct error *err) MUST_CHECK;

#endif
