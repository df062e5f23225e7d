#include "snapshot.h"

#include "text.h"
#include "vec.h"

#include <fnmatch.h>
#include <string.h>

void snapshot_start(struct snapshot *snapshot)
{
	*snapshot = (struct snapshot){.arena = arena_new()};
}

void snapshot_free(struct snapshot *snapshot)
{
	arena_free(&snapshot->arena);
	texts_release(&snapshot->texts);
	*snapshot = (struct snapshot){0};
}

/* The text that the last fact holds in this place, when it is the same: readers sort by object. */
static const char *share(struct arena *arena, const char *last, const char *text)
{
	return last != NULL && strcmp(last, text) == 0 ? last : arena_copy(arena, text);
}

void snapshot_add(struct snapshot *snapshot, const char *kind, const char *identity,
	const char *attribute, const char *value)
{
	struct fact last = {0};
	struct fact *fact;

	if (snapshot->count > 0) {
		last = snapshot->items[snapshot->count - 1];
	}
	fact = VEC_ADD(snapshot->arena, snapshot);
	*fact = (struct fact){
		.kind = share(snapshot->arena, last.kind, kind),
		.identity = share(snapshot->arena, last.identity, identity),
		.attribute = share(snapshot->arena, last.attribute, attribute),
		.value = share(snapshot->arena, last.value, value),
	};
}

bool snapshot_sort(struct snapshot *snapshot, struct error *err)
{
	facts_sort(snapshot->items, snapshot->count, sizeof *snapshot->items);
	for (size_t i = 1; i < snapshot->count; i++) {
		const struct fact *fact = &snapshot->items[i];

		if (fact_compare(fact - 1, fact) == 0) {
			return fail(err, ERROR_SYSTEM,
				"a catalog reader gave the fact %s %s %s twice: '%.200s' and "
				"'%.200s'",
				fact->kind, fact->identity, fact->attribute, fact[-1].value,
				fact->value);
		}
	}
	return true;
}

/* Does "kind identity" match one of the patterns? Most are told apart by their first letters. */
static bool matches(struct arena *arena, const struct fact *fact, const char *const *patterns)
{
	size_t length = strlen(fact->kind);

	for (size_t i = 0; patterns[i] != NULL; i++) {
		size_t plain = strcspn(patterns[i], "*?[\\ ");

		if (strncmp(patterns[i], fact->kind, plain < length ? plain : length) == 0 &&
			fnmatch(patterns[i],
				arena_printf(arena, "%s %s", fact->kind, fact->identity), 0) == 0) {
			return true;
		}
	}
	return false;
}

/* Is it one of the names, which are "kind identity"? */
static bool is_named(const struct names *names, const struct fact *fact)
{
	size_t length = strlen(fact->kind);

	VEC_EACH (names, it) {
		if (strncmp(*it, fact->kind, length) == 0 && (*it)[length] == ' ' &&
			strcmp(*it + length + 1, fact->identity) == 0) {
			return true;
		}
	}
	return false;
}

/* What goes away with something in names joins it; true when anything did. */
static bool add_children(const struct snapshot *snapshot, struct arena *arena, struct names *names)
{
	size_t count = names->count;

	VEC_EACH (snapshot, it) {
		if (strcmp(it->attribute, "of") == 0 && names_have(names, it->value) &&
			!is_named(names, it)) {
			*VEC_ADD(arena, names) =
				arena_printf(arena, "%s %s", it->kind, it->identity);
		}
	}
	return names->count > count;
}

void snapshot_leave_out(struct snapshot *snapshot, const char *const *patterns)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct names names = {0};
	size_t kept = 0;
	bool leaves = false;

	for (size_t i = 0; i < snapshot->count && patterns[0] != NULL; i++) {
		const struct fact *fact = &snapshot->items[i];

		if ((i == 0 || fact_compare_object(fact - 1, fact) != 0) &&
			matches(work, fact, patterns)) {
			*VEC_ADD(work, &names) =
				arena_printf(work, "%s %s", fact->kind, fact->identity);
		}
	}
	if (names.count == 0) {
		return;
	}
	while (add_children(snapshot, work, &names)) {
	}
	for (size_t i = 0; i < snapshot->count; i++) {
		const struct fact *fact = &snapshot->items[i];

		if (i == 0 || fact_compare_object(fact - 1, fact) != 0) {
			leaves = is_named(&names, fact);
		}
		if (!leaves) {
			snapshot->items[kept++] = *fact;
		}
	}
	snapshot->count = kept;
}

/* The first fact that is not before the key. */
static size_t lower_bound(const struct snapshot *snapshot, const struct fact *key)
{
	size_t low = 0, high = snapshot->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (fact_compare(&snapshot->items[middle], key) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

const char *snapshot_value(const struct snapshot *snapshot, const char *kind, const char *identity,
	const char *attribute)
{
	const struct fact key = {kind, identity, attribute, NULL};
	size_t place = lower_bound(snapshot, &key);

	return place < snapshot->count && fact_compare(&snapshot->items[place], &key) == 0
		       ? snapshot->items[place].value
		       : NULL;
}

const struct fact *snapshot_object(
	const struct snapshot *snapshot, const char *kind, const char *identity)
{
	const struct fact key = {kind, identity, "", NULL};
	size_t place = lower_bound(snapshot, &key);

	return place < snapshot->count && fact_compare_object(&snapshot->items[place], &key) == 0
		       ? &snapshot->items[place]
		       : NULL;
}
