#include "promises.h"

#include "belongs.h"
#include "identity.h"

#include <stdint.h>
#include <string.h>

/* What the values of one column are like. */
struct values {
	bool nulls, twins;
	size_t count; /* of those that are not NULL */
};

static bool is_there(const struct row_table *table, size_t column, const char *value, size_t until)
{
	for (size_t i = 0; i < until; i++) {
		const char *other = row_value(table, i, column);

		if (other != NULL && strcmp(other, value) == 0) {
			return true;
		}
	}
	return false;
}

/* A column that is not there, or has no rows, could have been anything. */
static struct values values_of(const struct row_table *table, const char *name)
{
	size_t column = table == NULL ? SIZE_MAX : row_column(table, name);
	struct values values = {.nulls = column == SIZE_MAX, .twins = column == SIZE_MAX};

	for (size_t i = 0; column != SIZE_MAX && i < table->count; i++) {
		const char *value = row_value(table, i, column);

		values.nulls = values.nulls || value == NULL;
		values.count += value == NULL ? 0 : 1;
		values.twins = values.twins || (value != NULL && is_there(table, column, value, i));
	}
	return values;
}

static bool has_orphans(
	const struct row_table *table, size_t column, const struct row_table *parent, size_t key)
{
	for (size_t i = 0; column != SIZE_MAX && i < table->count; i++) {
		const char *value = row_value(table, i, column);

		if (value != NULL && !is_there(parent, key, value, parent->count)) {
			return true;
		}
	}
	return false;
}

/* Orphans that are gone, in a revision whose text names the parent. */
static void note_parents(struct fixtures *fixtures, const struct moment *moment,
	const struct row_table *old, const struct row_table *table, const char *column)
{
	const char *text = moment->revision->up.text;
	size_t place = row_column(table, column), before = row_column(old, column);

	VEC_EACH (&moment->rows_up, it) {
		const struct row_table *parent = it->table;
		const struct row_table *was = rows_table(moment->rows_before, parent->name);
		size_t key;

		if (parent == table || was == NULL || parent->keys.count != 1 || parent->summed ||
			was->summed || text == NULL ||
			!text_has_word(text, identity_bare(moment->arena, parent->name))) {
			continue;
		}
		key = row_column(was, parent->keys.items[0]);
		if (key != SIZE_MAX && has_orphans(old, before, was, key) &&
			!has_orphans(
				table, place, parent, row_column(parent, parent->keys.items[0]))) {
			fixtures_promise(fixtures, PROMISE_PARENT, table->name, column,
				parent->name, parent->keys.items[0]);
		}
	}
}

static void note_column(struct fixtures *fixtures, const struct moment *moment,
	const struct row_table *old, const struct row_table *table, const char *column)
{
	struct values before = values_of(old, column), after = values_of(table, column);
	bool was_there = old != NULL && row_column(old, column) != SIZE_MAX;

	if (was_there && ((after.nulls && !before.nulls) || (after.twins && !before.twins))) {
		fixtures_release(fixtures, table->name, column);
		return;
	}
	if (before.nulls && !after.nulls && table->count > 0) {
		fixtures_promise(fixtures, PROMISE_NO_NULL, table->name, column, NULL, NULL);
	}
	if (before.twins && !after.twins && after.count > 1) {
		fixtures_promise(fixtures, PROMISE_DISTINCT, table->name, column, NULL, NULL);
	}
	if (was_there) {
		note_parents(fixtures, moment, old, table, column);
	}
}

/* Rows of a table that is gone may live on in a new one; else a new table's rows are its own. */
static bool has_lost_a_table(const struct moment *moment)
{
	VEC_EACH (moment->rows_before, it) {
		if (it->table->count > 0 && rows_table(&moment->rows_up, it->table->name) == NULL) {
			return true;
		}
	}
	return false;
}

static void note_tables(struct fixtures *fixtures, const struct moment *moment)
{
	bool moved = has_lost_a_table(moment);

	VEC_EACH (&moment->rows_up, it) {
		const struct row_table *table = it->table;
		const struct row_table *old = rows_table(moment->rows_before, table->name);

		if (old == table || table->summed || (old == NULL && !moved) ||
			(old != NULL && (old->summed || old->count == 0))) {
			continue;
		}
		VEC_EACH (&table->columns, column) {
			note_column(fixtures, moment, old, table, *column);
		}
	}
}

static void release_column(struct fixtures *fixtures, const struct moment *moment,
	const struct change *change, const char *table)
{
	const char *name = identity_last_part(change->identity);

	if (strcmp(change->kind, "column") == 0 && strcmp(change->attribute, "not_null") == 0 &&
		change->after == NULL) {
		fixtures_release(fixtures, table, identity_bare(moment->arena, name));
	}
}

/* What the revision relaxes. */
static void release(struct fixtures *fixtures, const struct moment *moment)
{
	const struct diff diff = snapshot_diff(moment->before, moment->up, moment->arena);

	VEC_EACH (&diff, it) {
		const char *table =
			belongs_to_table(moment->before, it->kind, it->identity, moment->arena);

		if (table == NULL || it->after != NULL) {
			continue;
		}
		if (strcmp(it->kind, "column") == 0) {
			release_column(fixtures, moment, it, table);
		} else if (snapshot_object(moment->up, it->kind, it->identity) == NULL) {
			fixtures_release(fixtures, table, NULL);
		}
	}
}

void promises_note(struct fixtures *fixtures, const struct moment *moment)
{
	release(fixtures, moment);
	note_tables(fixtures, moment);
}
