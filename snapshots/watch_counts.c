#include "watch_counts.h"

#include "vec.h"

#include <stdlib.h>

bool counts_next(const char **array, long long *out)
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

struct pair {
	long long key, rows;
};

static int compare_pairs(const void *a, const void *b)
{
	const struct pair *first = a, *second = b;

	return (first->key > second->key) - (first->key < second->key);
}

struct counts counts_read(
	struct arena *arena, struct arena *work, const char *keys, const char *rows)
{
	struct {
		struct pair *items;
		size_t count, cap;
	} pairs = {0};
	struct counts counts = {0};
	struct pair next;

	while (counts_next(&keys, &next.key) && counts_next(&rows, &next.rows)) {
		*VEC_ADD(work, &pairs) = next;
	}
	if (pairs.count > 1) {
		qsort(pairs.items, pairs.count, sizeof *pairs.items, compare_pairs);
	}
	counts.keys = arena_alloc(arena, (pairs.count + 1) * sizeof *counts.keys);
	counts.rows = arena_alloc(arena, (pairs.count + 1) * sizeof *counts.rows);
	for (; counts.count < pairs.count; counts.count++) {
		counts.keys[counts.count] = pairs.items[counts.count].key;
		counts.rows[counts.count] = pairs.items[counts.count].rows;
	}
	return counts;
}

void counts_compare(const struct counts *old, const struct counts *now,
	void (*differs)(void *context, long long key), void *context)
{
	size_t i = 0, j = 0;

	while (i < old->count || j < now->count) {
		bool before = j == now->count || (i < old->count && old->keys[i] <= now->keys[j]);
		bool after = i == old->count || (j < now->count && now->keys[j] <= old->keys[i]);

		if (!before || !after || old->rows[i] != now->rows[j]) {
			differs(context, before ? old->keys[i] : now->keys[j]);
		}
		i += before ? 1 : 0;
		j += after ? 1 : 0;
	}
}
