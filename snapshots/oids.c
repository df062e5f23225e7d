#include "oids.h"

/* Where the oid is or belongs. Neighbours in time are neighbours in number: they must scatter. */
static struct oid_slot *place_of(const struct oids *oids, unsigned oid)
{
	size_t place = (oid * 2654435761U) & (oids->size - 1);

	while (oids->slots[place].oid != 0 && oids->slots[place].oid != oid) {
		place = (place + 1) & (oids->size - 1);
	}
	return &oids->slots[place];
}

static void grow(struct arena *arena, struct oids *oids)
{
	struct oids larger = {.size = oids->size == 0 ? 16 : oids->size * 2, .count = oids->count};

	larger.slots = arena_alloc(arena, larger.size * sizeof *larger.slots);
	for (size_t i = 0; i < oids->size; i++) {
		if (oids->slots[i].oid != 0) {
			*place_of(&larger, oids->slots[i].oid) = oids->slots[i];
		}
	}
	*oids = larger;
}

void oids_add(struct arena *arena, struct oids *oids, unsigned oid, uint64_t bits)
{
	struct oid_slot *slot;

	if (oid == 0) {
		return;
	}
	if (oids->count * 2 >= oids->size) {
		grow(arena, oids);
	}
	slot = place_of(oids, oid);
	oids->count += slot->oid == 0 ? 1 : 0;
	slot->oid = oid;
	slot->bits |= bits;
}

uint64_t oids_bits(const struct oids *oids, unsigned oid)
{
	return oids->count == 0 || oid == 0 ? 0 : place_of(oids, oid)->bits;
}

unsigned oids_next(const struct oids *oids, size_t *at)
{
	while (*at < oids->size) {
		unsigned oid = oids->slots[(*at)++].oid;

		if (oid != 0) {
			return oid;
		}
	}
	return 0;
}
