#include "data_lost.h"

#include "data_clock.h"
#include "data_derived.h"
#include "data_json.h"
#include "data_kept.h"
#include "data_left_out.h"
#include "data_replaced.h"
#include "judge_rows.h"
#include "rows_match.h"

#include <stdint.h>
#include <string.h>

/* Is it another value only as it is written, by the clock, or by a trigger? */
static bool is_no_loss(
	const struct row_change *change, size_t at, bool derived, struct arena *arena)
{
	size_t column = row_column(change->before, change->column);

	return (derived && change->nows[at] != NULL) || data_is_time_of_step(change->nows[at]) ||
	       data_same_json(change->before->types.items[column], change->olds[at],
		       change->nows[at], arena);
}

/* Leaves only what was lost: values and their rows. */
static void drop_the_same(
	const struct moment *moment, struct row_change *change, struct arena *arena)
{
	const char **olds = arena_alloc(arena, (change->count + 1) * sizeof *olds);
	const char **nows = arena_alloc(arena, (change->count + 1) * sizeof *nows);
	size_t *rows = arena_alloc(arena, (change->count + 1) * sizeof *rows);
	bool derived = data_derived(moment, change);
	size_t count = 0;

	if (change->nows == NULL) {
		return;
	}
	for (size_t i = 0; i < change->count; i++) {
		if (!is_no_loss(change, i, derived, arena)) {
			olds[count] = change->olds[i];
			nows[count] = change->nows[i];
			rows[count++] = change->rows[i];
		}
	}
	if (count > 0) {
		change->old = olds[0];
		change->now = nows[0];
		change->key = row_key(change->before, rows[0], arena);
	}
	change->count = count;
	change->olds = olds;
	change->nows = nows;
	change->rows = rows;
}

/* A column of another type is the schema's fault, which is told. */
static bool is_another_type(const struct row_change *change)
{
	size_t before = row_column(change->before, change->column);
	size_t after = row_column(change->after, change->column);

	return strcmp(change->before->types.items[before], change->after->types.items[after]) != 0;
}

static bool is_gone(const struct row_table *up, const size_t *match,
	const struct row_change *change, size_t row)
{
	return match[row] == SIZE_MAX ||
	       (change->column != NULL &&
		       row_value(up, match[row], row_column(up, change->column)) == NULL);
}

/* Did the upgrade itself delete the rows, or the values? */
static bool has_deleted(const struct moment *moment, const struct row_change *change)
{
	const struct row_table *up = rows_table(&moment->rows_up, change->before->name);
	const size_t *match =
		up == NULL ? NULL : rows_pair(change->before, NULL, up, moment->arena);

	if (match == NULL || change->rows == NULL) {
		return up != NULL && change->column == NULL &&
		       up->count + change->count <= change->before->count;
	}
	for (size_t i = 0; i < change->count; i++) {
		if (!is_gone(up, match, change, change->rows[i])) {
			return false;
		}
	}
	return true;
}

static bool has_dropped(const struct moment *moment, const struct row_change *change)
{
	const struct row_table *up = rows_table(&moment->rows_up, change->before->name);

	return up == NULL || (change->column != NULL && row_column(up, change->column) == SIZE_MAX);
}

/* Did the upgrade itself give all rows other keys? */
static bool has_numbered(const struct moment *moment, const struct row_change *change)
{
	const struct row_table *up = rows_table(&moment->rows_up, change->before->name);
	const size_t *match;
	size_t column;

	if (up == NULL || change->column == NULL || change->rows == NULL ||
		!names_have(&change->before->keys, change->column)) {
		return false;
	}
	match = rows_pair(change->before, NULL, up, moment->arena);
	column = row_column(up, change->column);
	for (size_t i = 0; match != NULL && column != SIZE_MAX && i < change->count; i++) {
		size_t row = match[change->rows[i]];
		const char *now = row == SIZE_MAX ? NULL : row_value(up, row, column);

		if (now == NULL || strcmp(now, change->olds[i]) == 0) {
			return false;
		}
	}
	return match != NULL && column != SIZE_MAX;
}

/* An empty text has quotes, or nothing would be seen of it. */
static const char *shown(struct arena *arena, const char *value)
{
	return value == NULL ? "NULL" : *value == '\0' ? "''" : text_squeeze(arena, value, 60);
}

static const char *what_is_gone(struct arena *arena, const struct row_change *change)
{
	const char *name = change->before->name;

	if (change->column == NULL) {
		return arena_printf(arena, "%zu of the %zu rows of %s are gone, such as %s",
			change->count, change->of, name, change->old);
	}
	if (change->olds == NULL) {
		return arena_printf(
			arena, "column %s of %s holds other values", change->column, name);
	}
	return arena_printf(arena,
		"%zu of the %zu values of column %s of %s are others: %s%s%s became %s",
		change->count, change->of, change->column, name,
		change->key == NULL ? "" : change->key, change->key == NULL ? "" : ": ",
		shown(arena, change->old), shown(arena, change->now));
}

