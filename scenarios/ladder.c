#include "ladder.h"

#include "blame.h"
#include "filling.h"
#include "guard_trials.h"
#include "interruption.h"
#include "needs.h"
#include "rerun.h"
#include "stage.h"

#include <string.h>

enum when { AFTER_UP, AFTER_DOWN, AFTER_REUP };

static bool tell(enum when when, struct moment *moment, struct error *err)
{
	for (size_t i = 0; listeners[i] != NULL; i++) {
		bool (*hear)(struct moment *, struct error *) =
			when == AFTER_UP     ? listeners[i]->after_up
			: when == AFTER_DOWN ? listeners[i]->after_down
					     : listeners[i]->after_reup;

		if (hear != NULL && !hear(moment, err)) {
			return false;
		}
	}
	return true;
}

/* The ladder's state is now this one; the old one is given back. */
static void keep_current(struct walk *walk, struct snapshot *snapshot)
{
	snapshot_free(&walk->current);
	walk->current = *snapshot;
	*snapshot = (struct snapshot){0};
}

/* What the ladder's database looks like before the next step. */
static const struct snapshot *state_of(const struct walk *walk)
{
	return walk->current.arena != NULL ? &walk->current : &walk->base;
}

static size_t place_of(const struct moment *moment)
{
	return chain_index(&moment->run->project.chain, moment->revision);
}

bool ladder_replace(struct walk *walk, size_t place, struct error *err)
{
	struct snapshot now = {0};

	filling_replaced(walk);
	if (!standby_replace_ladder(walk, place, err) || !stage_capture(&walk->ladder, &now, err)) {
		return false;
	}
	keep_current(walk, &now);
	return true;
}

/* Puts the ladder where the next revision begins, by a copy of the standby. */
static bool replace(struct walk *walk, const struct moment *moment, struct error *err)
{
	return ladder_replace(walk, place_of(moment) + 1, err);
}

/*
 * After a failed step: a failure that left the schema as it was costs nothing but writing down
 * where the tool is; anything else costs a copy.
 */
static bool recover(struct walk *walk, const struct moment *moment, const struct snapshot *expected,
	struct error *err)
{
	struct snapshot now = {0};

	filling_lost_sight(walk);
	if (!stage_capture(&walk->ladder, &now, err)) {
		snapshot_free(&now);
		return false;
	}
	if (snapshot_diff(expected, &now, moment->arena).count > 0) {
		snapshot_free(&now);
		return replace(walk, moment, err);
	}
	keep_current(walk, &now);
	return stage_stamp(&walk->ladder, moment->revision, UP, err);
}

static bool has_residue(const struct object_changes *changes)
{
	VEC_EACH (changes, it) {
		if (!it->order_only) {
			return true;
		}
	}
	return false;
}

static void mark_skipped(
	struct walk *walk, const struct moment *moment, const struct revision *needed)
{
	struct result_revision *record = run_revision(walk->run, moment->revision);

	record->verdict = SKIPPED;
	record->skipped = arena_printf(walk->run->arena, "needs %s", needed->id);
}

/* A revision whose upgrade cannot be run or fails: written down as taken, without its effect. */
static bool pass_over(struct walk *walk, struct moment *moment, struct error *err)
{
	const struct revision *needed = NULL;

	walk->standings[place_of(moment)].applies = false;
	if (moment->up_step != NULL) {
		needed = needs_find(walk, moment->revision, &moment->up_step->outcome);
	}
	if (needed != NULL) {
		mark_skipped(walk, moment, needed);
		return true;
	}
	run_revision(walk->run, moment->revision)->verdict = FAILED;
	return tell(AFTER_UP, moment, err);
}

static bool go_up(struct walk *walk, struct moment *moment, struct step *step, struct error *err)
{
	if (!blame_step(walk, moment, UP, step, err)) {
		return false;
	}
	moment->up_step = step;
	if (!step->outcome.worked) {
		return pass_over(walk, moment, err) && recover(walk, moment, moment->before, err);
	}
	return true;
}

/* Is there a downgrade to take? An empty one undoes an upgrade that left the schema as it was. */
static bool can_go_down(const struct moment *moment)
{
	const struct revision *revision = moment->revision;

	if (revision->stays || revision->down.path == NULL || revision->down.text == NULL) {
		return false;
	}
	return !revision->down.empty ||
	       snapshot_diff(moment->before, moment->up, moment->arena).count == 0;
}

