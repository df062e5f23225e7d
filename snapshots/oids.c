#include "oids.h"

/* Where the oid is or belongs. Neighbours in time are neighbours in number: they must scatter. */
static size_t place_of(const struct oids *oids, unsigned oid)
{
	size_t place = (oid * 2654435761U) & (oids->size - 1);

	while (oids->slots[place] != 0 && oids->slots[place] != oid) {
		place = (place + 1) & (oids->size - 1);
	}
	return place;
}

static void grow(struct arena *arena, struct oids *oids)
{
	struct oids larger = {.size = oids->size == 0 ? 16 : oids->size * 2};
	size_t at = 0;
	unsigned oid;

	larger.slots = arena_alloc(arena, larger.size * sizeof *larger.slots);
	while ((oid = oids_next(oids, &at)) != 0) {
		larger.slots[place_of(&larger, oid)] = oid;
	}
	larger.count = oids->count;
	*oids = larger;
}

bool oids_add(struct arena *arena, struct oids *oids, unsigned oid)
{
	size_t place;

	if (oid == 0) {
		return false;
	}
	if (oids->count * 2 >= oids->size) {
		grow(arena, oids);
	}
	place = place_of(oids, oid);
	if (oids->slots[place] == oid) {
		return false;
	}
	oids->slots[place] = oid;
	oids->count++;
	return true;
}

bool oids_have(const struct oids *oids, unsigned oid)
{
	return oids->count > 0 && oid != 0 && oids->slots[place_of(oids, oid)] == oid;
}

unsigned oids_next(const struct oids *oids, size_t *at)
{
	while (*at < oids->size) {
		unsigned oid = oids->slots[(*at)++];

		if (oid != 0) {
			return oid;
		}
	}
	return 0;
}
