#include "data_changed.h"

#include "data_clock.h"
#include "data_derived.h"
#include "data_lost.h"
#include "data_replaced.h"
#include "judge_rows.h"
#include "rows_compare.h"

#include <stdint.h>
#include <string.h>

static const char hint[] =
	"Give every old value a new one of its own, or keep the old ones in another column until "
	"nobody misses them.";

static bool same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool has_changed(const struct row_change *change, size_t row)
{
	for (size_t i = 0; i < change->count; i++) {
		if (change->rows[i] == row) {
			return true;
		}
	}
	return false;
}

/* Another value that the new one stands for as well; NULL: there is none. */
static const char *merged_with(const struct row_change *change, size_t at)
{
	size_t column = row_column(change->before, change->column);
	const char *now = change->nows[at];

	for (size_t i = 0; i < change->count; i++) {
		if (same(change->nows[i], now) && !same(change->olds[i], change->olds[at])) {
			return change->olds[i];
		}
	}
	for (size_t i = 0; i < change->before->count; i++) {
		const char *value = row_value(change->before, i, column);

		if (value != NULL && same(value, now) && !has_changed(change, i)) {
			return value;
		}
	}
	return NULL;
}

static const char *shown(struct arena *arena, const char *value)
{
	return *value == '\0' ? "''" : text_squeeze(arena, value, 60);
}

static void tell(
	struct moment *moment, const struct row_change *change, size_t at, const char *other)
{
	struct arena *arena = moment->run->arena;
	const char *object = arena_printf(arena, "%s.%s", change->before->name, change->column);
	struct finding *finding = judge_rows(moment, VALUES_CHANGED, "column", object, CHANGED);
	const char *now = change->nows[at];

	finding->before = text_squeeze(arena, change->olds[at], 200);
	finding->after = now == NULL ? NULL : text_squeeze(arena, now, 200);
	finding->message =
		now == NULL
			? arena_printf(arena,
				  "the upgrade drops values of column %s of %s: %s becomes NULL",
				  change->column, change->before->name,
				  shown(arena, change->olds[at]))
			: arena_printf(arena,
				  "the upgrade merges values of column %s of %s: %s and %s are "
				  "both %s now",
				  change->column, change->before->name,
				  shown(arena, change->olds[at]), shown(arena, other),
				  shown(arena, now));
	finding->hint = hint;
}

/* An empty text that becomes NULL says the same in another way; SQLite's has its quotes. */
static bool is_emptied(const char *old, const char *now)
{
	return now == NULL && (*old == '\0' || strcmp(old, "''") == 0);
}

static void judge(struct moment *moment, const struct row_change *change)
{
	for (size_t i = 0; i < change->count; i++) {
		const char *other;

		if (data_is_time_of_step(change->nows[i]) ||
			is_emptied(change->olds[i], change->nows[i])) {
			continue;
		}
		other = change->nows[i] == NULL ? NULL : merged_with(change, i);
		if (change->nows[i] == NULL || other != NULL) {
			tell(moment, change, i, other);
			return;
		}
	}
}

/* A column that is gone, and what stands in its place. */
static void judge_replaced(struct moment *moment, const struct row_table *before, size_t column)
{
	struct arena *arena = moment->run->arena;
	const char *name = before->columns.items[column];
	struct replaced replaced;
	struct finding *finding;

	if (!data_replaced(moment, before, column, moment->arena, &replaced) ||
		replaced.one == NULL || data_lost_told(moment, before->name, name)) {
		return;
	}
	finding = judge_rows(moment, VALUES_CHANGED, "column",
		arena_printf(arena, "%s.%s", before->name, name), VANISHED);
	finding->before = text_squeeze(arena, replaced.one, 200);
	finding->after = text_squeeze(arena, replaced.now, 200);
	finding->message = arena_printf(arena,
		"the upgrade replaces column %s of %s by %s, and merges values: %s and %s are both "
		"%s there",
		name, before->name, replaced.column, shown(arena, replaced.one),
		shown(arena, replaced.other), shown(arena, replaced.now));
	finding->hint = hint;
}

void data_changed_judge(struct moment *moment)
{
	struct row_changes changes =
		rows_compare(moment->rows_before, NULL, &moment->rows_up, moment->arena);

	VEC_EACH (&changes, it) {
		if (it->column != NULL && it->olds != NULL &&
			!names_have(&moment->own_changed, it->before->name) &&
			!data_derived(moment, it) &&
			!data_lost_told(moment, it->before->name, it->column)) {
			judge(moment, it);
		}
	}
	VEC_EACH (moment->rows_before, it) {
		for (size_t i = 0; i < it->table->columns.count; i++) {
			if (!names_have(&moment->own_changed, it->table->name)) {
				judge_replaced(moment, it->table, i);
			}
		}
	}
}
