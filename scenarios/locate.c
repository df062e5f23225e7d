#include "locate.h"

#include "identity.h"
#include "sql.h"

#include <string.h>

/* The script with its comments blanked out, as long as before. */
static char *code_of(struct arena *arena, const char *text)
{
	size_t length = strlen(text);
	char *code = arena_copy_bytes(arena, text, length);

	for (size_t at = 0; at < length;) {
		size_t next = sql_skip(text, at);

		memset(code + at, ' ', next - at);
		at = next + 1;
	}
	return code;
}

/* The statements as the parser tells them, or what stands between semicolons. */
static struct sql_script cut(struct arena *arena, const char *text, const char *code)
{
	struct sql_script sql = sql_read(arena, text);

	for (size_t at = 0; !sql.parsed && text[at] != '\0';) {
		size_t start = sql_skip(text, at);
		size_t length = strcspn(code + start, ";");

		if (length > 0) {
			*VEC_ADD(arena, &sql) =
				(struct sql_statement){.start = start, .length = length};
		}
		at = start + length;
		at += text[at] == ';' ? 1 : 0;
	}
	return sql;
}

/*
 * The statement that names the word and does what became of the object: for what vanished the one
 * that drops, else the first that does not. NULL: none names it.
 */
static const struct sql_statement *find_statement(struct arena *arena, const struct sql_script *sql,
	const char *code, const char *word, enum fate fate)
{
	const struct sql_statement *found = NULL;

	VEC_EACH (sql, it) {
		const char *statement = arena_copy_bytes(arena, code + it->start, it->length);

		if (!text_has_word(statement, word)) {
			continue;
		}
		if (text_has_word(statement, "DROP") == (fate == VANISHED)) {
			return it;
		}
		found = found == NULL ? it : found;
	}
	return found;
}

/* parts: the names that a script may know the object by, its own last; down to fewest of them. */
static struct place_in_text locate_in(struct arena *arena, const struct script *script,
	const struct names *parts, size_t fewest, enum fate fate)
{
	const char *code = script->text == NULL ? "" : code_of(arena, script->text);
	struct sql_script sql = {0};

	if (script->text != NULL) {
		sql = cut(arena, script->text, code);
	}
	for (size_t i = parts->count; i-- > fewest;) {
		const struct sql_statement *statement =
			find_statement(arena, &sql, code, parts->items[i], fate);

		if (statement != NULL) {
			return (struct place_in_text){script->path,
				script->line + text_line(script->text, statement->start) - 1};
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

/* The last revision whose upgrade names the object itself. */
static struct place_in_text locate_in_chain(
	struct arena *arena, const struct chain *chain, const struct names *parts, enum fate fate)
{
	struct place_in_text place = {0};

	for (size_t i = chain->count; parts->count > 0 && place.path == NULL && i-- > 0;) {
		place = locate_in(arena, &chain->items[i].up, parts, parts->count - 1, fate);
	}
	return place;
}

struct place_in_text locate_object(struct arena *arena, const struct chain *chain,
	const struct revision *revision, const struct object_change *object)
{
	struct names parts = {0}, others = {0};
	struct place_in_text place;

	identity_split(arena, object->identity, &parts);
	if (revision == NULL) {
		return locate_in_chain(arena, chain, &parts, object->fate);
	}
	/* The schema alone says too little to point at a line. */
	place = locate_in(arena, &revision->up, &parts, parts.count > 1 ? 1 : 0, object->fate);
	if (place.path == NULL) {
		/* By what it belongs to, or by what changed ("user_version" of the database). */
		if (owner_of(object) != NULL) {
			identity_split(arena, owner_of(object), &others);
		} else {
			*VEC_ADD(arena, &others) = object->changes.items[0].attribute;
		}
		place = locate_in(arena, &revision->up, &others, others.count > 1 ? 1 : 0, CHANGED);
	}
	return place.path != NULL ? place : (struct place_in_text){revision->up.path, 0};
}