enum way { CHANGES, DELETES, DROPS, NUMBERS }; /* what the upgrade does to them */

static const char *why_gone(
	struct arena *arena, const struct row_change *change, enum way way, const char *kept)
{
	const char *what = change->column == NULL ? "table" : "column";

	if (kept != NULL) {
		return arena_printf(arena,
			"; the upgrade keeps them in %s, and the downgrade does not bring them "
			"back",
			kept);
	}
	return way == DELETES   ? "; the upgrade deletes them, and keeps them nowhere"
	       : way == NUMBERS ? "; the upgrade numbers the rows anew, and keeps the old numbers "
				  "nowhere"
	       : way == DROPS   ? arena_printf(arena,
					  "; the upgrade drops the %s, and keeps them nowhere", what)
				: "";
}

static const char *hint_of(enum way way, const char *kept)
{
	return kept != NULL ? "Let the downgrade carry them back before it drops what holds them."
	       : way != CHANGES
		       ? "If nobody needs them, say so in the revision: -- mtest: allow "
			 "data-lost: reason."
		       : "Let the upgrade keep what the downgrade needs to restore them, or say "
			 "in the revision that the loss is meant: -- mtest: allow data-lost: "
			 "reason.";
}

/* Where the upgrade puts the values in other words; NULL: nowhere. */
static const char *where_replaced(
	const struct moment *moment, const struct row_change *change, struct arena *arena)
{
	struct replaced replaced;

	if (change->column == NULL ||
		!data_replaced(moment, change->before, row_column(change->before, change->column),
			moment->arena, &replaced)) {
		return NULL;
	}
	if (replaced.one == NULL) {
		return arena_printf(arena,
			"; the upgrade keeps them in column %s, in other words, and the downgrade "
			"does not bring them back",
			replaced.column);
	}
	return arena_printf(arena,
		"; the upgrade puts column %s in their place, in which %s and %s are both %s",
		replaced.column, shown(arena, replaced.one), shown(arena, replaced.other),
		shown(arena, replaced.now));
}

static const char *say_left_out(const struct moment *moment, const struct row_change *change)
{
	return data_left_out(moment, change)
		       ? "; the upgrade copies the table, and leaves the column out"
		       : NULL;
}

static const char *object_of(struct arena *arena, const struct row_change *change)
{
	return change->column == NULL
		       ? change->before->name
		       : arena_printf(arena, "%s.%s", change->before->name, change->column);
}

static void tell(struct moment *moment, const struct row_change *change)
{
	struct arena *arena = moment->run->arena;
	const char *kind = change->column == NULL ? "table" : "column";
	const char *object = object_of(arena, change);
	enum way way = has_dropped(moment, change)    ? DROPS
		       : has_numbered(moment, change) ? NUMBERS
		       : has_deleted(moment, change)  ? DELETES
						      : CHANGES;
	const char *kept = data_kept(moment, change, moment->arena);
	struct finding *finding =
		judge_rows(moment, DATA_LOST, kind, object, way == DROPS ? VANISHED : CHANGED);

	const char *more = kept != NULL     ? NULL
			   : way == DROPS   ? where_replaced(moment, change, arena)
			   : way == DELETES ? say_left_out(moment, change)
					    : NULL;

	if (way != CHANGES && kept == NULL && more == NULL) {
		finding->severity = WARNING;
	}
	finding->before = change->old == NULL ? NULL : text_squeeze(arena, change->old, 200);
	finding->after = change->now == NULL ? NULL : text_squeeze(arena, change->now, 200);
	finding->message =
		arena_printf(arena, "after upgrade and downgrade %s%s", what_is_gone(arena, change),
			more != NULL ? more : why_gone(arena, change, way, kept));
	finding->hint = hint_of(more != NULL ? CHANGES : way, kept);
}

bool data_lost_told(const struct moment *moment, const char *table, const char *column)
{
	const char *object = arena_printf(moment->arena, "column %s.%s", table, column);

	VEC_EACH (&moment->run->result.findings, it) {
		if (it->check == DATA_LOST && it->object != NULL && it->revision != NULL &&
			strcmp(it->revision, moment->revision->id) == 0 &&
			strcmp(it->object, object) == 0) {
			return true;
		}
	}
	return false;
}

void data_lost_judge(struct moment *moment)
{
	struct row_changes changes = rows_compare(
		moment->rows_before, &moment->rows_up, &moment->rows_down, moment->arena);

	VEC_EACH (&changes, it) {
		if ((it->column != NULL && is_another_type(it)) ||
			names_have(&moment->own_changed, it->before->name)) {
			continue;
		}
		drop_the_same(moment, it, moment->arena);
		if (it->count > 0 || it->olds == NULL) {
			tell(moment, it);
		}
	}
}
