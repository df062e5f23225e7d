#include "locate.h"

#include "identity.h"
#include "sql.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

/* The first offset of the word that is outside comments, or SIZE_MAX. */
static size_t find_word(struct arena *arena, const char *text, const char *word)
{
	size_t length = strlen(text);
	char *code = arena_copy_bytes(arena, text, length);

	for (size_t at = 0; at < length;) {
		size_t next = sql_skip(text, at);

		if (next > at) {
			memset(code + at, ' ', next - at);
			at = next;
		} else {
			at++;
		}
	}
	for (size_t at = 0; at < length; at++) {
		if (strncasecmp(code + at, word, strlen(word)) == 0 &&
			(at == 0 || !text_is_name_byte(code[at - 1])) &&
			!text_is_name_byte(code[at + strlen(word)])) {
			return at;
		}
	}
	return SIZE_MAX;
}

/* The line on which the statement around this offset begins. */
static size_t line_of(struct arena *arena, const struct script *script, size_t offset)
{
	struct sql_script sql = sql_read(arena, script->text);

	VEC_EACH (&sql, it) {
		if (offset >= it->start && offset <= it->start + it->length) {
			offset = it->start;
		}
	}
	return script->line + text_line(script->text, offset) - 1;
}

/* The names that a script may know the object by: its own, then those of what it belongs to. */
static struct place_in_text locate_in(
	struct arena *arena, const struct script *script, const struct names *parts, size_t fewest)
{
	for (size_t i = parts->count; script->text != NULL && i-- > fewest;) {
		size_t offset = find_word(arena, script->text, parts->items[i]);

		if (offset != SIZE_MAX) {
			return (struct place_in_text){script->path, line_of(arena, script, offset)};
		}
	}
	return (struct place_in_text){0};
}

/* What the object belongs to: an index that went with a column is found by its table's name. */
static const char *owner_of(const struct object_change *object)
{
	VEC_EACH (&object->changes, it) {
		const char *value = it->before != NULL ? it->before : it->after;

		if (strcmp(it->attribute, "of") == 0 && strcmp(it->kind, object->kind) == 0 &&
			strcmp(it->identity, object->identity) == 0) {
			return strrchr(value, ' ') == NULL ? NULL : strrchr(value, ' ') + 1;
		}
	}
	return NULL;
}

struct place_in_text locate_object(struct arena *arena, const struct chain *chain,
	const struct revision *revision, const struct object_change *object)
{
	struct names parts = {0}, owners = {0};
	struct place_in_text place = {0};

	identity_split(arena, object->identity, &parts);
	if (revision == NULL) {
		for (size_t i = chain->count; parts.count > 0 && place.path == NULL && i-- > 0;) {
			place = locate_in(arena, &chain->items[i].up, &parts, parts.count - 1);
		}
		return place;
	}
	/* The schema alone says too little to point at a line. */
	place = locate_in(arena, &revision->up, &parts, parts.count > 1 ? 1 : 0);
	if (place.path == NULL && owner_of(object) != NULL) {
		identity_split(arena, owner_of(object), &owners);
		place = locate_in(arena, &revision->up, &owners, owners.count > 1 ? 1 : 0);
	}
	return place.path != NULL ? place : (struct place_in_text){revision->up.path, 0};
}
