#ifndef MTEST_ALEMBIC_SESSION_H
#define MTEST_ALEMBIC_SESSION_H

#include "alembic_config.h"

/* Sessions of Alembic: one worker for each, started when it is needed and anew when it is gone. */

bool alembic_open(const struct chain *chain, struct scratch *scratch, bool fresh,
	struct arena *arena, struct session **out, struct error *err) MUST_CHECK;
void alembic_close(struct session *session);
bool alembic_step(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, enum step_how how,
	struct arena *arena, struct step *out, struct error *err) MUST_CHECK;
bool alembic_stamp(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, struct error *err) MUST_CHECK;
bool alembic_deploy(struct session *session, const struct chain *chain, deploy_fn *taken,
	void *context, struct arena *arena, struct error *err) MUST_CHECK;
/* The search for an interpreter; after a session, what it runs, too. */
void alembic_describe(const struct chain *chain, FILE *out);

#endif
