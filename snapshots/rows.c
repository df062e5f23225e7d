#include "rows.h"

#include "rows_read.h"

#include <fnmatch.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct row_table *rows_add(struct rows *rows, const char *name)
{
	struct arena *arena = arena_new();
	struct row_table *table = arena_alloc(arena, sizeof *table);

	table->arena = arena;
	table->users = 1;
	table->name = arena_copy(arena, name);
	VEC_ADD(rows->arena, rows)->table = table;
	return table;
}

/* Does the list name the table, or anything below it? */
static bool is_touched(const struct names *touched, const char *name)
{
	size_t length = strlen(name);

	if (touched == NULL) {
		return true;
	}
	VEC_EACH (touched, it) {
		if (strncmp(*it, name, length) == 0 &&
			((*it)[length] == '\0' || (*it)[length] == '.')) {
			return true;
		}
	}
	return false;
}

bool rows_share(
	struct rows *rows, const struct rows_options *options, const char *name, const char *stamp)
{
	struct row_table *known =
		options->known == NULL
			? NULL
			: (struct row_table *)(uintptr_t)rows_table(options->known, name);

	if (known == NULL || known->stamp == NULL || stamp == NULL ||
		strcmp(known->stamp, stamp) != 0 || is_touched(options->touched, name)) {
		return false;
	}
	known->users++;
	VEC_ADD(rows->arena, rows)->table = known;
	return true;
}

bool rows_take(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct row_table *table = context;
	size_t had = table->count * columns;

	(void)err;
	if ((table->count & (table->count + 1)) == 0) {
		table->values = arena_grow(table->arena, table->values, had * sizeof *table->values,
			(2 * table->count + 2) * columns * sizeof *table->values);
	}
	for (size_t i = 0; i < columns; i++) {
		table->values[had + i] = arena_copy(table->arena, values[i]);
	}
	table->count++;
	return true;
}

bool rows_left_out(const struct rows_options *options, const char *name)
{
	char object[512];

	(void)snprintf(object, sizeof object, "table %s", name);
	for (size_t i = 0; options->left_out != NULL && options->left_out[i] != NULL; i++) {
		if (fnmatch(options->left_out[i], object, 0) == 0) {
			return true;
		}
	}
	return false;
}

static int by_name(const void *a, const void *b)
{
	const struct row_item *first = a, *second = b;

	return strcmp(first->table->name, second->table->name);
}

bool rows_read(struct db *observer, const struct rows_options *options, struct rows *out,
	struct error *err)
{
	bool read;

	*out = (struct rows){.arena = arena_new()};
	read = strcmp(observer->engine->name, "postgres") == 0
		       ? rows_read_postgres(observer, options, out, err)
		       : rows_read_sqlite(observer, options, out, err);
	if (!read) {
		rows_free(out);
		return fail_while(err, "while reading the rows of tables");
	}
	if (out->count > 1) {
		qsort(out->items, out->count, sizeof *out->items, by_name);
	}
	return true;
}

void rows_free(struct rows *rows)
{
	VEC_EACH (rows, it) {
		if (--it->table->users == 0) {
			struct arena *arena = it->table->arena;

			arena_free(&arena);
		}
	}
	arena_free(&rows->arena);
	*rows = (struct rows){0};
}

const struct row_table *rows_table(const struct rows *rows, const char *name)
{
	size_t low = 0, high = rows->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(rows->items[middle].table->name, name);

		if (order == 0) {
			return rows->items[middle].table;
		}
		if (order < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return NULL;
}

size_t row_column(const struct row_table *table, const char *column)
{
	VEC_EACH (&table->columns, it) {
		if (strcmp(*it, column) == 0) {
			return (size_t)(it - table->columns.items);
		}
	}
	return SIZE_MAX;
}

const char *row_value(const struct row_table *table, size_t row, size_t column)
{
	return table->values[row * table->columns.count + column];
}

bool row_table_equal(const struct row_table *a, const struct row_table *b)
{
	if (a == b) {
		return true;
	}
	if (a == NULL || b == NULL || a->count != b->count ||
		a->columns.count != b->columns.count) {
		return false;
	}
	for (size_t i = 0; i < a->columns.count; i++) {
		if (strcmp(a->columns.items[i], b->columns.items[i]) != 0) {
			return false;
		}
	}
	for (size_t i = 0; i < a->count * a->columns.count; i++) {
		const char *one = a->values[i], *other = b->values[i];

		if (one != other && (one == NULL || other == NULL || strcmp(one, other) != 0)) {
			return false;
		}
	}
	return true;
}

bool rows_equal(const struct rows *a, const struct rows *b)
{
	if (a->count != b->count) {
		return false;
	}
	for (size_t i = 0; i < a->count; i++) {
		if (!row_table_equal(a->items[i].table, b->items[i].table)) {
			return false;
		}
	}
	return true;
}

static bool same_value(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Two tables whose keys have the same names, and where these stand in each. */
struct key_places {
	size_t one[16], other[16], count;
};

static bool find_keys(const struct row_table *a, const struct row_table *b, struct key_places *out)
{
	const size_t most = sizeof out->one / sizeof *out->one;

	out->count = a->keys.count;
	for (size_t i = 0; i < a->keys.count; i++) {
		if (i == most || i == b->keys.count ||
			strcmp(a->keys.items[i], b->keys.items[i]) != 0) {
			return false;
		}
		out->one[i] = row_column(a, a->keys.items[i]);
		out->other[i] = row_column(b, b->keys.items[i]);
	}
	return a->keys.count > 0 && a->keys.count == b->keys.count && !a->summed && !b->summed;
}

static bool same_key(const struct row_table *a, size_t row, const struct row_table *b, size_t other,
	const struct key_places *keys)
{
	for (size_t i = 0; i < keys->count; i++) {
		if (!same_value(
			    row_value(a, row, keys->one[i]), row_value(b, other, keys->other[i]))) {
			return false;
		}
	}
	return true;
}

static bool has_key(const struct row_table *a, size_t row, const struct row_table *b,
	const struct key_places *keys)
{
	for (size_t i = 0; i < b->count; i++) {
		/* An update moves rows to the end; mostly they stay where they were. */
		if (same_key(a, row, b, (row + i) % b->count, keys)) {
			return true;
		}
	}
	return false;
}

static bool same_keys(const struct row_table *a, const struct row_table *b)
{
	struct key_places keys;

	if (a == b) {
		return true;
	}
	if (!find_keys(a, b, &keys)) {
		return row_table_equal(a, b);
	}
	for (size_t row = 0; row < a->count; row++) {
		if (a->count != b->count || !has_key(a, row, b, &keys)) {
			return false;
		}
	}
	return a->count == b->count;
}

bool rows_have_same_keys(const struct rows *a, const struct rows *b)
{
	VEC_EACH (a, it) {
		const struct row_table *other = rows_table(b, it->table->name);

		if (other != NULL && !same_keys(it->table, other)) {
			return false;
		}
	}
	return true;
}