static bool go_down(struct walk *walk, struct moment *moment, struct step *step,
	struct snapshot *down, struct error *err)
{
	if (!blame_step(walk, moment, DOWN, step, err)) {
		return false;
	}
	moment->down_step = step;
	if (!step->outcome.worked) {
		const struct revision *needed = needs_find(walk, moment->revision, &step->outcome);

		if (needed != NULL) {
			mark_skipped(walk, moment, needed);
			return true;
		}
		run_revision(walk->run, moment->revision)->verdict = IRREVERSIBLE;
	} else {
		if (!stage_capture(&walk->ladder, down, err)) {
			return false;
		}
		moment->down = down;
		struct diff diff = snapshot_diff(moment->before, down, moment->arena);

		moment->residue = diff_objects(&diff, moment->before, down, moment->arena);
		if (!filling_after_down(walk, moment, err)) {
			return false;
		}
	}
	return tell(AFTER_DOWN, moment, err);
}

static bool go_up_again(struct walk *walk, struct moment *moment, struct step *step,
	struct snapshot *reup, struct error *err)
{
	if (!stage_step(&walk->ladder, moment->revision, UP, false, moment->arena, step, err)) {
		return false;
	}
	moment->reup_step = step;
	if (step->outcome.worked) {
		if (!stage_capture(&walk->ladder, reup, err)) {
			return false;
		}
		moment->reup = reup;
		struct diff diff = snapshot_diff(moment->up, reup, moment->arena);

		moment->differences = diff_objects(&diff, moment->up, reup, moment->arena);
	}
	return tell(AFTER_REUP, moment, err) &&
	       (!step->outcome.worked || own_after_reup(walk, moment, err));
}

/* Nothing can follow on what a hook has made of the database after the downgrade. */
static bool end_round(struct walk *walk, const struct moment *moment, struct error *err)
{
	run_revision(walk->run, moment->revision)->verdict = IRREVERSIBLE;
	run_gap(walk->run, moment->revision, "the second upgrade",
		"a hook has changed the schema after the downgrade");
	return replace(walk, moment, err);
}

/* Down and up again, on a ladder that has just gone up. */
static bool go_round(struct walk *walk, struct moment *moment, struct error *err)
{
	AUTO(snapshot_free) struct snapshot down = {0};
	AUTO(snapshot_free) struct snapshot reup = {0};
	struct result_revision *record = run_revision(walk->run, moment->revision);
	struct step down_step, reup_step;

	if (!go_down(walk, moment, &down_step, &down, err) ||
		!interruption_try(walk, moment, err)) {
		return false;
	}
	if (!down_step.outcome.worked) {
		return recover(walk, moment, moment->up, err);
	}
	if (!own_after_down(walk, moment, err)) {
		return false;
	}
	if (moment->spoilt) {
		return end_round(walk, moment, err);
	}
	if (!rerun_downgrade(walk, moment->revision, &down, err) ||
		!guards_try(walk, moment, err) ||
		!go_up_again(walk, moment, &reup_step, &reup, err)) {
		return false;
	}
	if (!reup_step.outcome.worked || has_residue(&moment->residue) ||
		has_residue(&moment->differences)) {
		record->verdict = IRREVERSIBLE;
	} else {
		record->verdict = REVERSIBLE;
		walk->standings[place_of(moment)].undone = true;
	}
	if (!reup_step.outcome.worked || moment->differences.count > 0 || moment->spoilt) {
		return replace(walk, moment, err);
	}
	keep_current(walk, &reup);
	return true;
}

static bool all_applied(const struct walk *walk, const struct revision *before)
{
	for (size_t i = chain_index(&walk->run->project.chain, before); i-- > 0;) {
		if (!walk->standings[i].applies) {
			return false;
		}
	}
	return true;
}

