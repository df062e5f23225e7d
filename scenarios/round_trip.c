#include "judge.h"
#include "sql.h"
#include "walk.h"

#include <string.h>

/* Up, down, up: the downgrade restores what was there, and the upgrade can be repeated. */

static const struct judge_words after_downgrade = {
	.appeared = "is still there after the downgrade",
	.made = "is made by the downgrade, and was not there before the upgrade",
	.vanished = "does not come back with the downgrade",
	.changed = "comes back",
	.moved = "come back in another order",
};

static const struct judge_words after_second_upgrade = {
	.appeared = "is there only after the second upgrade",
	.vanished = "is missing after the second upgrade",
	.changed = "comes out of the second upgrade",
	.moved = "have another order after the second upgrade",
};

static const struct judge_words after_return = {
	.appeared = "is still there after all downgrades",
	.vanished = "is gone after all downgrades",
	.changed = "is left by all downgrades",
	.moved = "have another order after all downgrades",
};

/* Nothing but DDL, whose effect would show in the catalog. SQLite's dialect is read for what it
 * shares. */
static bool is_ddl_alone(struct arena *arena, const char *text)
{
	struct sql_script sql = sql_read(arena, text);

	return sql.parsed && sql.count > 0 && sql.all_ddl;
}

/*
 * Did the code send only DDL and looks at the catalog? A look that leads to nothing is a guard.
 * Code that asked the user's tables may have found no rows to work on, and code that sent nothing
 * may be meant for another engine.
 */
static bool was_guarded(struct arena *arena, const struct step *step)
{
	VEC_EACH (&step->statements, it) {
		struct sql_script sql = sql_read(arena, it->sql);

		if (!sql.parsed || sql.count == 0 || !(sql.all_ddl || sql.all_looks)) {
			return false;
		}
	}
	return step->statements.count > 0;
}

/* Branches begin and end in revisions that hold nothing, and a base may be there to be stamped. */
static bool is_a_joint(const struct revision *revision)
{
	return revision->up.code && (revision->parents.count != 1 || revision->requires.count > 0 ||
					    revision->labels.count > 0);
}

static bool is_a_no_op(const struct moment *moment)
{
	const struct script *up = &moment->revision->up;

	/*
	 * Without what an earlier revision would have made, doing nothing may be right; what is
	 * excluded may have been changed.
	 */
	if (!moment->whole || moment->run->project.config.exclude.count > 0 || up->text == NULL ||
		snapshot_diff(moment->before, moment->up, moment->arena).count > 0) {
		return false;
	}
	if (up->empty) {
		return up->silent && !is_a_joint(moment->revision);
	}
	return up->code ? was_guarded(moment->arena, moment->up_step)
			: is_ddl_alone(moment->arena, up->text);
}

static void judge_no_op(struct moment *moment)
{
	const struct script *up = &moment->revision->up;
	struct finding *finding;

	if (!is_a_no_op(moment)) {
		return;
	}
	finding = run_finding(moment->run, SILENT_NO_OP, moment->revision);
	finding->path = up->path;
	finding->line = up->code ? up->line : 0;
	finding->message =
		!up->empty ? "the upgrade ran without an error and changed nothing in the catalog"
		: up->code ? arena_printf(moment->run->arena, "upgrade() holds nothing but %s",
				     up->idle == NULL ? "its name" : up->idle)
			   : "the upgrade is an empty file";
	finding->hint = up->empty ? "If it is empty on purpose, say why in a comment."
				  : "A guard (IF EXISTS, IF NOT EXISTS, a look at the catalog) "
				    "passes over what it was meant to do.";
}

static bool after_up(struct moment *moment, struct error *err)
{
	(void)err;
	if (moment->up_step == NULL) {
		return true;
	}
	if (judge_swallowed(moment->run, moment->revision, UP, "the upgrade", moment->up_step)) {
		return true;
	}
	if (!moment->up_step->outcome.worked) {
		(void)judge_failure(moment->run, UPGRADE_FAILS, moment->revision, UP, "the upgrade",
			moment->up_step);
		return true;
	}
	judge_no_op(moment);
	return true;
}

/*
 * Shown by the walk: the upgrade left the schema as it was, so there is none to take back. What
 * becomes of its rows the second upgrade tells, and data-lost.
 */
static void excuse_empty(struct moment *moment)
{
	struct findings *findings = &moment->run->result.findings;

	if (!moment->revision->down.empty || moment->residue.count > 0) {
		return;
	}
	VEC_EACH (findings, it) {
		if (it->check == EMPTY_DOWNGRADE && it->revision != NULL &&
			strcmp(it->revision, moment->revision->id) == 0) {
			it->severity = NOTE;
			it->message = arena_printf(moment->run->arena,
				"%s; the upgrade changes no schema, only rows, and what it wrote "
				"stays",
				it->message);
			it->hint = NULL;
		}
	}
}

static bool after_down(struct moment *moment, struct error *err)
{
	(void)err;
	if (judge_swallowed(
		    moment->run, moment->revision, DOWN, "the downgrade", moment->down_step) &&
		!moment->down_step->outcome.worked) {
		return true;
	}
	if (!moment->down_step->outcome.worked) {
		(void)judge_failure(moment->run, DOWNGRADE_FAILS, moment->revision, DOWN,
			"the downgrade", moment->down_step);
		return true;
	}
	excuse_empty(moment);
	judge_changes(moment->run, DOWNGRADE_LEAVES_RESIDUE, moment->revision, &moment->residue,
		moment->up, &after_downgrade);
	return true;
}

/*
 * Does the second upgrade only carry on what the downgrade left of the object? Columns that came
 * back in another order go on in that order, too: said once is enough.
 */
static bool is_consequence(const struct moment *moment, const struct object_change *difference)
{
	if (difference->order_only) {
		return moment->residue.count > 0;
	}
	VEC_EACH (&moment->residue, it) {
		if (!it->order_only && strcmp(it->kind, difference->kind) == 0 &&
			strcmp(it->identity, difference->identity) == 0) {
			return true;
		}
	}
	return false;
}

static bool after_reup(struct moment *moment, struct error *err)
{
	struct object_changes differences = {0};

	(void)err;
	if (!moment->reup_step->outcome.worked) {
		(void)judge_failure(moment->run, REUPGRADE_FAILS, moment->revision, UP,
			"the second upgrade", moment->reup_step);
		return true;
	}
	VEC_EACH (&moment->differences, it) {
		if (!is_consequence(moment, it)) {
			*VEC_ADD(moment->arena, &differences) = *it;
		}
	}
	judge_changes(moment->run, REUPGRADE_DIFFERS, moment->revision, &differences, NULL,
		&after_second_upgrade);
	return true;
}

static bool return_failed(
	struct walk *walk, const struct revision *revision, const struct step *step)
{
	(void)judge_failure(walk->run, DOWNGRADE_FAILS, revision, DOWN,
		"on the way from head to base, the downgrade", step);
	return true;
}

static bool at_base(struct walk *walk, const struct object_changes *changes,
	const struct snapshot *base, const struct snapshot *now)
{
	(void)base, (void)now;
	judge_changes(walk->run, DOWNGRADE_LEAVES_RESIDUE, NULL, changes, NULL, &after_return);
	return true;
}

extern const struct listener round_trip_listener;
const struct listener round_trip_listener = {
	.name = "round-trip",
	.after_up = after_up,
	.after_down = after_down,
	.after_reup = after_reup,
	.return_failed = return_failed,
	.at_base = at_base,
};
