#include "trial.h"

#include "sql.h"
#include "stage.h"

#include <string.h>

static bool is_sqlite(const struct stage *stage)
{
	return stage->scratch->engine->restore != NULL;
}

bool trial_open(struct trial *trial, struct stage *stage, struct error *err)
{
	*trial = (struct trial){.stage = stage};
	if (!is_sqlite(stage)) {
		return session_trial(stage->session, &trial->db, err);
	}
	if (!scratch_copy(stage->scratch, &trial->saved, err) ||
		!db_open(stage->scratch, &trial->own, err)) {
		return false;
	}
	trial->db = trial->own;
	return true;
}

bool trial_script(struct trial *trial, const struct revision *revision, enum direction direction,
	struct arena *arena, struct step *out, struct error *err)
{
	return stage_body(trial->stage, revision, direction, arena, out, err);
}

bool trial_end(struct trial *trial, bool *intact, struct error *err)
{
	bool restored;

	*intact = true;
	trial->db = NULL;
	if (!is_sqlite(trial->stage)) {
		return session_trial_end(trial->stage->session, intact, err);
	}
	db_close(&trial->own);
	restored = scratch_restore(trial->stage->scratch, trial->saved, err);
	scratch_drop(&trial->saved);
	return restored;
}

void trial_drop(struct trial *trial)
{
	db_close(&trial->own);
	scratch_drop(&trial->saved);
}

bool trial_was_refused(const struct step *step)
{
	/* active SQL transaction, invalid transaction termination */
	static const char *const states[] = {"25001", "2D000"};

	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		if (!step->outcome.worked && strcmp(step->outcome.sqlstate, states[i]) == 0) {
			return true;
		}
	}
	return false;
}

bool trial_can_hold(const struct run *run, const struct script *script)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct sql_script sql;

	if (strcmp(run->project.engine->name, "sqlite") == 0) {
		return true;
	}
	if (script->code) {
		return !text_has_word(script->text, "autocommit_block");
	}
	sql = sql_read(work, script->text);
	return sql.parsed && !sql.ends_transaction;
}
