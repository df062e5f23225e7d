#include "data_json.h"

#include "text.h"

#include <jansson.h>
#include <string.h>
#include <strings.h>

/* Without the quotes that SQLite's quote() puts around a text. */
static const char *bare(const char *value, struct arena *arena)
{
	size_t length = strlen(value), at = 0;
	char *text;

	if (length < 2 || value[0] != '\'' || value[length - 1] != '\'') {
		return value;
	}
	text = arena_alloc(arena, length);
	for (size_t i = 1; i + 1 < length; i++) {
		text[at++] = value[i];
		i += value[i] == '\'' ? 1 : 0;
	}
	return text;
}

bool data_same_json(const char *type, const char *one, const char *other, struct arena *arena)
{
	json_t *first, *second;
	bool same;

	if (one == NULL || other == NULL || strncasecmp(type, "json", strlen("json")) != 0) {
		return false;
	}
	first = json_loads(bare(one, arena), JSON_DECODE_ANY, NULL);
	second = json_loads(bare(other, arena), JSON_DECODE_ANY, NULL);
	same = first != NULL && second != NULL && json_equal(first, second) == 1;
	json_decref(first);
	json_decref(second);
	return same;
}
