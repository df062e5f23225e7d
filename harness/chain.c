#include "chain.h"

#include <stdint.h>
#include <string.h>

/* What a revision waits for, as places in the chain; what is not there is left out. */
static struct names needs_of(const struct revision *revision, struct arena *arena)
{
	struct names needs = {0};

	VEC_EACH (&revision->parents, it) {
		*VEC_ADD(arena, &needs) = *it;
	}
	VEC_EACH (&revision->requires, it) {
		*VEC_ADD(arena, &needs) = *it;
	}
	return needs;
}

struct sorting {
	const struct chain *chain;
	struct {
		size_t *items;
		size_t count, cap;
	} * needs; /* of each revision, as places */
	bool *placed;
	size_t *order, count;
};

static bool is_ready(const struct sorting *sorting, size_t place)
{
	if (sorting->placed[place]) {
		return false;
	}
	VEC_EACH (&sorting->needs[place], it) {
		if (!sorting->placed[*it]) {
			return false;
		}
	}
	return true;
}

static bool needs(const struct sorting *sorting, size_t place, size_t other)
{
	VEC_EACH (&sorting->needs[place], it) {
		if (*it == other) {
			return true;
		}
	}
	return false;
}

/* A child of the last one, else the first that can go; SIZE_MAX: none can. */
static size_t choose(const struct sorting *sorting)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < sorting->chain->count; i++) {
		if (!is_ready(sorting, i)) {
			continue;
		}
		if (sorting->count > 0 && needs(sorting, i, sorting->order[sorting->count - 1])) {
			return i;
		}
		found = found == SIZE_MAX ? i : found;
	}
	return found;
}

static void find_needs(struct sorting *sorting, struct arena *arena)
{
	const struct chain *chain = sorting->chain;

	sorting->needs = arena_alloc(arena, (chain->count + 1) * sizeof *sorting->needs);
	for (size_t i = 0; i < chain->count; i++) {
		struct names names = needs_of(&chain->items[i], arena);

		VEC_EACH (&names, it) {
			const struct revision *need = chain_find(chain, *it);

			if (need != NULL) {
				*VEC_ADD(arena, &sorting->needs[i]) = chain_index(chain, need);
			}
		}
	}
}

void chain_sort(struct chain *chain, struct arena *arena)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct sorting sorting = {.chain = chain};
	struct revision *items = arena_alloc(arena, (chain->count + 1) * sizeof *items);

	find_needs(&sorting, work);
	sorting.placed = arena_alloc(work, chain->count + 1);
	sorting.order = arena_alloc(work, (chain->count + 1) * sizeof *sorting.order);
	for (size_t next = choose(&sorting); next != SIZE_MAX; next = choose(&sorting)) {
		sorting.placed[next] = true;
		sorting.order[sorting.count++] = next;
	}
	for (size_t i = 0; i < chain->count; i++) {
		if (!sorting.placed[i]) {
			sorting.order[sorting.count++] = i;
		}
	}
	for (size_t i = 0; i < chain->count; i++) {
		items[i] = chain->items[sorting.order[i]];
	}
	chain->items = items;
	chain->cap = chain->count;
}

/* In a sorted chain, what a revision needs stands before it, unless it is in or behind a circle. */
static const struct revision *need_behind(
	const struct chain *chain, const struct revision *revision, struct arena *arena)
{
	struct names names = needs_of(revision, arena);

	VEC_EACH (&names, it) {
		const struct revision *need = chain_find(chain, *it);

		if (need != NULL && need >= revision) {
			return need;
		}
	}
	return NULL;
}

/* The same circle from the one on that stands first in the chain. */
static struct names begin_with_first(
	const struct chain *chain, const struct names *cycle, struct arena *arena)
{
	struct names turned = {0};
	size_t first = 0;

	for (size_t i = 1; i < cycle->count; i++) {
		if (chain_find(chain, cycle->items[i]) < chain_find(chain, cycle->items[first])) {
			first = i;
		}
	}
	for (size_t i = 0; i < cycle->count; i++) {
		*VEC_ADD(arena, &turned) = cycle->items[(first + i) % cycle->count];
	}
	return turned;
}

struct names chain_cycle(const struct chain *chain, struct arena *arena)
{
	struct names cycle = {0}, path = {0};
	const struct revision *at = NULL;

	for (size_t i = 0; i < chain->count && at == NULL; i++) {
		at = need_behind(chain, &chain->items[i], arena);
	}
	/* From there on every way back goes on for ever, so the path comes to a place twice. */
	while (at != NULL && !names_have(&path, at->id)) {
		struct names names = needs_of(at, arena);
		const struct revision *next = NULL;

		*VEC_ADD(arena, &path) = at->id;
		VEC_EACH (&names, it) {
			const struct revision *need = chain_find(chain, *it);

			if (need != NULL && (next == NULL || need > next)) {
				next = need;
			}
		}
		at = next;
	}
	for (size_t i = 0; at != NULL && i < path.count; i++) {
		if (cycle.count > 0 || strcmp(path.items[i], at->id) == 0) {
			*VEC_ADD(arena, &cycle) = path.items[i];
		}
	}
	return begin_with_first(chain, &cycle, arena);
}

struct names chain_heads(const struct chain *chain, struct arena *arena)
{
	AUTO(arena_free) struct arena *work = arena_new();
	bool *is_parent = arena_alloc(work, chain->count + 1);
	struct names heads = {0};

	VEC_EACH (chain, it) {
		VEC_EACH (&it->parents, parent) {
			const struct revision *found = chain_find(chain, *parent);

			if (found != NULL) {
				is_parent[chain_index(chain, found)] = true;
			}
		}
	}
	for (size_t i = 0; i < chain->count; i++) {
		/* The twin of a number or an id has the first one's children. */
		if (!is_parent[i] && chain_find(chain, chain->items[i].id) == &chain->items[i]) {
			*VEC_ADD(arena, &heads) = chain->items[i].id;
		}
	}
	return heads;
}

bool chain_leads_to(const struct chain *chain, const struct revision *from,
	const struct revision *to, struct arena *arena)
{
	bool *reached = arena_alloc(arena, chain->count + 1);

	reached[chain_index(chain, to)] = true;
	for (const struct revision *at = to; at >= from; at--) {
		for (size_t i = 0; reached[chain_index(chain, at)] && i < at->parents.count; i++) {
			const struct revision *parent = chain_find(chain, at->parents.items[i]);

			if (parent != NULL) {
				reached[chain_index(chain, parent)] = true;
			}
		}
		if (at == chain->items) {
			break;
		}
	}
	return reached[chain_index(chain, from)];
}

const struct revision *chain_find(const struct chain *chain, const char *id)
{
	VEC_EACH (chain, it) {
		if (strcmp(it->id, id) == 0) {
			return it;
		}
	}
	return NULL;
}

size_t chain_index(const struct chain *chain, const struct revision *revision)
{
	return revision == NULL ? SIZE_MAX : (size_t)(revision - chain->items);
}

const char *direction_name(enum direction direction)
{
	return direction == UP ? "up" : "down";
}
