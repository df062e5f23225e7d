#include "alembic_trial.h"

#include "alembic_pipe.h"
#include "alembic_session.h"
#include "place.h"

#include <stdio.h>

enum { MOST_COLUMNS = 8 };

/* The worker's connection, as far as a trial needs it. */
struct worker_db {
	struct db base;
	struct session *session;
};

struct reading {
	struct arena *arena;
	row_fn *row;
	void *context;
};

static bool hear_row(void *context, const struct alembic_event *event, struct error *err)
{
	struct reading *reading = context;
	const char *values[MOST_COLUMNS] = {NULL};
	size_t count;

	if (!alembic_event_is(event, "row")) {
		return true;
	}
	count = (size_t)alembic_event_number(event, "columns", 0);
	for (size_t i = 0; i < count && i < MOST_COLUMNS; i++) {
		char name[16];

		(void)snprintf(name, sizeof name, "value%zu", i);
		values[i] = alembic_event_text(event, reading->arena, name);
	}
	return reading->row(
		reading->context, count < MOST_COLUMNS ? count : MOST_COLUMNS, values, err);
}

static bool ask(struct db *db, struct arena *arena, const char *text, struct reading *reading,
	struct step *step, struct error *err)
{
	const struct alembic_question question = {.op = "ask",
		.text = text,
		.hear = reading == NULL ? NULL : hear_row,
		.context = reading};
	struct session *session = ((struct worker_db *)db)->session;

	return session->on_trial ? alembic_ask(session, &question, arena, step, err)
				 : fail(err, ERROR_SYSTEM, "the trial has ended");
}

static bool run(struct db *db, struct arena *arena, const char *text, struct outcome *out,
	struct error *err)
{
	struct step step;

	if (!ask(db, arena, text, NULL, &step, err)) {
		return false;
	}
	*out = step.outcome;
	return true;
}

static bool query(struct db *db, const char *sql, row_fn *row, void *context, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct reading reading = {work, row, context};
	struct step step;

	return ask(db, work, sql, &reading, &step, err) &&
	       (step.outcome.worked ||
		       fail(err, ERROR_SYSTEM, "%s: %s", sql, step.outcome.message));
}

static const struct engine worker_engine = {.name = "postgres", .run = run, .query = query};

bool alembic_trial(struct session *session, struct db **db, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const struct alembic_question question = {.op = "trial"};
	struct worker_db *own;
	struct step step;

	if (!alembic_ask(session, &question, work, &step, err)) {
		return false;
	}
	if (!step.outcome.worked) {
		return true;
	}
	own = arena_alloc(session->scratch->place->arena, sizeof *own);
	own->base.engine = &worker_engine;
	own->session = session;
	session->on_trial = true;
	*db = &own->base;
	return true;
}

static bool hear_end(void *context, const struct alembic_event *event, struct error *err)
{
	(void)err;
	if (alembic_event_is(event, "intact")) {
		*(bool *)context = true;
	}
	return true;
}

bool alembic_trial_end(struct session *session, bool *intact, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const struct alembic_question question = {
		.op = "undo", .hear = hear_end, .context = intact};
	struct step step;

	/* A worker that has died took its transaction with it, as far as it was still open. */
	if (!session->on_trial) {
		return true;
	}
	session->on_trial = false;
	return alembic_ask(session, &question, work, &step, err);
}
