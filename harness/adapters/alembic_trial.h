#ifndef MTEST_ALEMBIC_TRIAL_H
#define MTEST_ALEMBIC_TRIAL_H

#include "adapter.h"

/* Scripts in a transaction of the worker's that is taken back (adapter.h, trial). */

bool alembic_trial(struct session *session, struct db **db, struct error *err) MUST_CHECK;
bool alembic_trial_end(struct session *session, bool *intact, struct error *err) MUST_CHECK;

#endif
