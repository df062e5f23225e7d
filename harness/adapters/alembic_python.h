#ifndef MTEST_ALEMBIC_PYTHON_H
#define MTEST_ALEMBIC_PYTHON_H

#include "alembic_config.h"

/* The interpreter that runs the project's Alembic, and what mtest.yaml says of its surroundings. */

bool alembic_configure(const struct chain *chain, const struct config *config, const char *folder,
	struct error *err) MUST_CHECK;

/* Fills in project->python, once. */
bool alembic_python_find(struct alembic_project *project, struct error *err) MUST_CHECK;

/* The search for an interpreter; after a session, what it runs, too. */
void alembic_describe(const struct chain *chain, FILE *out);

#endif
