#include "fact.h"

#include "arena.h"
#include "error.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Facts of one reader share their texts where these repeat, so most comparisons end at once. */
static int compare(const char *a, const char *b)
{
	return a == b ? 0 : strcmp(a, b);
}

int fact_compare_object(const struct fact *a, const struct fact *b)
{
	int order = compare(a->kind, b->kind);

	return order != 0 ? order : compare(a->identity, b->identity);
}

int fact_compare(const struct fact *a, const struct fact *b)
{
	int order = fact_compare_object(a, b);

	return order != 0 ? order : compare(a->attribute, b->attribute);
}

/* Neighbours that are about one object. */
struct run {
	const struct fact *first;
	size_t count;
	uint64_t head; /* the bytes of its identity behind those that all of its kind begin with */
};

static int compare_facts(const void *a, const void *b)
{
	return fact_compare(a, b);
}

static int compare_kinds(const void *a, const void *b)
{
	const struct run *first = a, *second = b;
	const char *one = first->first->kind, *other = second->first->kind;

	return one == other ? 0 : strcmp(one, other);
}

static int compare_identities(const void *a, const void *b)
{
	const struct run *first = a, *second = b;

	if (first->head != second->head) {
		return first->head < second->head ? -1 : 1;
	}
	return fact_compare_object(first->first, second->first);
}

static size_t common_length(const char *a, const char *b, size_t most)
{
	size_t length = 0;

	while (length < most && a[length] == b[length] && a[length] != '\0') {
		length++;
	}
	return length;
}

/* Up to eight bytes as a number that sorts as they do. */
static uint64_t head_of(const char *text)
{
	uint64_t head = 0;
	size_t length = 0;

	for (; length < 8 && text[length] != '\0'; length++) {
		head = head << 8 | (unsigned char)text[length];
	}
	return length == 0 ? 0 : head << (8 * (8 - length));
}

/* Runs of one kind. */
static void sort_kind(struct run *runs, size_t count)
{
	const char *first = runs[0].first->identity;
	size_t common = strlen(first);

	for (size_t i = 1; i < count; i++) {
		common = common_length(first, runs[i].first->identity, common);
	}
	for (size_t i = 0; i < count; i++) {
		runs[i].head = head_of(runs[i].first->identity + common);
	}
	qsort(runs, count, sizeof *runs, compare_identities);
}

static void sort_runs(struct run *runs, size_t count)
{
	size_t first = 0;

	qsort(runs, count, sizeof *runs, compare_kinds);
	for (size_t i = 1; i <= count; i++) {
		if (i == count || compare_kinds(&runs[first], &runs[i]) != 0) {
			sort_kind(&runs[first], i - first);
			first = i;
		}
	}
}

static const struct fact *fact_at(const void *items, size_t place, size_t size)
{
	return (const void *)((const unsigned char *)items + place * size);
}

static size_t find_runs(const void *items, size_t count, size_t size, struct run *out)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		const struct fact *fact = fact_at(items, i, size);

		if (found > 0 && out[found - 1].first->identity == fact->identity &&
			out[found - 1].first->kind == fact->kind) {
			out[found - 1].count++;
		} else {
			out[found++] = (struct run){.first = fact, .count = 1};
		}
	}
	return found;
}

void facts_sort(void *items, size_t count, size_t size)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct run *runs = arena_alloc(work, (count + 1) * sizeof *runs);
	unsigned char *sorted = arena_alloc(work, count * size + 1);
	size_t found = find_runs(items, count, size, runs), filled = 0, first = 0;

	if (count < 2) {
		return;
	}
	sort_runs(runs, found);
	for (size_t i = 0; i < found; i++) {
		memcpy(sorted + filled * size, runs[i].first, runs[i].count * size);
		filled += runs[i].count;
		if (i + 1 == found || fact_compare_object(runs[i].first, runs[i + 1].first) != 0) {
			qsort(sorted + first * size, filled - first, size, compare_facts);
			first = filled;
		}
	}
	memcpy(items, sorted, count * size);
}
