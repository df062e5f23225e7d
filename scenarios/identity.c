#include "identity.h"

#include <string.h>

const char *identity_last_part(const char *identity)
{
	const char *last = identity;
	bool quoted = false;

	for (const char *at = identity; *at != '\0'; at++) {
		quoted = *at == '"' ? !quoted : quoted;
		if (*at == '.' && !quoted) {
			last = at + 1;
		}
	}
	return last;
}

void identity_split(struct arena *arena, const char *identity, struct names *parts)
{
	while (*identity != '\0' && *identity != '(') {
		size_t length;

		if (*identity == '"') {
			length = strcspn(identity + 1, "\"");
			*VEC_ADD(arena, parts) = arena_copy_bytes(arena, identity + 1, length);
			identity += length + 1 + (identity[length + 1] == '"' ? 1 : 0);
		} else {
			length = strcspn(identity, ".(");
			*VEC_ADD(arena, parts) = arena_copy_bytes(arena, identity, length);
			identity += length;
		}
		identity += *identity == '.' ? 1 : 0;
	}
}
