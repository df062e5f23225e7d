#include "sql_session.h"

#include "place.h"
#include "sql_send.h"

#include <stdint.h>
#include <string.h>

struct sql_session {
	struct session session;
	struct arena *arena; /* of the session's opener: lives as long as it */
	const struct sql_tool *tool;
	const char *place; /* of the tool's bookkeeping; NULL: its process has not looked yet */
	const struct interruption *interruption; /* that is under way, or NULL */
};

bool sql_session_open(const struct sql_tool *tool, struct scratch *scratch, struct arena *arena,
	struct session **out, struct error *err)
{
	struct sql_session *session = arena_alloc(arena, sizeof *session);

	session->arena = arena;
	session->tool = tool;
	session->session.scratch = scratch;
	*out = &session->session;
	return db_open(scratch, &session->session.db, err);
}

void sql_session_close(struct session *session)
{
	db_close(&session->db);
}

static const char *skip_mark(const struct sql_tool *tool, const char *text)
{
	return tool->skips_mark && text_starts(text, "\xEF\xBB\xBF") ? text + 3 : text;
}

static bool run_script(struct sql_session *session, struct arena *arena,
	const struct script *script, struct step *step, struct error *err)
{
	const struct sql_sending sending = {
		.session = &session->session,
		.script = script,
		.text = skip_mark(session->tool, script->text),
		.wraps = session->tool->wraps_sqlite,
		.interruption = session->interruption,
	};

	return sql_send(&sending, arena, step, err);
}

/* One of the tool's own texts. That it fails is the migration's doing: what it did before took it
 * away. */
static bool run_own(struct sql_session *session, struct arena *arena, const char *text,
	struct step *step, struct error *err)
{
	struct outcome outcome;

	if (!step->outcome.worked) {
		return true;
	}
	if (!db_run(session->session.db, arena, text, &outcome, err)) {
		return false;
	}
	if (!outcome.worked) {
		step->outcome = outcome;
		step->outcome.offset = SIZE_MAX;
		step->outcome.object = NULL;
		step->outcome.message = arena_printf(arena, "%s cannot record the version: %s",
			session->session.adapter->name, outcome.message);
	}
	return true;
}

static bool record(struct sql_session *session, struct arena *arena, const struct revision *at,
	bool dirty, struct step *step, struct error *err)
{
	if (!step->outcome.worked) {
		return true;
	}
	return run_own(session, arena,
		session->tool->record(
			session->session.scratch->engine, arena, session->place, at, dirty),
		step, err);
}

struct bookkeeping {
	struct arena *arena;
	const char *place;
	bool exists;
};

static bool see_bookkeeping(
	void *context, size_t columns, const char *const *values, struct error *err)
{
	struct bookkeeping *bookkeeping = context;

	(void)columns, (void)err;
	bookkeeping->place = arena_copy(bookkeeping->arena, values[0]);
	bookkeeping->exists = values[1] != NULL && values[1][0] == 't';
	return true;
}

/* What the tool's process does first. A database without a place for it is the migrations' doing.
 */
static bool prepare(
	struct sql_session *session, struct arena *arena, struct step *step, struct error *err)
{
	const struct engine *engine = session->session.scratch->engine;
	struct bookkeeping found = {.arena = arena};

	if (session->place != NULL) {
		return true;
	}
	if (!db_query(session->session.db, session->tool->look(engine), see_bookkeeping, &found,
		    err)) {
		return false;
	}
	if (found.place == NULL) {
		step->outcome.worked = false;
		step->outcome.message = arena_printf(arena,
			"%s cannot record the version: no schema of the search path exists",
			session->session.adapter->name);
		return true;
	}
	session->place = arena_copy(session->arena, found.place);
	return found.exists ||
	       run_own(session, arena, session->tool->prepare(engine, arena, found.place), step,
		       err);
}

/* The tool's connection, as it is at the begin of a step. */
bool sql_session_connect(struct session *base, struct error *err)
{
	struct sql_session *session = (struct sql_session *)base;

	if (base->db == NULL) {
		session->place = NULL;
		if (!db_open(base->scratch, &base->db, err)) {
			return false;
		}
	} else if (base->fresh) {
		session->place = NULL;
		if (!db_reset(base->db, err)) {
			return false;
		}
	}
	base->db->step_timeout = base->scratch->place->step_timeout;
	return true;
}

/* What the end of the tool's process does to an open transaction. */
static bool settle(
	struct sql_session *session, struct arena *arena, struct step *step, struct error *err)
{
	struct session *base = &session->session;

	if (step->outcome.lost) {
		db_close(&base->db);
		return true;
	}
	if (!db_in_transaction(base->db)) {
		return true;
	}
	if (step->outcome.worked) {
		step->outcome.worked = false;
		step->outcome.offset = SIZE_MAX;
		step->outcome.message = arena_copy(
			arena, "the script leaves its transaction open: BEGIN without COMMIT");
	}
	return db_reset(base->db, err);
}

static const struct revision *target_of(
	const struct chain *chain, const struct revision *revision, enum direction direction)
{
	if (direction == UP) {
		return revision;
	}
	return chain_index(chain, revision) == 0 ? NULL : revision - 1;
}

bool sql_session_step(struct session *base, const struct chain *chain,
	const struct revision *revision, enum direction direction, enum step_how how,
	struct arena *arena, struct step *out, struct error *err)
{
	struct sql_session *session = (struct sql_session *)base;
	const struct script *script = revision_script(revision, direction);
	const struct revision *target = target_of(chain, revision, direction);
	bool records = how == RECORD && session->tool->record != NULL;

	*out = (struct step){.outcome = {.worked = true, .offset = SIZE_MAX, .rows = -1}};
	if (base->on_trial) {
		return script->text == NULL || script->empty ||
		       run_script(session, arena, script, out, err);
	}
	if (!sql_session_connect(base, err)) {
		return false;
	}
	if (records && (!prepare(session, arena, out, err) ||
			       !record(session, arena, target, true, out, err))) {
		return false;
	}
	if (out->outcome.worked && script->text != NULL && !script->empty &&
		!run_script(session, arena, script, out, err)) {
		return false;
	}
	return settle(session, arena, out, err) &&
	       (!records || record(session, arena, target, false, out, err));
}

bool sql_session_interrupt(struct session *base, const struct chain *chain,
	const struct revision *revision, const struct interruption *interruption,
	struct arena *arena, struct step *out, struct error *err)
{
	struct sql_session *session = (struct sql_session *)base;
	bool done;

	session->interruption = interruption;
	done = sql_session_step(base, chain, revision, UP, RECORD, arena, out, err);
	session->interruption = NULL;
	return done;
}

bool sql_session_stamp(struct session *base, const struct chain *chain,
	const struct revision *revision, enum direction direction, struct error *err)
{
	struct sql_session *session = (struct sql_session *)base;
	AUTO(arena_free) struct arena *work = arena_new();
	struct step step = {.outcome = {.worked = true}};

	if (session->tool->record == NULL) {
		return true;
	}
	session->place = NULL;
	if (!sql_session_connect(base, err) || !prepare(session, work, &step, err) ||
		!record(session, work, target_of(chain, revision, direction), false, &step, err)) {
		return false;
	}
	session->place = NULL;
	return step.outcome.worked || fail(err, ERROR_SYSTEM, "%s", step.outcome.message);
}
