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

/* What is looked for: an object by one of its names. */
struct search {
	const char *word;
	enum fate fate;
	const char *definition; /* what the server says of the object; NULL: nothing */
};

/* How many words of the definition stand in the statement. */
static size_t likeness(struct arena *arena, const char *statement, const char *definition)
{
	size_t count = 0;

	while (definition != NULL && *definition != '\0') {
		size_t length = 0;

		while (definition[length] != '\0' && text_is_name_byte(definition[length])) {
			length++;
		}
		if (length > 0 &&
			text_has_word(statement, arena_copy_bytes(arena, definition, length))) {
			count++;
		}
		definition += length > 0 ? length : 1;
	}
	return count;
}

/*
 * Of the statements that name the word the one that drops, where the object vanished, and else the
 * one that is most like the object's definition without dropping anything. NULL: there is none.
 */
static const struct sql_statement *find_statement(struct arena *arena, const struct sql_script *sql,
	const char *code, const struct search *search)
{
	const struct sql_statement *found = NULL;
	size_t best = 0;

	VEC_EACH (sql, it) {
		const char *statement = arena_copy_bytes(arena, code + it->start, it->length);
		size_t like;

		if (!text_has_word(statement, search->word) ||
			(search->fate != CHANGED &&
				text_has_word(statement, "DROP") != (search->fate == VANISHED))) {
			continue;
		}
		like = 1 + likeness(arena, statement, search->definition);
		if (like > best) {
			best = like;
			found = it;
		}
	}
	return found;
}

/* parts: the names that a script may know the object by, its own last; down to fewest of them. */
static struct place_in_text locate_in(struct arena *arena, const struct script *script,
	const struct names *parts, size_t fewest, struct search search)
{
	const char *code = script->text == NULL ? "" : code_of(arena, script->text);
	struct sql_script sql = {0};

	if (script->text != NULL) {
		sql = cut(arena, script->text, code);
	}
	for (size_t i = parts->count; i-- > fewest;) {
		search.word = parts->items[i];
		const struct sql_statement *statement = find_statement(arena, &sql, code, &search);

		if (statement != NULL) {
			return (struct place_in_text){script->path,
				script->line + text_line(script->text, statement->start) - 1};
		}
	}
	return (struct place_in_text){0};
}

/* The value of one of the object's own attributes, of whichever side has it; NULL: unchanged. */
static const char *own_value(const struct object_change *object, const char *attribute)
{
	VEC_EACH (&object->changes, it) {
		if (strcmp(it->attribute, attribute) == 0 && strcmp(it->kind, object->kind) == 0 &&
			strcmp(it->identity, object->identity) == 0) {
			return it->before != NULL ? it->before : it->after;
		}
	}
	return NULL;
}

/* The last revision whose upgrade names the object itself. */
static struct place_in_text locate_in_chain(struct arena *arena, const struct chain *chain,
	const struct names *parts, struct search search)
{
	struct place_in_text place = {0};

	for (size_t i = chain->count; parts->count > 0 && place.path == NULL && i-- > 0;) {
		place = locate_in(arena, &chain->items[i].up, parts, parts->count - 1, search);
	}
	return place;
}

struct place_in_text locate_object(struct arena *arena, const struct chain *chain,
	const struct revision *revision, const struct object_change *object)
{
	struct search search = {
		.fate = object->fate, .definition = own_value(object, "definition")};
	const char *owner = own_value(object, "of");
	struct names parts = {0}, others = {0};
	struct place_in_text place;

	identity_split(arena, object->identity, &parts);
	if (revision == NULL) {
		/* What is missing somewhere was made by the statement to be shown. */
		search.fate = CHANGED;
		return locate_in_chain(arena, chain, &parts, search);
	}
	/* The schema alone says too little to point at a line. */
	place = locate_in(arena, &revision->up, &parts, parts.count > 1 ? 1 : 0, search);
	if (place.path == NULL) {
		/* By what it belongs to, or by what changed ("user_version" of the database). */
		if (owner != NULL && strrchr(owner, ' ') != NULL) {
			identity_split(arena, strrchr(owner, ' ') + 1, &others);
		} else {
			*VEC_ADD(arena, &others) = object->changes.items[0].attribute;
		}
		search.fate = CHANGED;
		place = locate_in(arena, &revision->up, &others, others.count > 1 ? 1 : 0, search);
	}
	return place.path != NULL ? place : (struct place_in_text){revision->up.path, 0};
}

/* As find_statement, among the statements that the revision's upgrades were seen to send. */
static size_t find_seen(
	struct arena *arena, const struct result_step *step, const struct search *search)
{
	size_t line = 0, best = 0;

	for (size_t i = 0; step->direction == UP && i < step->statement_count; i++) {
		const struct step_statement *statement = &step->statements[i];
		bool drops = text_has_word(statement->sql, "DROP");
		size_t like;

		if (statement->line == 0 || !text_has_word(statement->sql, search->word) ||
			(search->fate != CHANGED && drops != (search->fate == VANISHED))) {
			continue;
		}
		like = 1 + likeness(arena, statement->sql, search->definition);
		if (like > best) {
			best = like;
			line = statement->line;
		}
	}
	return line;
}

static size_t find_line(struct arena *arena, const struct result_revision *record,
	const struct names *parts, struct search search)
{
	size_t line = 0;

	for (size_t i = parts->count; line == 0 && i-- > (parts->count > 1 ? 1 : 0);) {
		search.word = parts->items[i];
		for (size_t j = 0; line == 0 && j < record->steps.count; j++) {
			line = find_seen(arena, &record->steps.items[j], &search);
		}
	}
	return line;
}

struct place_in_text locate_seen(struct arena *arena, const struct result_revision *record,
	const struct object_change *object)
{
	struct search search = {
		.fate = object->fate, .definition = own_value(object, "definition")};
	struct names parts = {0};
	size_t line;

	identity_split(arena, object->identity, &parts);
	line = find_line(arena, record, &parts, search);
	if (line == 0) {
		search.fate = CHANGED;
		line = find_line(arena, record, &parts, search);
	}
	return (struct place_in_text){record->revision->up.path, line};
}
