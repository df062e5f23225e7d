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

/* The bytes of a quoted part behind its first quote; quotes inside it are doubled. */
static size_t quoted_length(const char *text)
{
	size_t length = 0;

	while (text[length] != '\0' && (text[length] != '"' || text[length + 1] == '"')) {
		length += text[length] == '"' ? 2 : 1;
	}
	return length;
}

void identity_split(struct arena *arena, const char *identity, struct names *parts)
{
	while (*identity != '\0' && *identity != '(') {
		size_t length;

		if (*identity == '"') {
			length = quoted_length(identity + 1);
			*VEC_ADD(arena, parts) = arena_copy_bytes(arena, identity + 1, length);
			identity += 1 + length;
			identity += *identity == '"' ? 1 : 0;
		} else {
			length = strcspn(identity, ".(");
			*VEC_ADD(arena, parts) = arena_copy_bytes(arena, identity, length);
			identity += length;
		}
		identity += *identity == '.' ? 1 : 0;
	}
}

const char *identity_bare(struct arena *arena, const char *identity)
{
	struct names parts = {0};

	identity_split(arena, identity, &parts);
	return parts.count == 0 ? identity : parts.items[parts.count - 1];
}
