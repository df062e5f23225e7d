#include "data_kept.h"

#include <stdint.h>
#include <string.h>

/* Values that are the same by chance say nothing. */
static bool say_something(const char *const *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (values[i] != NULL && strcmp(values[i], values[0]) != 0) {
			return true;
		}
	}
	return false;
}

static bool has_value(const struct row_table *table, size_t column, const char *value)
{
	for (size_t i = 0; i < table->count; i++) {
		const char *other = row_value(table, i, column);

		if (other != NULL && strcmp(other, value) == 0) {
			return true;
		}
	}
	return false;
}

static bool has_values(
	const struct row_table *table, size_t column, const char *const *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (values[i] != NULL && !has_value(table, column, values[i])) {
			return false;
		}
	}
	return true;
}

/* The values that are gone: of a column those that differ, NULLs left out. */
static size_t lost_values(const struct row_change *change, size_t column, const char **out)
{
	size_t count = 0;

	for (size_t i = 0; i < change->count; i++) {
		const char *value = row_value(change->before, change->rows[i], column);

		if (value != NULL) {
			out[count++] = value;
		}
	}
	return count;
}

/* A column that the upgrade has added, and that holds them all. */
static const char *column_with(const struct row_table *old, const struct row_table *table,
	const char *const *values, size_t count)
{
	for (size_t i = 0; i < table->columns.count; i++) {
		const char *column = table->columns.items[i];

		if ((old == NULL || row_column(old, column) == SIZE_MAX) &&
			has_values(table, i, values, count)) {
			return column;
		}
	}
	return NULL;
}

static const char *column_kept(
	const struct moment *moment, const struct row_change *change, struct arena *arena)
{
	const char **values = arena_alloc(arena, (change->count + 1) * sizeof *values);
	size_t count = lost_values(change, row_column(change->before, change->column), values);

	if (!say_something(values, count)) {
		return NULL;
	}
	VEC_EACH (&moment->rows_up, it) {
		const struct row_table *old = rows_table(moment->rows_before, it->table->name);
		const char *column = column_with(old, it->table, values, count);

		if (column != NULL) {
			return arena_printf(arena, "column %s of %s", column, it->table->name);
		}
	}
	return NULL;
}

/* Does the new table hold what the rows had in each column that tells them apart? */
static bool holds_rows(
	const struct row_table *table, const struct row_change *change, const char **values)
{
	size_t telling = 0;

	for (size_t i = 0; i < change->before->columns.count; i++) {
		size_t count = lost_values(change, i, values);

		if (!say_something(values, count)) {
			continue;
		}
		if (column_with(NULL, table, values, count) == NULL) {
			return false;
		}
		telling++;
	}
	return telling > 0;
}

static const char *rows_kept(
	const struct moment *moment, const struct row_change *change, struct arena *arena)
{
	const char **values = arena_alloc(arena, (change->count + 1) * sizeof *values);

	VEC_EACH (&moment->rows_up, it) {
		if (rows_table(moment->rows_before, it->table->name) == NULL &&
			holds_rows(it->table, change, values)) {
			return arena_printf(arena, "table %s", it->table->name);
		}
	}
	return NULL;
}

const char *data_kept(
	const struct moment *moment, const struct row_change *change, struct arena *arena)
{
	if (change->rows == NULL) {
		return NULL;
	}
	return change->column == NULL ? rows_kept(moment, change, arena)
				      : column_kept(moment, change, arena);
}
