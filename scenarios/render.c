#include "render.h"

#include "identity.h"
#include "render_sqlite.h"

#include <stdarg.h>
#include <string.h>

__attribute__((format(printf, 2, 0))) static const char *format_text(
	struct arena *arena, const char *format, va_list arguments)
{
	va_list again;
	int length;
	char *text;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	text = arena_alloc(arena, (size_t)length + 1);
	(void)vsnprintf(text, (size_t)length + 1, format, arguments);
	return text;
}

void render_add(struct render *render, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	*VEC_ADD(render->arena, &render->statements) =
		format_text(render->arena, format, arguments);
	va_end(arguments);
}

void render_missing(struct render *render, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	*VEC_ADD(render->arena, &render->missing) = format_text(render->arena, format, arguments);
	va_end(arguments);
}

const char *render_literal(struct arena *arena, const char *text)
{
	char *literal = arena_alloc(arena, 2 * strlen(text) + 3);
	size_t length = 0;

	literal[length++] = '\'';
	for (; *text != '\0'; text++) {
		if (*text == '\'') {
			literal[length++] = '\'';
		}
		literal[length++] = *text;
	}
	literal[length] = '\'';
	return literal;
}

const char *render_parent(struct arena *arena, const char *identity)
{
	const char *last = identity_last_part(identity);

	return last == identity ? ""
				: arena_copy_bytes(arena, identity, (size_t)(last - identity) - 1);
}

bool render_mentions(const char *text, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = strstr(text, name); at != NULL; at = strstr(at + 1, name)) {
		bool starts = at == text || !text_is_name_byte(at[-1]) || !text_is_name_byte(*name);
		bool ends = !text_is_name_byte(at[length]) || !text_is_name_byte(name[length - 1]);

		if (starts && ends) {
			return true;
		}
	}
	return false;
}

bool render_same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

enum shape {
	SHAPE_OBJECT,   /* ALTER TABLE a RENAME TO b */
	SHAPE_PART,     /* ALTER TABLE parent RENAME COLUMN a TO b */
	SHAPE_ON_TABLE, /* ALTER TRIGGER a ON parent RENAME TO b */
};

static const struct renaming_words {
	const char *engine, *kind, *words, *part;
	enum shape shape;
} renaming_words[] = {
	{"postgres", "column", "TABLE", "COLUMN", SHAPE_PART},
	{"postgres", "attribute", "TYPE", "ATTRIBUTE", SHAPE_PART},
	{"postgres", "constraint", "TABLE", "CONSTRAINT", SHAPE_PART},
	{"postgres", "trigger", "TRIGGER", NULL, SHAPE_ON_TABLE},
	{"postgres", "policy", "POLICY", NULL, SHAPE_ON_TABLE},
	{"postgres", "rule", "RULE", NULL, SHAPE_ON_TABLE},
	{"postgres", "table", "TABLE", NULL, SHAPE_OBJECT},
	{"postgres", "foreign table", "FOREIGN TABLE", NULL, SHAPE_OBJECT},
	{"postgres", "view", "VIEW", NULL, SHAPE_OBJECT},
	{"postgres", "materialized view", "MATERIALIZED VIEW", NULL, SHAPE_OBJECT},
	{"postgres", "sequence", "SEQUENCE", NULL, SHAPE_OBJECT},
	{"postgres", "index", "INDEX", NULL, SHAPE_OBJECT},
	{"postgres", "enum", "TYPE", NULL, SHAPE_OBJECT},
	{"postgres", "composite type", "TYPE", NULL, SHAPE_OBJECT},
	{"postgres", "range type", "TYPE", NULL, SHAPE_OBJECT},
	{"postgres", "domain", "DOMAIN", NULL, SHAPE_OBJECT},
	{"postgres", "function", "FUNCTION", NULL, SHAPE_OBJECT},
	{"postgres", "procedure", "PROCEDURE", NULL, SHAPE_OBJECT},
	{"postgres", "aggregate", "AGGREGATE", NULL, SHAPE_OBJECT},
	{"postgres", "schema", "SCHEMA", NULL, SHAPE_OBJECT},
	{"postgres", "role", "ROLE", NULL, SHAPE_OBJECT},
	{"postgres", "statistics", "STATISTICS", NULL, SHAPE_OBJECT},
	{"postgres", "publication", "PUBLICATION", NULL, SHAPE_OBJECT},
	{"postgres", "event trigger", "EVENT TRIGGER", NULL, SHAPE_OBJECT},
	{"sqlite", "column", "TABLE", "COLUMN", SHAPE_PART},
	{"sqlite", "table", "TABLE", NULL, SHAPE_OBJECT},
	{"sqlite", "virtual table", "TABLE", NULL, SHAPE_OBJECT},
};

static const struct renaming_words *find_words(const char *engine, const char *kind)
{
	for (size_t i = 0; i < sizeof renaming_words / sizeof *renaming_words; i++) {
		if (strcmp(renaming_words[i].engine, engine) == 0 &&
			strcmp(renaming_words[i].kind, kind) == 0) {
			return &renaming_words[i];
		}
	}
	return NULL;
}

/* A domain's constraint goes by the same kind as a table's. */
static const char *words_of(const struct render *render, const struct renaming_words *words,
	const struct renaming *renaming)
{
	const char *of = snapshot_value(
		render->from, renaming->before->kind, renaming->before->identity, "of");

	return of != NULL && text_starts(of, "domain ") ? "DOMAIN" : words->words;
}

static const char *without_arguments(struct arena *arena, const char *name)
{
	size_t length = *name == '"' ? strlen(name) : strcspn(name, "(");

	return arena_copy_bytes(arena, name, length);
}

/* A column that is inherited is renamed with its parent's; a virtual table's is its module's. */
static bool follows_another(const struct render *render, const struct renaming *renaming)
{
	const char *kind = renaming->before->kind, *identity = renaming->before->identity;
	const char *of = snapshot_value(render->from, kind, identity, "of");

	return snapshot_value(render->from, kind, identity, "inherited") != NULL ||
	       snapshot_value(render->from, kind, identity, "parent") != NULL ||
	       (of != NULL && text_starts(of, "virtual table "));
}

static const char *name_for(struct arena *arena, const char *engine, const char *name)
{
	return strcmp(engine, "sqlite") == 0 ? sqlite_written(arena, name) : name;
}

void render_renamings(struct render *render, const char *engine, const struct renamings *renamings)
{
	struct arena *arena = render->arena;

	VEC_EACH (renamings, it) {
		const struct renaming_words *words = find_words(engine, it->before->kind);
		const char *from = it->before->identity, *to = it->after->identity;
		const char *old = name_for(arena, engine, identity_last_part(from));
		const char *new = without_arguments(arena, identity_last_part(to));
		const char *parent = name_for(arena, engine, render_parent(arena, from));

		new = name_for(arena, engine, new);
		if (words == NULL || follows_another(render, it)) {
			continue;
		}
		if (words->shape == SHAPE_PART) {
			render_add(render, "ALTER %s %s RENAME %s %s TO %s",
				words_of(render, words, it), parent, words->part, old, new);
		} else if (words->shape == SHAPE_ON_TABLE) {
			render_add(render, "ALTER %s %s ON %s RENAME TO %s", words->words, old,
				parent, new);
		} else {
			render_add(render, "ALTER %s %s RENAME TO %s", words->words,
				name_for(arena, engine, from), new);
		}
	}
}
