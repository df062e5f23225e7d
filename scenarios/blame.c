#include "blame.h"

#include "belongs.h"
#include "blame_kind.h"
#include "filling.h"
#include "identity.h"

#include <string.h>

/* Failures of which each leads to other tables; behind them the rows of all tables go. */
enum { MOST_FAILURES = 6, MOST_TRIES = 64 };

struct blaming {
	struct walk *walk;
	struct moment *moment; /* NULL on the way back to base */
	const struct revision *revision;
	enum direction direction;
	struct arena *arena;
	struct names removed; /* tables without invented rows */
	struct names thinned; /* tables that have only as many of them as stay */
	size_t stay;
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

	filling_unsave(walk);
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

/* What the next try does without. */
struct omission {
	struct names tables;  /* their rows go; none, and none to be thinned: those of all */
	struct names thinned; /* their rows go but the first, as many as stay */
	size_t stay;
};

static bool omit(struct walk *walk, const struct omission *omission, struct error *err)
{
	if (omission->tables.count == 0 && omission->thinned.count == 0) {
		return filling_remove(walk, NULL, 0, err);
	}
	return (omission->tables.count == 0 || filling_remove(walk, &omission->tables, 0, err)) &&
	       (omission->thinned.count == 0 ||
		       filling_remove(walk, &omission->thinned, omission->stay, err));
}

/* Puts the ladder back to where the step began. */
static bool begin_again(struct blaming *blaming, const struct omission *omission, struct error *err)
{
	struct walk *walk = blaming->walk;
	bool moved = false, restored, done;

	if (!filling_restore(walk, &restored, err) ||
		(!restored && !has_moved(blaming, &moved, err))) {
		return false;
	}
	done = moved ? replace(blaming, err)
		     : omit(walk, omission, err) &&
			       stage_stamp(&walk->ladder, blaming->revision,
				       blaming->direction == UP ? DOWN : UP, err);
	return done && read_again(blaming, err) && (!restored || filling_save(walk, err));
}

static bool names_table(const struct step *step, const char *table, struct arena *arena)
{
	const char *texts[] = {step->outcome.message, step->outcome.detail, step->statement};
	const char *name = identity_bare(arena, table);

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (texts[i] != NULL && text_has_word(texts[i], name)) {
			return true;
		}
	}
	return false;
}

/* Tables with invented rows that the failure names. */
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
	return tables;
}

/* How many rows the tables shall keep: half of what they had, as long as that is any. */
static size_t thin(struct blaming *blaming, const struct names *tables)
{
	bool more = false;

	VEC_EACH (tables, it) {
		more = more || !names_have(&blaming->thinned, *it);
	}
	if (more) {
		blaming->stay = blaming->walk->filling->rows;
		blaming->thinned = *tables;
	}
	blaming->stay /= 2;
	return belongs_depend(schema_of(blaming), tables, tables, blaming->arena) ? 0
										  : blaming->stay;
}

/*
 * The first rows of a table are the most ordinary ones: half of the rows go, and half of the rest,
 * so that what the step does to rows can still be seen. Rows that point to them go at once.
 */
static struct omission choose(struct blaming *blaming, const struct step *step)
{
	struct names named = named_tables(blaming, step), all = {0};
	struct omission omission = {0};

	if (named.count == 0 || blaming->failures.count >= MOST_FAILURES) {
		return omission;
	}
	omission.stay = thin(blaming, &named);
	VEC_EACH (&named, it) {
		*VEC_ADD(blaming->arena, &all) = *it;
	}
	belongs_add_dependants(schema_of(blaming), &all, blaming->arena);
	VEC_EACH (&all, it) {
		bool stays = omission.stay > 0 && names_have(&named, *it);

		*VEC_ADD(blaming->arena, stays ? &omission.thinned : &omission.tables) = *it;
	}
	return omission;
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

/* The same for other rows is no second fault. */
static bool is_same(const struct step *a, const struct step *b)
{
	return strcmp(a->outcome.message, b->outcome.message) == 0 ||
	       (a->statement != NULL && b->statement != NULL && a->line == b->line &&
		       strcmp(a->statement, b->statement) == 0 &&
		       strcmp(a->outcome.sqlstate, b->outcome.sqlstate) == 0);
}

static void note_failure(struct blaming *blaming, const struct step *step, bool own)
{
	size_t count = blaming->failures.count;
	struct blame_failure *last = count == 0 ? NULL : &blaming->failures.items[count - 1];

	if (last != NULL && is_same(&last->step, step)) {
		last->own = own;
		return;
	}
	*VEC_ADD(blaming->arena, &blaming->failures) = (struct blame_failure){*step, own};
}

static bool try_without(struct blaming *blaming, struct step *step, struct error *err)
{
	struct omission omission;

	if (!is_collision(blaming, step)) {
		note_failure(blaming, step, false);
	}
	omission = choose(blaming, step);
	if (!begin_again(blaming, &omission, err)) {
		return false;
	}
	VEC_EACH (&omission.tables, it) {
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

	for (int i = 0; i < MOST_TRIES && has_failed(step) && walk->filling->present > 0; i++) {
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

static bool blame_rows(struct walk *walk, struct moment *moment, enum direction direction,
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

bool blame_step(struct walk *walk, struct moment *moment, enum direction direction,
	struct step *step, struct error *err)
{
	bool done = filling_save(walk, err) &&
		    stage_step(&walk->ladder, moment->revision, direction, true, moment->arena,
			    step, err) &&
		    blame_rows(walk, moment, direction, step, err);

	filling_unsave(walk);
	return done;
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
	/* The downgrades below meet rows, too: those that are written under the schema of now. */
	return !rows || filling_fill(walk, NULL, err);
}
