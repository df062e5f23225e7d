#ifndef MTEST_ALEMBIC_INTERRUPT_H
#define MTEST_ALEMBIC_INTERRUPT_H

#include "adapter.h"

/* An upgrade in which the worker kills itself, or its backend is ended (adapter.h, interrupt). */
bool alembic_interrupt(struct session *session, const struct chain *chain,
	const struct revision *revision, const struct interruption *interruption,
	struct arena *arena, struct step *out, struct error *err) MUST_CHECK;

#endif
