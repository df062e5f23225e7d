#include "blame.h"

#include "belongs.h"
#include "blame_kind.h"
#include "filling.h"
#include "identity.h"

#include <string.h>

/* Each time the rows of other tables go; in the end those of all. */
enum { MOST_TRIES = 6 };

struct blaming {
	struct walk *walk;
	struct moment *moment; /* NULL on the way back to base */
	const struct revision *revision;
	enum direction direction;
	struct arena *arena;
	struct names removed; /* tables without invented rows */
	struct {
		struct blame_failure *items;
		size_t count, cap;
	} failures; /* that the rows have to answer for, if the step works in the end */
};

/* The schema in which the step failed; NULL: nobody looked. */
static const struct snapshot *schema_of(const struct blaming *blaming)
{
	const struct moment *moment = blaming->moment;

	return moment == NULL ? NULL : blaming->direction == UP ? moment->before : moment->up;
}

/* Has the failed step left anything behind? */
static bool has_moved(struct blaming *blaming, bool *moved, struct error *err)
{
	AUTO(snapshot_free) struct snapshot now = {0};
	AUTO(rows_free) struct rows rows = {0};
	struct walk *walk = blaming->walk;
	const struct rows *expected;

	*moved = false;
	if (blaming->moment == NULL) {
		filling_lost_sight(walk);
		return true;
	}
	expected =
		blaming->direction == UP ? blaming->moment->rows_before : &blaming->moment->rows_up;
	if (!stage_capture(&walk->ladder, &now, err)) {
		return false;
	}
	*moved = snapshot_diff(schema_of(blaming), &now, blaming->arena).count > 0;
	if (*moved || expected == NULL || expected->arena == NULL) {
		return true;
	}
	if (!filling_read_since(walk, expected, &rows, err)) {
		return false;
	}
	*moved = !rows_equal(&rows, expected);
	return true;
}

static bool replace(struct blaming *blaming, struct error *err)
{
	struct walk *walk = blaming->walk;
	size_t place = chain_index(&walk->run->project.chain, blaming->revision);

	filling_replaced(walk);
	return standby_replace_ladder(walk, place + (blaming->direction == DOWN ? 1 : 0), err);
}

/* What was there before is compared with what is there after: not the rows that went. */
static bool read_again(struct blaming *blaming, struct error *err)
{
	struct walk *walk = blaming->walk;

	if (blaming->moment == NULL) {
		return true;
	}
	filling_forget(blaming->moment);
	blaming->moment->rows_before = blaming->direction == UP ? &walk->filling->known : NULL;
	return filling_read(walk, err);
}

/* Puts the ladder back to where the step began, without the rows of these tables; NULL: of all. */
static bool begin_again(struct blaming *blaming, const struct names *tables, struct error *err)
{
	struct walk *walk = blaming->walk;
	bool moved, done;

	if (!has_moved(blaming, &moved, err)) {
		return false;
	}
	done = moved ? replace(blaming, err)
		     : filling_remove(walk, tables, err) &&
			       stage_stamp(&walk->ladder, blaming->revision,
				       blaming->direction == UP ? DOWN : UP, err);
	return done && read_again(blaming, err);
}

static bool names_table(const struct step *step, const char *table, struct arena *arena)
{
	struct names parts = {0};
	const char *texts[] = {step->outcome.message, step->outcome.detail, step->statement};

	identity_split(arena, table, &parts);
	for (size_t i = 0; parts.count > 0 && i < sizeof texts / sizeof *texts; i++) {
		if (texts[i] != NULL && text_has_word(texts[i], parts.items[parts.count - 1])) {
			return true;
		}
	}
	return false;
}

/* Tables with invented rows that the failure names, and those that point to them; none: unknown. */
static struct names named_tables(struct blaming *blaming, const struct step *step)
{
	const struct snapshot *schema = schema_of(blaming);
	struct names tables = {0};

	VEC_EACH (&blaming->walk->filling->last.tables, it) {
		if (it->rows > 0 && schema != NULL && !names_have(&blaming->removed, it->table) &&
			names_table(step, it->table, blaming->arena)) {
			*VEC_ADD(blaming->arena, &tables) = it->table;
		}
	}
	if (tables.count > 0) {
		belongs_add_dependants(schema, &tables, blaming->arena);
	}
	return tables;
}

/* A row that the step inserts met an invented one: nobody's fault. */
static bool is_collision(struct blaming *blaming, const struct step *step)
{
	const struct snapshot *schema = schema_of(blaming);
	const char *table = blame_met_in(step,
		revision_script(blaming->revision, blaming->direction), schema, blaming->arena);

	if (table == NULL || names_have(&blaming->removed, table)) {
		return false;
	}
	VEC_EACH (&blaming->walk->filling->last.tables, it) {
		if (strcmp(it->table, table) == 0) {
			return it->rows > 0;
		}
	}
	return false;
}

