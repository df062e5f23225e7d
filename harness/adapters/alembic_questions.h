#ifndef MTEST_ALEMBIC_QUESTIONS_H
#define MTEST_ALEMBIC_QUESTIONS_H

#include "adapter.h"

/* What Alembic is asked besides steps; as in struct adapter. */

bool alembic_show(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, struct arena *arena,
	struct step *out, struct error *err) MUST_CHECK;
bool alembic_drift(struct session *session, struct arena *arena, struct differences *out,
	struct step *asked, struct error *err) MUST_CHECK;
bool alembic_offline(struct session *session, const struct chain *chain, struct arena *arena,
	struct unrendereds *out, struct step *asked, struct error *err) MUST_CHECK;

#endif
