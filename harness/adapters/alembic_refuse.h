#ifndef MTEST_ALEMBIC_REFUSE_H
#define MTEST_ALEMBIC_REFUSE_H

#include "alembic_config.h"
#include "alembic_pipe.h"

/*
 * Why a worker cannot serve at all (a module that is missing, an env.py that fails, a revision that
 * does not load), with what helps. Fails always.
 */
bool alembic_refuse(const struct alembic_project *project, const struct alembic_event *event,
	struct error *err);

#endif
