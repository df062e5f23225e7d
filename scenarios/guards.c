#include "guards.h"

#include "sql.h"

#include <ctype.h>
#include <string.h>

/* Behind white space or a comment that begins at at, or at itself. */
static const char *skip_void(const char *at, bool python)
{
	if (isspace((unsigned char)*at)) {
		return at + 1;
	}
	if (python) {
		return *at == '#' ? at + strcspn(at, "\n") : at;
	}
	return at + sql_skip_comment(at, 0);
}

/* The words that are looked for are ASCII. */
static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The text in small letters, without comments, with one space for each run of white space. */
static const char *plain_text(struct arena *arena, const struct script *script)
{
	const char *at = script->text;
	char *plain = arena_alloc(arena, strlen(at) + 2);
	size_t length = 0;

	while (*at != '\0') {
		const char *behind = skip_void(at, script->code);

		if (behind == at) {
			plain[length++] = small(*at++);
			continue;
		}
		if (length > 0 && plain[length - 1] != ' ') {
			plain[length++] = ' ';
		}
		at = behind;
	}
	plain[length] = '\0';
	return plain;
}

static bool holds(const char *text, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (strstr(text, *words) != NULL) {
			return true;
		}
	}
	return false;
}

/* Extensions and schemas are shared, so nobody makes them without this. */
static bool creates_if_absent(const char *text)
{
	static const char words[] = "if not exists";
	const char *start = text;

	while ((text = strstr(text, words)) != NULL) {
		size_t before = (size_t)(text - start);
		bool shared = (before >= 10 && strncmp(text - 10, "extension ", 10) == 0) ||
			      (before >= 7 && strncmp(text - 7, "schema ", 7) == 0);

		if (!shared) {
			return true;
		}
		text += sizeof words - 1;
	}
	return false;
}

enum guard guard_of(const struct script *script)
{
	static const char *const sql[] = {"if exists (", "when duplicate_", "if to_regclass(",
		"if to_regtype(", "if not found", "if_not_exists=true", NULL};
	static const char *const python[] = {"inspect(", "inspector", "has_table(", "get_columns(",
		"get_table_names(", "get_indexes(", "information_schema", "pg_catalog.", "pg_type",
		"pg_indexes", "pg_constraint", "pg_class", "sqlite_master", "sqlite_schema",
		"to_regclass(", "_exists(", NULL};
	static const char *const habits[] = {"if not exists", "if exists", "or replace",
		"checkfirst=true", "if_exists=true", NULL};
	AUTO(arena_free) struct arena *work = arena_new();
	const char *text;

	if (script->text == NULL) {
		return UNGUARDED;
	}
	text = plain_text(work, script);
	if (creates_if_absent(text) || holds(text, sql) ||
		(script->code && holds(text, python) && strstr(text, " if ") != NULL)) {
		return GUARDED;
	}
	return holds(text, habits) ? GUARDED_BY_HABIT : UNGUARDED;
}
