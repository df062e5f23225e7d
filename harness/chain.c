#include "chain.h"

#include <stdint.h>
#include <string.h>

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
