#include "own.h"

#include "expectations.h"
#include "filling.h"
#include "hooks.h"
#include "own_rows.h"
#include "rows_compare.h"
#include "stage.h"

#include <string.h>

bool own_open(struct walk *walk, struct error *err)
{
	struct run *run = walk->run;

	walk->own = arena_alloc(run->arena, sizeof *walk->own);
	return hooks_check(&run->project, run->arena, err) &&
	       own_files_read(&run->project, run->arena, &walk->own->files, err);
}

bool own_before_up(struct walk *walk, const struct moment *moment, struct error *err)
{
	return own_rows_write(walk, moment->revision, OWN_BEFORE, moment->before, err);
}

static bool has_rows(const struct walk *walk, const struct revision *revision, enum own_when when)
{
	VEC_EACH (&walk->own->files, it) {
		if (it->revision == revision && it->when == when) {
			return true;
		}
	}
	return false;
}

bool own_alone(const struct walk *walk, const struct revision *revision)
{
	return has_rows(walk, revision, OWN_EXPECT) || hooks_belong(walk, revision);
}

/* The schema that a hook has changed is not the revision's: a copy of the standby is. */
static bool start_anew(struct walk *walk, size_t place, struct error *err)
{
	filling_replaced(walk);
	return standby_replace_ladder(walk, place, err);
}

static bool run_after_up(struct walk *walk, struct moment *moment, struct error *err)
{
	struct hooks_ran ran;

	if (!hooks_run(walk, "up", moment->revision, moment->up, &ran, err)) {
		return false;
	}
	moment->own_wrote = moment->own_wrote || ran.any;
	return !ran.changed ||
	       start_anew(walk, chain_index(&walk->run->project.chain, moment->revision) + 1, err);
}

/* What the project has done to old rows is not to be looked for after the downgrade. */
static bool note_changes(struct walk *walk, struct moment *moment, struct error *err)
{
	AUTO(rows_free) struct rows now = {0};
	bool renamed = false;

	if (!moment->own_wrote || moment->rows_up.arena == NULL) {
		return true;
	}
	if (!filling_read_all(walk, &now, err)) {
		return false;
	}
	struct row_changes changes = rows_compare(&moment->rows_up, NULL, &now, moment->arena);

	VEC_EACH (&changes, it) {
		*VEC_ADD(moment->arena, &moment->own_changed) =
			arena_copy(moment->arena, it->before->name);
		renamed = renamed || rows_table(moment->rows_before, it->before->name) == NULL;
	}
	/* The table may have had another name before: nobody knows which. */
	for (size_t i = 0; renamed && i < moment->rows_before->count; i++) {
		*VEC_ADD(moment->arena, &moment->own_changed) =
			arena_copy(moment->arena, moment->rows_before->items[i].table->name);
	}
	return true;
}

bool own_after_up(struct walk *walk, struct moment *moment, struct error *err)
{
	moment->own_wrote = has_rows(walk, moment->revision, OWN_AFTER);
	return run_after_up(walk, moment, err) &&
	       expectations_check(walk, moment->revision, false, err) &&
	       own_rows_write(walk, moment->revision, OWN_AFTER, moment->up, err) &&
	       note_changes(walk, moment, err);
}

bool own_after_down(struct walk *walk, struct moment *moment, struct error *err)
{
	struct hooks_ran ran;

	if (!hooks_run(walk, "down", moment->revision, moment->down, &ran, err)) {
		return false;
	}
	moment->spoilt = ran.changed;
	return ran.changed ||
	       own_rows_write(walk, moment->revision, OWN_AFTER_DOWN, moment->down, err);
}

bool own_after_reup(struct walk *walk, struct moment *moment, struct error *err)
{
	struct hooks_ran ran;

	if (!hooks_run(walk, "up", moment->revision, moment->reup, &ran, err)) {
		return false;
	}
	moment->spoilt = ran.changed;
	return ran.changed || expectations_check(walk, moment->revision, true, err);
}

bool own_before_climb(struct walk *walk, const struct revision *revision, struct error *err)
{
	return own_rows_write(walk, revision, OWN_BEFORE, NULL, err);
}

bool own_after_climb(struct walk *walk, const struct revision *revision, struct error *err)
{
	struct hooks_ran ran;

	return hooks_run(walk, "up", revision, NULL, &ran, err) &&
	       own_rows_write(walk, revision, OWN_AFTER, NULL, err);
}

bool own_at_head(struct walk *walk, struct error *err)
{
	const struct chain *chain = &walk->run->project.chain;
	const struct revision *head = chain->count == 0 ? NULL : &chain->items[chain->count - 1];
	struct hooks_ran ran;
	bool whole = head != NULL;

	VEC_EACH (chain, it) {
		whole = whole && walk->standings[it - chain->items].applies;
	}
	if (!whole) {
		VEC_EACH (&walk->run->project.config.hooks, it) {
			if (strcmp(it->after, "head") == 0) {
				run_gap(walk->run, NULL,
					arena_printf(walk->run->arena, "the hook %s", it->run),
					"not every revision could be applied");
			}
		}
		return true;
	}
	return (!hooks_belong(walk, NULL) || filling_make_way(walk, err)) &&
	       hooks_run(walk, "head", head, &walk->current, &ran, err) &&
	       (!ran.changed || start_anew(walk, chain->count, err));
}

bool own_rows_present(const struct walk *walk)
{
	return walk->own->present;
}

void own_rows_gone(struct walk *walk, size_t place)
{
	const struct chain *chain = &walk->run->project.chain;
	const struct revision *at = &chain->items[place == 0 ? 0 : place - 1];

	if (!walk->own->present) {
		return;
	}
	walk->own->present = false;
	if (place < chain->count && walk->own->lost_at != at) {
		run_gap(walk->run, at, "the revisions behind it with your own rows",
			"the database was made anew here, without the rows that were written so "
			"far");
	}
	walk->own->lost_at = at;
}

const char *own_missing(const struct walk *walk, const struct revision *revision)
{
	const struct chain *chain = &walk->run->project.chain;

	for (size_t i = chain_index(chain, revision); i-- > 0;) {
		if (!walk->standings[i].applies) {
			return arena_printf(walk->run->arena,
				"revision %s, which could not be applied", chain->items[i].id);
		}
	}
	if (walk->own->lost_at != NULL) {
		return arena_printf(walk->run->arena, "the rows that were lost at revision %s",
			walk->own->lost_at->id);
	}
	return NULL;
}
