#ifndef MTEST_ALEMBIC_NURSERY_H
#define MTEST_ALEMBIC_NURSERY_H

#include "alembic_config.h"
#include "engine.h"
#include "process.h"

#include <stdbool.h>

/*
 * One interpreter for a run, which has imported what every worker needs before a database is
 * known, and forks for each (nursery.py). Nothing hangs on it: where there is none, or it does not
 * do as it is told, a worker starts as a process of its own.
 */

/* Starts it, where one can be had; it goes on beside what follows. */
void alembic_nursery_open(
	const struct chain *chain, struct place *place, const struct engine *engine);

/* Ends it, as far as it is there. */
void alembic_nursery_close(const struct chain *chain);

/* Without it from now on. */
void alembic_nursery_end(struct alembic_project *project);

/*
 * Asks for a worker, whose first line will be "here" with its process id; until then out->child is
 * 0. mark: its entry of the environment, as long as that of the nursery. false: there is no
 * nursery.
 */
bool alembic_nursery_fork(
	struct alembic_project *project, const char *mark, struct process_pipes *out);

#endif
