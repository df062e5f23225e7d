#include "alembic_questions.h"

#include "alembic_pipe.h"
#include "alembic_session.h"

struct hearing {
	struct arena *arena;
	const struct chain *chain;
	struct step *step;
	struct differences *differences;
	struct unrendereds *unrendered;
};

static bool hear_sent(void *context, const struct alembic_event *event, struct error *err)
{
	struct hearing *hearing = context;
	struct step *step = hearing->step;

	(void)err;
	if (alembic_event_is(event, "sent") && step->statements.count > 0) {
		step->statements.items[step->statements.count - 1].text =
			alembic_event_text(event, hearing->arena, "text");
	}
	return true;
}

bool alembic_show(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, struct arena *arena,
	struct step *out, struct error *err)
{
	struct hearing hearing = {.arena = arena, .chain = chain, .step = out};

	return alembic_ask(session,
		&(struct alembic_question){.op = "show",
			.revision = revision,
			.direction = direction,
			.hear = hear_sent,
			.context = &hearing},
		arena, out, err);
}

static bool hear_difference(void *context, const struct alembic_event *event, struct error *err)
{
	struct hearing *hearing = context;
	struct arena *arena = hearing->arena;

	(void)err;
	if (alembic_event_is(event, "difference")) {
		*VEC_ADD(arena, hearing->differences) = (struct difference){
			.object = alembic_event_text(event, arena, "object"),
			.before = alembic_event_text(event, arena, "before"),
			.after = alembic_event_text(event, arena, "after"),
			.message = alembic_event_text(event, arena, "message"),
		};
	}
	return true;
}

bool alembic_drift(struct session *session, struct arena *arena, struct differences *out,
	struct step *asked, struct error *err)
{
	struct hearing hearing = {.arena = arena, .differences = out};

	*out = (struct differences){0};
	return alembic_ask(session,
		&(struct alembic_question){
			.op = "drift", .hear = hear_difference, .context = &hearing},
		arena, asked, err);
}

static bool hear_problem(void *context, const struct alembic_event *event, struct error *err)
{
	struct hearing *hearing = context;
	struct arena *arena = hearing->arena;
	const char *id;
	double line;

	(void)err;
	if (!alembic_event_is(event, "problem")) {
		return true;
	}
	id = alembic_event_text(event, arena, "id");
	line = alembic_event_number(event, "line", 0);
	*VEC_ADD(arena, hearing->unrendered) = (struct unrendered){
		.revision = id == NULL ? NULL : chain_find(hearing->chain, id),
		.message = alembic_event_text(event, arena, "message"),
		.line = line > 0 && line < 1e9 ? (size_t)line : 0,
	};
	return true;
}

bool alembic_offline(struct session *session, const struct chain *chain, struct arena *arena,
	struct unrendereds *out, struct step *asked, struct error *err)
{
	struct hearing hearing = {.arena = arena, .chain = chain, .unrendered = out};

	*out = (struct unrendereds){0};
	return alembic_ask(session,
		&(struct alembic_question){
			.op = "offline", .hear = hear_problem, .context = &hearing},
		arena, asked, err);
}
