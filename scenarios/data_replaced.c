#include "data_replaced.h"

#include "data_statement.h"
#include "rows_match.h"
#include "sql_split.h"

#include <stdint.h>
#include <string.h>

/* Does the text fill the new column from the old one? */
static bool text_fills(const char *text, const char *column, const char *from, struct arena *arena)
{
	struct sql_statements parts = sql_split(arena, text);

	VEC_EACH (&parts, it) {
		const char *sql = arena_copy_bytes(arena, text + it->start, it->length);
		const char *expression = data_expression(sql, column, arena);

		if (expression != NULL && text_has_word(expression, from)) {
			return true;
		}
	}
	return false;
}

static bool is_filled_from(
	const struct moment *moment, const char *column, const char *from, struct arena *arena)
{
	VEC_EACH (&moment->up_step->statements, it) {
		const char *text = statement_text(it);

		if (text_has_word(text, column) && text_has_word(text, from) &&
			text_fills(text, column, from, arena)) {
			return true;
		}
	}
	return false;
}

/* What two rows held before and hold now. */
struct couple {
	const char *olds[2], *nows[2];
};

static bool is_whole(const struct couple *couple)
{
	return couple->olds[0] != NULL && couple->olds[1] != NULL && couple->nows[0] != NULL &&
	       couple->nows[1] != NULL;
}

struct mapping {
	const struct row_table *before, *after;
	const size_t *match;
	size_t old, new;
};

static struct couple couple_of(const struct mapping *map, size_t first, size_t second)
{
	size_t rows[] = {first, second};
	struct couple couple = {0};

	for (size_t i = 0; i < 2; i++) {
		if (map->match[rows[i]] != SIZE_MAX) {
			couple.olds[i] = row_value(map->before, rows[i], map->old);
			couple.nows[i] = row_value(map->after, map->match[rows[i]], map->new);
		}
	}
	return couple;
}

/* One new value for each old one, and not the same for all. */
static bool is_map(const struct mapping *map, struct replaced *out)
{
	bool differs = false;

	for (size_t i = 0; i < map->before->count; i++) {
		for (size_t j = 0; j < i; j++) {
			struct couple couple = couple_of(map, j, i);
			bool same_old, same_new;

			if (!is_whole(&couple)) {
				continue;
			}
			same_old = strcmp(couple.olds[0], couple.olds[1]) == 0;
			same_new = strcmp(couple.nows[0], couple.nows[1]) == 0;
			if (same_old && !same_new) {
				return false;
			}
			differs = differs || !same_new;
			if (!same_old && same_new && out->one == NULL) {
				out->one = couple.olds[0];
				out->other = couple.olds[1];
				out->now = couple.nows[0];
			}
		}
	}
	return differs;
}

bool data_replaced(const struct moment *moment, const struct row_table *before, size_t column,
	struct arena *arena, struct replaced *out)
{
	const struct row_table *after = rows_table(&moment->rows_up, before->name);
	const char *name = before->columns.items[column];
	struct mapping map = {.before = before, .after = after, .old = column};

	if (after == NULL || after == before || before->summed || after->summed ||
		row_column(after, name) != SIZE_MAX) {
		return false;
	}
	for (map.new = 0; map.new < after->columns.count; map.new ++) {
		const char *added = after->columns.items[map.new];

		if (row_column(before, added) != SIZE_MAX ||
			!is_filled_from(moment, added, name, arena)) {
			continue;
		}
		if (map.match == NULL) {
			map.match = rows_pair(before, NULL, after, arena);
		}
		*out = (struct replaced){.column = added};
		if (map.match != NULL && is_map(&map, out)) {
			return true;
		}
	}
	return false;
}
