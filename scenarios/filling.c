#include "filling.h"

#include "promises.h"

#include <string.h>

bool filling_open(struct walk *walk, struct error *err)
{
	const struct run *run = walk->run;
	struct filling *filling;

	(void)err;
	if (run_rows(run) == 0 && walk->own->files.count == 0) {
		return true;
	}
	filling = arena_alloc(run->arena, sizeof *filling);
	filling->arena = run->arena;
	filling->fixtures = fixtures_new();
	filling->rows = run_rows(run);
	filling->touching = (struct touching){.arena = arena_new(), .all = true};
	filling->unfilled = (struct touching){.arena = arena_new()};
	filling->report = arena_new();
	walk->filling = filling;
	return true;
}

void filling_close(struct walk *walk)
{
	if (walk->filling != NULL) {
		fixtures_free(&walk->filling->fixtures);
		filling_unsave(walk);
		rows_free(&walk->filling->known);
		arena_free(&walk->filling->touching.arena);
		arena_free(&walk->filling->unfilled.arena);
		arena_free(&walk->filling->report);
		walk->filling = NULL;
	}
}

void filling_lost_sight(struct walk *walk)
{
	if (walk->filling != NULL) {
		walk->filling->touching.all = true;
	}
}

/* The tables whose rows differ. */
static void touch_rows(struct filling *filling, const struct rows *before, const struct rows *after)
{
	VEC_EACH (before, it) {
		if (!row_table_equal(it->table, rows_table(after, it->table->name))) {
			touching_add(&filling->touching, it->table->name);
		}
	}
	VEC_EACH (after, it) {
		if (rows_table(before, it->table->name) == NULL) {
			touching_add(&filling->touching, it->table->name);
		}
	}
}

static bool open_filler(struct stage *stage, struct error *err)
{
	return stage->filler != NULL || db_open(stage->scratch, &stage->filler, err);
}

static bool read_rows(struct walk *walk, const struct rows *known, const struct names *touched,
	struct rows *out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const struct rows_options options = {
		.known = known == NULL || known->arena == NULL ? NULL : known,
		.touched = touched,
		.left_out = stage_left_out(walk->run, work),
		.distrust = stage_stops_counting(&walk->run->project.chain),
	};

	return stage_see(&walk->ladder, err) &&
	       rows_read(walk->ladder.observer, &options, out, err);
}

bool filling_read(struct walk *walk, struct error *err)
{
	struct filling *filling = walk->filling;
	struct rows now = {0};

	if (!stage_settle(&walk->ladder, err) ||
		!read_rows(walk, &filling->known, touching_tables(&filling->touching), &now, err)) {
		return false;
	}
	rows_free(&filling->known);
	filling->known = now;
	return true;
}

bool filling_read_all(struct walk *walk, struct rows *out, struct error *err)
{
	return read_rows(walk, NULL, NULL, out, err);
}

bool filling_read_since(
	struct walk *walk, const struct rows *since, struct rows *out, struct error *err)
{
	static const struct names none = {0};

	return stage_settle(&walk->ladder, err) && read_rows(walk, since, &none, out, err);
}

static void note_filled(struct filling *filling)
{
	filling->present = 0;
	VEC_EACH (&filling->last.tables, it) {
		filling->present += it->rows;
		if (it->rows + it->others > 0 && !names_have(&filling->ever_filled, it->table)) {
			*VEC_ADD(filling->arena, &filling->ever_filled) =
				arena_copy(filling->arena, it->table);
		}
	}
}

/* A schema that cannot be filled is walked with the rows that it has. */
static bool give_up(
	struct walk *walk, const struct moment *moment, const struct error *why, struct error *err)
{
	if (why->code == ERROR_STOPPED) {
		*err = *why;
		return false;
	}
	walk->filling->gave_up = true;
	walk->filling->present = 0;
	run_gap(walk->run, moment == NULL ? NULL : moment->revision, "invented rows from here on",
		arena_copy(walk->run->arena, why->text));
	return true;
}

static struct fixture_options options_of(
	struct walk *walk, const struct moment *moment, struct arena *arena)
{
	struct filling *filling = walk->filling;

	touching_join(&filling->unfilled, &filling->touching);
	return (struct fixture_options){
		/* Those at the end are written under the last schema, beside the old ones. */
		.rows = moment == NULL ? 2 * filling->rows : filling->rows,
		.seed = (uint64_t)walk->run->project.config.fixtures.seed,
		.touched = touching_tables(&filling->unfilled),
		.exclude = stage_left_out(walk->run, arena),
	};
}

static bool fill(struct walk *walk, const struct moment *moment, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct filling *filling = walk->filling;
	const struct fixture_options options = options_of(walk, moment, work);
	struct error why = {0};

	arena_free(&filling->report);
	filling->report = arena_new();
	filling->last = (struct fixture_report){0};
	if (!open_filler(&walk->ladder, &why) ||
		(filling->replaced && !fixtures_remove(filling->fixtures, walk->ladder.filler, NULL,
					      0, NULL, &why)) ||
		!fixtures_fill(filling->fixtures, walk->ladder.filler, &options, filling->report,
			&filling->last, &why) ||
		!db_settle(walk->ladder.filler, &why)) {
		return give_up(walk, moment, &why, err);
	}
	filling->replaced = false;
	touching_clear(&filling->unfilled);
	note_filled(filling);
	return true;
}

