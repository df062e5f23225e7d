#include "rows_compare.h"

#include "rows_match.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* The example must not fill the screen. */
static const char *shown(struct arena *arena, const char *value)
{
	return value == NULL ? "NULL" : text_squeeze(arena, value, 60);
}

const char *row_text(const struct row_table *table, size_t row, struct arena *arena)
{
	const char *text = NULL;

	VEC_EACH (&table->columns, it) {
		size_t column = (size_t)(it - table->columns.items);

		text = arena_printf(arena, "%s%s%s %s", text == NULL ? "(" : text,
			text == NULL ? "" : ", ", *it, shown(arena, row_value(table, row, column)));
	}
	return text == NULL ? "()" : arena_printf(arena, "%s)", text);
}

const char *row_key(const struct row_table *table, size_t row, struct arena *arena)
{
	const char *text = NULL;

	VEC_EACH (&table->keys, it) {
		const char *value = row_value(table, row, row_column(table, *it));

		text = arena_printf(arena, "%s%s%s %s", text == NULL ? "" : text,
			text == NULL ? "" : ", ", *it, shown(arena, value));
	}
	return text;
}

static struct row_change *add(struct arena *arena, struct row_changes *out,
	const struct row_table *before, const struct row_table *after, const char *column)
{
	struct row_change *change = VEC_ADD(arena, out);

	*change = (struct row_change){.before = before, .after = after, .column = column};
	return change;
}

/* The values that are not the same in two rows that belong together. */
static void compare_column(const struct row_table *before, const struct row_table *after,
	size_t column, const size_t *match, struct arena *arena, struct row_changes *out)
{
	const char *name = before->columns.items[column];
	size_t other = row_column(after, name), first = SIZE_MAX;
	const char **olds = arena_alloc(arena, (before->count + 1) * sizeof *olds);
	const char **nows = arena_alloc(arena, (before->count + 1) * sizeof *nows);
	size_t *rows = arena_alloc(arena, (before->count + 1) * sizeof *rows);
	size_t count = 0, of = 0;
	struct row_change *change;

	for (size_t i = 0; other != SIZE_MAX && i < before->count; i++) {
		const char *old = row_value(before, i, column), *now;

		if (old == NULL || match[i] == SIZE_MAX) {
			continue;
		}
		of++;
		now = row_value(after, match[i], other);
		if (!same(old, now)) {
			first = first == SIZE_MAX ? i : first;
			olds[count] = old;
			rows[count] = i;
			nows[count++] = now;
		}
	}
	if (count > 0) {
		change = add(arena, out, before, after, name);
		change->count = count;
		change->of = of;
		change->key = row_key(before, first, arena);
		change->old = olds[0];
		change->now = nows[0];
		change->olds = olds;
		change->nows = nows;
		change->rows = rows;
	}
}

static void compare_rows(const struct row_table *before, const struct row_table *after,
	const size_t *match, struct arena *arena, struct row_changes *out)
{
	size_t *rows = arena_alloc(arena, (before->count + 1) * sizeof *rows);
	size_t gone = 0, first;

	for (size_t i = 0; i < before->count; i++) {
		if (match[i] == SIZE_MAX) {
			rows[gone++] = i;
		}
	}
	first = rows[0];
	if (gone > 0) {
		struct row_change *change = add(arena, out, before, after, NULL);

		change->count = gone;
		change->rows = rows;
		change->of = before->count;
		change->key = row_key(before, first, arena);
		change->old = row_text(before, first, arena);
	}
	for (size_t i = 0; i < before->columns.count; i++) {
		compare_column(before, after, i, match, arena, out);
	}
}

/* Of sums only those are compared whose number of values is the same: NULLs may have been filled.
 */
static void compare_sums(const struct row_table *before, const struct row_table *after,
	struct arena *arena, struct row_changes *out)
{
	VEC_EACH (&before->columns, it) {
		size_t old = (size_t)(it - before->columns.items), now = row_column(after, *it);
		struct row_change *change;

		if (now == SIZE_MAX || before->count < 2 || after->count < 2 ||
			same(row_value(before, 0, old), row_value(after, 0, now)) ||
			strtoll(row_value(after, 1, now), NULL, 10) >
				strtoll(row_value(before, 1, old), NULL, 10)) {
			continue;
		}
		change = add(arena, out, before, after, *it);
		change->of = (size_t)strtoull(row_value(before, 1, old), NULL, 10);
	}
}

static void compare_tables(const struct row_table *before, const struct row_table *between,
	const struct row_table *after, struct arena *arena, struct row_changes *out)
{
	const size_t *match;

	if (before == after || before->count == 0) {
		return;
	}
	if (before->summed || after->summed) {
		if (before->summed && after->summed) {
			compare_sums(before, after, arena, out);
		}
		return;
	}
	match = rows_pair(before, between, after, arena);
	if (match != NULL) {
		compare_rows(before, after, match, arena, out);
	}
}

struct row_changes rows_compare(const struct rows *before, const struct rows *between,
	const struct rows *after, struct arena *arena)
{
	struct row_changes changes = {0};

	VEC_EACH (before, it) {
		const struct row_table *now = rows_table(after, it->table->name);

		if (now != NULL) {
			compare_tables(it->table,
				between == NULL ? NULL : rows_table(between, it->table->name), now,
				arena, &changes);
		}
	}
	return changes;
}
