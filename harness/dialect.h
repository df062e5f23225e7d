#ifndef MTEST_DIALECT_H
#define MTEST_DIALECT_H

#include "arena.h"
#include "chain.h"
#include "tree.h"

/*
 * Which engine a project uses, when nobody says so: from what the project itself says (.env,
 * compose files), then from the words of its SQL.
 */
struct dialect {
	const char *engine;   /* "postgres", "sqlite", or the name of one that mtest has not
				 ("mysql"); NULL: unknown */
	const char *why;      /* "DATABASE_URL in .env" */
	const char *database; /* the database's name where the project says it, or NULL */
	const char *version;  /* the major version of a compose image where the project says it, or
				 NULL */
};

/* The engine that a database's URL names ("postgresql+psycopg2://…"), or NULL. */
const char *dialect_of_url(const char *url);

/* What .env and compose files in the tree's root say. */
struct dialect dialect_of_project(const struct tree *tree, struct arena *arena);

/* What the SQL of the chain says; the folder's own name ("migrations/postgres") counts, too. */
struct dialect dialect_of_chain(const struct chain *chain, const char *folder, struct arena *arena);

#endif
