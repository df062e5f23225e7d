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
bool alembic_deploy_begin(struct session *session, struct error *err) MUST_CHECK;
bool alembic_deploy(struct session *session, const struct chain *chain, deploy_fn *taken,
	void *context, struct arena *arena, struct error *err) MUST_CHECK;

/* Hears of each line of the worker's; false: *err is set, and the answer is not waited for. */
struct alembic_event;
typedef bool alembic_hear_fn(void *context, const struct alembic_event *event, struct error *err);

/* A command to the worker. */
struct alembic_question {
	const char *op;
	const struct revision *revision; /* NULL: it is about none */
	enum direction direction;
	const struct step_stop *stop; /* where it is to be killed, or NULL */
	const char *text;             /* SQL of mtest's own, or NULL */
	alembic_hear_fn *hear;        /* of what it says beside the step; or NULL */
	void *context;                /* for hear */
};

/* What a worker waits for in the middle of its answer. */
bool alembic_tell(struct session *session, const char *op, struct error *err) MUST_CHECK;

/* The question and its answer, as a step. */
bool alembic_ask(struct session *session, const struct alembic_question *question,
	struct arena *arena, struct step *step, struct error *err) MUST_CHECK;

#endif