/* Reads the rows; *full: those that were invented are there, and no table waits for more. */
static bool read_if_full(
	struct walk *walk, const struct moment *moment, bool *full, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct filling *filling = walk->filling;
	const struct fixture_options options = options_of(walk, moment, work);
	struct rows now = {0};

	*full = false;
	if (filling->replaced || filling->known.arena == NULL ||
		fixtures_want(filling->fixtures, &options)) {
		return true;
	}
	if (!read_rows(walk, &filling->known, touching_tables(&filling->touching), &now, err)) {
		return false;
	}
	*full = rows_have_same_keys(&filling->known, &now);
	rows_free(&filling->known);
	filling->known = now;
	return true;
}

static bool fill_and_read(struct walk *walk, const struct moment *moment, struct error *err)
{
	struct filling *filling = walk->filling;
	bool full;

	if (filling->rows == 0 || filling->gave_up) {
		return filling_read(walk, err);
	}
	if (moment != NULL && own_alone(walk, moment->revision)) {
		return (filling->present == 0 || filling_remove(walk, NULL, 0, err)) &&
		       filling_read(walk, err);
	}
	return read_if_full(walk, moment, &full, err) &&
	       (full || (fill(walk, moment, err) && filling_read(walk, err)));
}

bool filling_fill(struct walk *walk, struct moment *moment, struct error *err)
{
	if (walk->filling == NULL) {
		return true;
	}
	if (!fill_and_read(walk, moment, err)) {
		return false;
	}
	touching_clear(&walk->filling->touching);
	/* Who does not fill now has to look at everything the next time. */
	walk->filling->touching.all = moment != NULL && own_alone(walk, moment->revision);
	walk->filling->moment = moment;
	if (moment != NULL) {
		moment->rows_before = &walk->filling->known;
	}
	return true;
}

bool filling_after_up(struct walk *walk, struct moment *moment, struct error *err)
{
	struct filling *filling = walk->filling;

	if (filling == NULL || moment->rows_before == NULL) {
		return true;
	}
	touching_add_changed(&filling->touching, moment->before, moment->up);
	if (!read_rows(walk, moment->rows_before, touching_tables(&filling->touching),
		    &moment->rows_up, err)) {
		return false;
	}
	touch_rows(filling, moment->rows_before, &moment->rows_up);
	promises_note(filling->fixtures, moment);
	return true;
}

bool filling_after_down(struct walk *walk, struct moment *moment, struct error *err)
{
	struct filling *filling = walk->filling;

	if (filling == NULL || moment->rows_before == NULL || moment->rows_up.arena == NULL) {
		return true;
	}
	if (moment->residue.count > 0) {
		touching_add_changed(&filling->touching, moment->before, moment->down);
	}
	if (!read_rows(walk, &moment->rows_up, touching_tables(&filling->touching),
		    &moment->rows_down, err)) {
		return false;
	}
	touch_rows(filling, moment->rows_before, &moment->rows_down);
	return true;
}

void filling_end(struct walk *walk)
{
	if (walk->filling != NULL) {
		walk->filling->moment = NULL;
	}
}

void filling_forget(struct moment *moment)
{
	rows_free(&moment->rows_up);
	rows_free(&moment->rows_down);
}

bool filling_save(struct walk *walk, struct error *err)
{
	filling_unsave(walk);
	return walk->ladder.scratch->engine->restore == NULL || !filling_present(walk) ||
	       scratch_copy(walk->ladder.scratch, &walk->filling->saved, err);
}

bool filling_restore(struct walk *walk, bool *restored, struct error *err)
{
	struct filling *filling = walk->filling;

	*restored = filling->saved != NULL;
	return filling->saved == NULL || scratch_restore(walk->ladder.scratch, filling->saved, err);
}

void filling_unsave(struct walk *walk)
{
	if (walk->filling != NULL && walk->filling->saved != NULL) {
		scratch_drop(&walk->filling->saved);
	}
}

bool filling_present(const struct walk *walk)
{
	return walk->filling != NULL && walk->filling->present > 0;
}

bool filling_make_way(struct walk *walk, struct error *err)
{
	struct filling *filling = walk->filling;

	if (filling == NULL) {
		return true;
	}
	filling->touching.all = true;
	if (filling->present == 0) {
		return true;
	}
	if (filling->moment != NULL) {
		filling_forget(filling->moment);
		filling->moment->rows_before = NULL;
	}
	return filling_remove(walk, NULL, 0, err);
}

void filling_replaced(struct walk *walk)
{
	struct filling *filling = walk->filling;

	if (filling != NULL) {
		rows_free(&filling->known);
		filling->touching.all = true;
		filling->replaced = true;
		filling->present = 0;
	}
}

bool filling_remove(struct walk *walk, const struct names *tables, size_t stay, struct error *err)
{
	struct filling *filling = walk->filling;
	bool removed;

	touching_join(&filling->unfilled, &filling->touching);
	if (filling->rows == 0) {
		filling->touching.all = true;
		return true;
	}
	removed = open_filler(&walk->ladder, err) &&
		  fixtures_remove(filling->fixtures, walk->ladder.filler, tables, stay,
			  touching_tables(&filling->unfilled), err) &&
		  db_settle(walk->ladder.filler, err);
	if (tables == NULL) {
		filling->present = 0;
		filling->touching.all = true;
		return removed;
	}
	VEC_EACH (tables, it) {
		touching_add(&filling->touching, *it);
	}
	return removed;
}
