#ifndef MTEST_ALEMBIC_START_H
#define MTEST_ALEMBIC_START_H

#include "alembic_config.h"
#include "engine.h"
#include "process.h"

#include <stdbool.h>

/*
 * Starts the worker's process: the project's interpreter with the worker as a file, or the command
 * of mtest.yaml (python: [docker, compose, …]), to which the worker's source travels over standard
 * input because the command may lead to where no file of this machine is.
 *
 * *first is what has to be written to the process before any command: the source where it has
 * none, and a line with all that the worker needs to know before it imports anything. mark: an
 * entry of its environment (process_left.h).
 */
bool alembic_start(const struct alembic_project *project, const struct scratch *scratch,
	const struct address *address, const char *mark, struct arena *arena,
	struct process_pipes *out, const char **first, struct error *err) MUST_CHECK;

/* What a worker that is there already has to be told first. */
const char *alembic_start_words(const struct alembic_project *project,
	const struct scratch *scratch, const struct address *address, struct arena *arena);

/* Starts what workers are forked from, with control as its standard input; *first goes there. */
bool alembic_start_nursery(const struct alembic_project *project, struct place *place,
	const struct engine *engine, int control, struct arena *arena, pid_t *out,
	const char **first, struct error *err) MUST_CHECK;

#endif
