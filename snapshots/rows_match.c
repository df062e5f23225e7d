#include "rows_match.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
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

/* Rows without a key that can be trusted. */
static const size_t *match_keyless(
	const struct row_table *before, const struct row_table *after, struct arena *arena)
{
	struct names shared = shared_columns(before, after, arena);
	size_t *old = arena_alloc(arena, (shared.count + 1) * sizeof *old);
	size_t *now = arena_alloc(arena, (shared.count + 1) * sizeof *now);
	size_t *match;

	if (shared.count == 0 || !places_of(before, &shared, old) ||
		!places_of(after, &shared, now)) {
		return NULL;
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
	return match;
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

/* The columns that both have, without those of the key. */
static struct names shared_beside_keys(
	const struct row_table *before, const struct row_table *after, struct arena *arena)
{
	const struct names shared = shared_columns(before, after, arena);
	struct names beside = {0};

	VEC_EACH (&shared, it) {
		if (!names_have(&before->keys, *it)) {
			*VEC_ADD(arena, &beside) = *it;
		}
	}
	return beside;
}

static bool differ_in(const struct row_table *before, size_t row, const struct row_table *after,
	size_t other, const size_t *old, const size_t *now, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!same(row_value(before, row, old[i]), row_value(after, other, now[i]))) {
			return true;
		}
	}
	return false;
}

static size_t count_missing(const size_t *match, size_t count)
{
	size_t missing = 0;

	for (size_t i = 0; i < count; i++) {
		missing += match[i] == SIZE_MAX ? 1 : 0;
	}
	return missing;
}

/*
 * Rows that were numbered anew: each of them is there, with all that it held but for its key.
 * NULL: that is not what happened.
 */
static const size_t *match_beside_keys(const struct row_table *before,
	const struct row_table *after, const size_t *by_key, struct arena *arena)
{
	struct names beside = shared_beside_keys(before, after, arena);
	size_t *old = arena_alloc(arena, (beside.count + 1) * sizeof *old);
	size_t *now = arena_alloc(arena, (beside.count + 1) * sizeof *now);
	const size_t *match;

	if (beside.count == 0 || before->count != after->count ||
		!places_of(before, &beside, old) || !places_of(after, &beside, now)) {
		return NULL;
	}
	for (size_t i = 0; i < before->count; i++) {
		if (by_key[i] == SIZE_MAX ||
			differ_in(before, i, after, by_key[i], old, now, beside.count)) {
			match = match_by(before, old, after, now, beside.count, arena);
			return count_missing(match, before->count) == 0 ? match : NULL;
		}
	}
	return NULL;
}

const size_t *rows_pair(const struct row_table *before, const struct row_table *between,
	const struct row_table *after, struct arena *arena)
{
	const size_t *match = NULL, *anew;

	if (between == NULL || has_keys(between, &before->keys)) {
		match = row_match(before, after, arena);
	}
	if (match == NULL) {
		return match_keyless(before, after, arena);
	}
	anew = match_beside_keys(before, after, match, arena);
	return anew != NULL ? anew : match;
}
