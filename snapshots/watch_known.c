#include "watch_known.h"

#include "vec.h"

#include <stdlib.h>
#include <string.h>

bool known_number(const char **array, long long *out)
{
	char *end = NULL;

	if (*array == NULL || **array == '\0' || **array == '}') {
		return false;
	}
	*out = strtoll(*array + 1, &end, 10);
	if (end == *array + 1) {
		return false;
	}
	*array = end;
	return true;
}

static int compare(const void *a, const void *b)
{
	const struct known_row *first = a, *second = b;

	if (first->owner != second->owner) {
		return first->owner < second->owner ? -1 : 1;
	}
	return (first->key > second->key) - (first->key < second->key);
}

static void sort(struct known_rows *rows)
{
	if (rows->count > 1) {
		qsort(rows->items, rows->count, sizeof *rows->items, compare);
	}
}

void known_clear(struct known *known)
{
	known->rows.count = 0;
	known->fresh.count = 0;
}

static struct known_row *find(const struct known *known, const struct known_row *row)
{
	return known->rows.count == 0
		       ? NULL
		       : bsearch(row, known->rows.items, known->rows.count, sizeof *row, compare);
}

const struct known_row *known_find(const struct known *known, unsigned owner, long long key)
{
	const struct known_row row = {.owner = owner, .key = key};

	return find(known, &row);
}

void known_write(struct arena *arena, struct known *known, struct known_row row)
{
	*VEC_ADD(arena, &known->fresh) = row;
}

/* Makes room among the sorted ones from behind: new rows have high numbers. */
static void insert(struct arena *arena, struct known_rows *rows, const struct known_rows *sorted)
{
	size_t old = rows->count, from = sorted->count, to;

	for (size_t i = 0; i < sorted->count; i++) {
		*VEC_ADD(arena, rows) = (struct known_row){0};
	}
	for (to = rows->count; from > 0; to--) {
		rows->items[to - 1] =
			old > 0 && compare(&rows->items[old - 1], &sorted->items[from - 1]) > 0
				? rows->items[--old]
				: sorted->items[--from];
	}
}

void known_settle(struct arena *arena, struct known *known)
{
	struct known_rows *fresh = &known->fresh;
	size_t count = 0;

	sort(fresh);
	for (size_t i = 0; i < fresh->count; i++) {
		struct known_row *row = find(known, &fresh->items[i]);

		if (row != NULL) {
			row->hash = fresh->items[i].hash;
			row->kind = fresh->items[i].kind;
		} else if (count == 0 || compare(&fresh->items[count - 1], &fresh->items[i]) != 0) {
			fresh->items[count++] = fresh->items[i];
		}
	}
	fresh->count = count;
	insert(arena, &known->rows, fresh);
	fresh->count = 0;
}

static struct known_rows read_rows(struct arena *work, const char *owners, const char *keys)
{
	struct known_rows rows = {0};
	long long owner, key;

	while (known_number(&owners, &owner) && (keys == NULL || known_number(&keys, &key))) {
		*VEC_ADD(work, &rows) = (struct known_row){
			.owner = (unsigned)owner, .key = keys == NULL ? owner : key};
	}
	sort(&rows);
	return rows;
}

void known_replace(struct arena *arena, struct arena *work, struct known *known, const char *owners,
	const char *keys, known_differs *differs, void *context)
{
	struct known_rows now = read_rows(work, owners, keys);
	const struct known_rows *old = &known->rows;
	size_t i = 0, j = 0;

	known_settle(arena, known);
	while (i < old->count || j < now.count) {
		int order = i == old->count  ? 1
			    : j == now.count ? -1
					     : compare(&old->items[i], &now.items[j]);

		if (order == 0) {
			now.items[j] = old->items[i];
		} else {
			differs(context, order < 0 ? &old->items[i] : &now.items[j], order < 0);
		}
		i += order <= 0 ? 1 : 0;
		j += order >= 0 ? 1 : 0;
	}
	known->rows.count = 0;
	VEC_EACH (&now, it) {
		*VEC_ADD(arena, &known->rows) = *it;
	}
}
