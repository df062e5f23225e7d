#include "alembic_interrupt.h"

#include "alembic_pipe.h"
#include "alembic_session.h"

struct killing {
	struct session *session;
	const struct interruption *interruption;
};

/* The worker waits with a statement that is to be ended while it is at work. */
static bool hear_pause(void *context, const struct alembic_event *event, struct error *err)
{
	const struct killing *killing = context;
	const struct interruption *interruption = killing->interruption;

	return !alembic_event_is(event, "pause") ||
	       (interruption->hold(interruption->context, err) &&
		       alembic_tell(killing->session, "go", err));
}

bool alembic_interrupt(struct session *session, const struct chain *chain,
	const struct revision *revision, const struct interruption *interruption,
	struct arena *arena, struct step *out, struct error *err)
{
	struct killing killing = {session, interruption};
	const struct alembic_question question = {
		.op = "step",
		.revision = revision,
		.direction = UP,
		.stop = interruption->stop,
		.hear = hear_pause,
		.context = &killing,
	};

	(void)chain;
	return alembic_ask(session, &question, arena, out, err);
}
