#ifndef MTEST_ALEMBIC_STEP_H
#define MTEST_ALEMBIC_STEP_H

#include "alembic_pipe.h"

/* What the worker tells of a step, as a struct step. */

void alembic_step_begin(struct step *step);
/* "statement" and "answer", and in any event how the statement before it ended ("done"). */
void alembic_step_hear(struct step *step, struct arena *arena, const struct alembic_event *event);
/* It did not end in time, or not at all; the statement that runs last is where it was. */
void alembic_step_lost(struct step *step, bool timed_out, const char *message);

#endif