static bool walk_revision(struct walk *walk, const struct revision *revision, struct error *err)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	AUTO(snapshot_free) struct snapshot up = {0};
	AUTO(filling_forget)
	struct moment moment = {
		.run = walk->run, .arena = arena, .revision = revision, .before = state_of(walk)};
	struct result_revision *record = run_revision(walk->run, revision);
	struct step up_step;

	moment.whole = all_applied(walk, revision);
	if (revision->unreadable != NULL) {
		return pass_over(walk, &moment, err) &&
		       stage_stamp(&walk->ladder, revision, UP, err);
	}
	if (!own_before_up(walk, &moment, err) || !filling_fill(walk, &moment, err) ||
		!go_up(walk, &moment, &up_step, err)) {
		return false;
	}
	if (!up_step.outcome.worked) {
		return true;
	}
	if (!stage_capture(&walk->ladder, &up, err)) {
		return false;
	}
	moment.up = &up;
	moment.returns = can_go_down(&moment);
	if (!filling_after_up(walk, &moment, err) || !tell(AFTER_UP, &moment, err) ||
		!own_after_up(walk, &moment, err) ||
		(!moment.returns && !interruption_try(walk, &moment, err))) {
		return false;
	}
	if (moment.returns) {
		return go_round(walk, &moment, err);
	}
	record->verdict = walk->run->project.chain.forward_only || revision->stays ? FORWARD_ONLY
										   : IRREVERSIBLE;
	if (revision->stays) {
		run_gap(walk->run, revision, "the downgrade", "minimum_downgrade in mtest.yaml");
	}
	keep_current(walk, &up);
	return true;
}

/* A revision that is not to be judged: taken, so that the ones behind it can be looked at. */
static bool climb(struct walk *walk, const struct revision *revision, struct error *err)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	struct moment moment = {
		.run = walk->run, .arena = arena, .revision = revision, .before = state_of(walk)};
	struct standing *standing = &walk->standings[place_of(&moment)];
	struct step step;

	filling_lost_sight(walk);
	if (revision->unreadable != NULL) {
		standing->applies = false;
		return stage_stamp(&walk->ladder, revision, UP, err);
	}
	if (!own_before_climb(walk, revision, err) ||
		!stage_step(&walk->ladder, revision, UP, false, arena, &step, err)) {
		return false;
	}
	if (step.outcome.worked) {
		return own_after_climb(walk, revision, err);
	}
	standing->applies = false;
	run_gap(walk->run, revision, "the revision",
		arena_printf(walk->run->arena,
			"its upgrade fails, so what follows is tested without it: %s",
			step.outcome.message));
	filling_replaced(walk);
	return standby_replace_ladder(walk, place_of(&moment) + 1, err);
}

static size_t end_of_ladder(const struct walk *walk)
{
	size_t count = walk->run->project.chain.count;

	while (count > 0 && !walk->standings[count - 1].wanted &&
		!walk->standings[count - 1].climbed) {
		count--;
	}
	return count;
}

/* Reads the ladder's state after steps over which nobody looked at it. */
static bool look(struct walk *walk, struct error *err)
{
	struct snapshot now = {0};

	if (!stage_capture(&walk->ladder, &now, err)) {
		return false;
	}
	keep_current(walk, &now);
	return true;
}

static bool pass_by(struct walk *walk, const struct revision *revision, struct error *err)
{
	struct result_revision *record = run_revision(walk->run, revision);

	if (revision->skipped) {
		record->verdict = SKIPPED;
		record->skipped = "skip: in mtest.yaml";
	}
	return climb(walk, revision, err);
}

bool ladder_walk(struct walk *walk, struct error *err)
{
	const struct chain *chain = &walk->run->project.chain;
	size_t end = end_of_ladder(walk);
	bool known = true;

	for (size_t i = 0; i < end; i++) {
		const struct revision *revision = &chain->items[i];

		if (!walk->standings[i].wanted) {
			known = false;
			if (!pass_by(walk, revision, err)) {
				return false;
			}
			continue;
		}
		if (!known && !look(walk, err)) {
			return false;
		}
		known = true;
		if (!walk_revision(walk, revision, err) ||
			(walk->standings[i].applies && !rerun_upgrade(walk, revision, err))) {
			/* What is wrong with a file of the project has its place already. */
			return err->code != ERROR_USAGE &&
			       fail_while(err, "revision %s", revision->id);
		}
		filling_end(walk);
	}
	return known || look(walk, err);
}