/* The same once more is no second fault: other rows were in the way of the same statement. */
static void note_failure(struct blaming *blaming, const struct step *step, bool own)
{
	size_t count = blaming->failures.count;
	struct blame_failure *last = count == 0 ? NULL : &blaming->failures.items[count - 1];

	if (last != NULL && strcmp(last->step.outcome.message, step->outcome.message) == 0) {
		last->own = own;
		return;
	}
	*VEC_ADD(blaming->arena, &blaming->failures) = (struct blame_failure){*step, own};
}

static bool try_without(struct blaming *blaming, struct step *step, struct error *err)
{
	struct names tables = named_tables(blaming, step);
	bool last = blaming->failures.count + 2 >= MOST_TRIES;

	if (!is_collision(blaming, step)) {
		note_failure(blaming, step, false);
	}
	if (!begin_again(blaming, tables.count == 0 || last ? NULL : &tables, err)) {
		return false;
	}
	VEC_EACH (&tables, it) {
		*VEC_ADD(blaming->arena, &blaming->removed) = *it;
	}
	return stage_step(&blaming->walk->ladder, blaming->revision, blaming->direction, true,
		blaming->arena, step, err);
}

/*
 * The project's own rows, and what earlier upgrades have made of invented ones, stand nowhere but
 * in the ladder: a copy of the standby has none.
 */
static bool try_on_copy(struct blaming *blaming, struct step *step, struct error *err)
{
	struct walk *walk = blaming->walk;

	note_failure(blaming, step, own_rows_present(walk));
	if (!replace(blaming, err) || !read_again(blaming, err)) {
		return false;
	}
	return stage_step(&walk->ladder, blaming->revision, blaming->direction, true,
		blaming->arena, step, err);
}

static bool has_failed(const struct step *step)
{
	return !step->outcome.worked && !step->outcome.timed_out && !step->outcome.lost;
}

static bool may_be_rows(const struct walk *walk, const struct step *step)
{
	return has_failed(step) && walk->filling != NULL &&
	       (walk->filling->present > 0 || own_rows_present(walk));
}

static bool blame(struct blaming *blaming, struct step *step, bool *rows, struct error *err)
{
	const struct walk *walk = blaming->walk;

	for (int i = 0; i < 2 * MOST_TRIES && has_failed(step) && walk->filling->present > 0; i++) {
		if (!try_without(blaming, step, err)) {
			return false;
		}
	}
	if (has_failed(step) && blaming->moment != NULL && !try_on_copy(blaming, step, err)) {
		return false;
	}
	*rows = step->outcome.worked;
	return true;
}

bool blame_rows(struct walk *walk, struct moment *moment, enum direction direction,
	struct step *step, struct error *err)
{
	struct blaming blaming = {
		.walk = walk,
		.moment = moment,
		.revision = moment->revision,
		.direction = direction,
		.arena = moment->arena,
	};
	bool rows = false;

	if (!may_be_rows(walk, step)) {
		return true;
	}
	if (!blame(&blaming, step, &rows, err)) {
		return false;
	}
	if (rows && direction == DOWN && blaming.failures.count > 0) {
		walk->standings[chain_index(&walk->run->project.chain, moment->revision)].blamed =
			true;
	}
	for (size_t i = 0; rows && i < blaming.failures.count; i++) {
		blame_tell(walk->run, moment->revision, direction, &blaming.failures.items[i]);
	}
	return true;
}

bool blame_rows_on_return(struct walk *walk, const struct revision *revision, struct arena *work,
	struct step *step, struct error *err)
{
	struct blaming blaming = {
		.walk = walk,
		.revision = revision,
		.direction = DOWN,
		.arena = work,
	};
	struct standing *standing =
		&walk->standings[chain_index(&walk->run->project.chain, revision)];
	struct blame_failure failure = {*step, false};
	bool rows = false;

	if (!may_be_rows(walk, step)) {
		return true;
	}
	if (!blame(&blaming, step, &rows, err)) {
		return false;
	}
	/* Right behind its upgrade the downgrade worked: what is in its way now are rows. */
	if (!rows && blame_is_about_rows(&step->outcome)) {
		failure = (struct blame_failure){*step, own_rows_present(walk)};
	} else if (!rows) {
		*step = failure.step;
		return true;
	}
	if (!standing->blamed && (!rows || blaming.failures.count > 0)) {
		blame_tell_on_return(walk->run, revision, &failure);
		standing->blamed = true;
	}
	return true;
}
