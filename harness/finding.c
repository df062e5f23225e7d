#include "finding.h"

#include "error.h"
#include "vec.h"

#include <stdint.h>
#include <string.h>

/* qsort is not stable; the old place decides what the sort leaves open. */
struct placed {
	struct finding finding;
	size_t place;
};

static int compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare_texts(const char *a, const char *b)
{
	if (a == NULL || b == NULL) {
		return (a != NULL) - (b != NULL);
	}
	return strcmp(a, b);
}

static int compare_revisions(const struct finding *a, const struct finding *b)
{
	int result;

	if (a->revision == NULL || b->revision == NULL) {
		return (a->revision != NULL) - (b->revision != NULL);
	}
	result = compare_numbers(a->order, b->order);
	/* Revisions that have no place in the chain must still stay together, each by itself. */
	return result != 0 ? result : strcmp(a->revision, b->revision);
}

static int compare_placed(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;
	int result = compare_revisions(&a->finding, &b->finding);

	if (result == 0) {
		result = strcmp(checks[a->finding.check]->name, checks[b->finding.check]->name);
	}
	if (result == 0) {
		result = compare_texts(a->finding.object, b->finding.object);
	}
	if (result == 0) {
		result = compare_texts(a->finding.message, b->finding.message);
	}
	return result != 0 ? result : compare_numbers(a->place, b->place);
}

struct finding *finding_add(struct findings *findings, enum check check)
{
	struct finding *finding = VEC_ADD(findings->arena, findings);

	finding->check = check;
	finding->severity = checks[check]->severity;
	finding->order = SIZE_MAX;
	return finding;
}

void findings_sort(struct findings *findings)
{
	AUTO(arena_free) struct arena *work = NULL;
	struct placed *placed;

	if (findings->count < 2) {
		return;
	}
	work = arena_new();
	placed = arena_alloc(work, findings->count * sizeof *placed);
	for (size_t i = 0; i < findings->count; i++) {
		placed[i] = (struct placed){.finding = findings->items[i], .place = i};
	}
	qsort(placed, findings->count, sizeof *placed, compare_placed);
	for (size_t i = 0; i < findings->count; i++) {
		findings->items[i] = placed[i].finding;
	}
}

bool finding_counts(const struct finding *finding)
{
	return finding->allowed == NULL && !finding->history;
}

size_t findings_count(const struct findings *findings, enum severity severity)
{
	size_t count = 0;

	VEC_EACH (findings, it) {
		count += it->severity == severity && finding_counts(it) ? 1 : 0;
	}
	return count;
}

const struct finding *findings_of(
	const struct findings *findings, enum check check, const char *revision)
{
	VEC_EACH (findings, it) {
		if (it->check == check && compare_texts(it->revision, revision) == 0) {
			return it;
		}
	}
	return NULL;
}
