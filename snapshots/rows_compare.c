#include "rows_compare.h"

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

/* One row under a key: values of some columns. */
struct keyed {
	const struct row_table *table;
	const size_t *columns;
	size_t column_count, row;
};

static int compare_texts(const char *a, const char *b)
{
	if (a == NULL || b == NULL) {
		return (a != NULL) - (b != NULL);
	}
	return strcmp(a, b);
}

static int by_values(const void *a, const void *b)
{
	const struct keyed *first = a, *second = b;

	for (size_t i = 0; i < first->column_count; i++) {
		int order = compare_texts(row_value(first->table, first->row, first->columns[i]),
			row_value(second->table, second->row, second->columns[i]));

		if (order != 0) {
			return order;
		}
	}
	return 0;
}

static struct keyed *sorted(const struct row_table *table, const size_t *columns,
	size_t column_count, struct arena *arena)
{
	struct keyed *rows = arena_alloc(arena, (table->count + 1) * sizeof *rows);

	for (size_t i = 0; i < table->count; i++) {
		rows[i] = (struct keyed){table, columns, column_count, i};
	}
	if (table->count > 1) {
		qsort(rows, table->count, sizeof *rows, by_values);
	}
	return rows;
}

/* For each row of before one of after that has the same values in these columns. */
static size_t *match_by(const struct row_table *before, const size_t *before_columns,
	const struct row_table *after, const size_t *after_columns, size_t column_count,
	struct arena *arena)
{
	size_t *found = arena_alloc(arena, (before->count + 1) * sizeof *found);
	struct keyed *old = sorted(before, before_columns, column_count, arena);
	struct keyed *now = sorted(after, after_columns, column_count, arena);
	size_t at = 0;

	for (size_t i = 0; i < before->count; i++) {
		while (at < after->count && by_values(&now[at], &old[i]) < 0) {
			at++;
		}
		found[old[i].row] = SIZE_MAX;
		if (at < after->count && by_values(&now[at], &old[i]) == 0) {
			found[old[i].row] = now[at++].row;
		}
	}
	return found;
}

/* The places of the named columns in the table; false: one is missing. */
static bool places_of(const struct row_table *table, const struct names *columns, size_t *places)
{
	VEC_EACH (columns, it) {
		size_t place = row_column(table, *it);

		if (place == SIZE_MAX) {
			return false;
		}
		places[it - columns->items] = place;
	}
	return true;
}

const size_t *row_match(
	const struct row_table *before, const struct row_table *after, struct arena *arena)
{
	size_t count = before->keys.count;
	size_t *old = arena_alloc(arena, (count + 1) * sizeof *old);
	size_t *now = arena_alloc(arena, (count + 1) * sizeof *now);

	if (count == 0 || before->summed || after->summed ||
		!places_of(before, &before->keys, old) || !places_of(after, &before->keys, now)) {
		return NULL;
	}
	return match_by(before, old, after, now, count, arena);
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

/* The columns that both have. */
static struct names shared_columns(
	const struct row_table *before, const struct row_table *after, struct arena *arena)
{
	struct names shared = {0};

	VEC_EACH (&before->columns, it) {
		if (row_column(after, *it) != SIZE_MAX) {
			*VEC_ADD(arena, &shared) = *it;
		}
	}
	return shared;
}

/*
 * How much the other row is like this one: 2 for each column that says the same, 1 where it was
 * NULL, because anything may have been filled in. 0: some value is another one, and only such may
 * do that lose nothing.
 */
static size_t likeness(const struct row_table *before, size_t row, const struct row_table *after,
	size_t other, const struct names *shared, bool lossless)
{
	size_t sum = 0;

	VEC_EACH (shared, it) {
		const char *old = row_value(before, row, row_column(before, *it));
		const char *now = row_value(after, other, row_column(after, *it));

		if (same(old, now)) {
			sum += 2;
		} else if (old == NULL) {
			sum += 1;
		} else if (lossless) {
			return 0;
		}
	}
	return sum;
}

struct pairing {
	const struct row_table *before, *after;
	const struct names *shared;
	size_t *match;
	bool *taken;
	bool lossless; /* a row may be gone, rather than be another one */
};

static void pair_alike(struct pairing *pairing, size_t least)
{
	for (size_t i = 0; i < pairing->before->count; i++) {
		for (size_t j = 0; pairing->match[i] == SIZE_MAX && j < pairing->after->count;
			j++) {
			if (!pairing->taken[j] &&
				likeness(pairing->before, i, pairing->after, j, pairing->shared,
					pairing->lossless) >= least) {
				pairing->match[i] = j;
				pairing->taken[j] = true;
			}
		}
	}
}

static const size_t most_looked_through = 100;

/*
 * Rows without a key: those that are the same in all columns belong together; of the others those
 * that are most alike, so that columns are told, not rows. Of many nobody looks for the nearest.
 */
static void pair_the_rest(struct pairing *pairing)
{
	size_t most = 2 * pairing->shared->count, least = pairing->lossless ? most / 2 : 0;

	for (size_t i = 0; i < pairing->before->count; i++) {
		if (pairing->match[i] != SIZE_MAX) {
			pairing->taken[pairing->match[i]] = true;
		}
	}
	while (most > least && pairing->before->count <= most_looked_through) {
		pair_alike(pairing, most--);
	}
	pair_alike(pairing, least);
}

static void compare_keyless(const struct row_table *before, const struct row_table *after,
	struct arena *arena, struct row_changes *out)
{
	struct names shared = shared_columns(before, after, arena);
	size_t *old = arena_alloc(arena, (shared.count + 1) * sizeof *old);
	size_t *now = arena_alloc(arena, (shared.count + 1) * sizeof *now);
	size_t *match;

	if (shared.count == 0 || !places_of(before, &shared, old) ||
		!places_of(after, &shared, now)) {
		return;
	}
	match = match_by(before, old, after, now, shared.count, arena);
	pair_the_rest(&(struct pairing){
		.before = before,
		.after = after,
		.shared = &shared,
		.match = match,
		.taken = arena_alloc(arena, after->count + 1),
		.lossless = before->count > after->count,
	});
	compare_rows(before, after, match, arena, out);
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

static bool has_keys(const struct row_table *table, const struct names *keys)
{
	VEC_EACH (keys, it) {
		if (row_column(table, *it) == SIZE_MAX) {
			return false;
		}
	}
	return true;
}

static void compare_tables(const struct row_table *before, const struct row_table *between,
	const struct row_table *after, struct arena *arena, struct row_changes *out)
{
	const size_t *match = NULL;

	if (before == after || before->count == 0) {
		return;
	}
	if (before->summed || after->summed) {
		if (before->summed && after->summed) {
			compare_sums(before, after, arena, out);
		}
		return;
	}
	if (between == NULL || has_keys(between, &before->keys)) {
		match = row_match(before, after, arena);
	}
	if (match != NULL) {
		compare_rows(before, after, match, arena, out);
	} else {
		compare_keyless(before, after, arena, out);
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
