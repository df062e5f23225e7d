#include "sql_split.h"

#include "text.h"
#include "vec.h"

#include <ctype.h>
#include <string.h>

size_t sql_skip_quoted(const char *text, size_t at, bool escapes)
{
	char quote = text[at++];

	while (text[at] != '\0') {
		if (text[at] == '\\' && escapes && text[at + 1] != '\0') {
			at += 2;
		} else if (text[at] != quote) {
			at++;
		} else if (text[at + 1] == quote) {
			at += 2;
		} else {
			return at + 1;
		}
	}
	return at;
}

size_t sql_skip_dollars(struct arena *arena, const char *text, size_t at)
{
	size_t length = 1;
	const char *tag, *end;

	if (isdigit((unsigned char)text[at + 1])) {
		return at;
	}
	while (text[at + length] != '$' && text_is_name_byte(text[at + length])) {
		length++;
	}
	if (text[at + length] != '$') {
		return at;
	}
	tag = arena_copy_bytes(arena, text + at, length + 1);
	end = strstr(text + at + length + 1, tag);
	return end == NULL ? at + strlen(text + at) : (size_t)(end - text) + length + 1;
}

/* The offset behind what begins at at: a comment, a quoted text, a name or a single byte. */
static size_t skip_token(struct arena *arena, const char *text, size_t at)
{
	size_t end = sql_skip_comment(text, at);

	if (end > at) {
		return end;
	}
	if (strchr("'\"`", text[at]) != NULL) {
		return sql_skip_quoted(text, at, false);
	}
	if ((text[at] == 'e' || text[at] == 'E') && text[at + 1] == '\'') {
		return sql_skip_quoted(text, at + 1, true);
	}
	if (text[at] == '$') {
		end = sql_skip_dollars(arena, text, at);
		return end > at ? end : at + 1;
	}
	for (end = at; text_is_name_byte(text[end]);) {
		end++;
	}
	return end > at ? end : at + 1;
}

struct sql_statements sql_split(struct arena *arena, const char *text)
{
	struct sql_statements statements = {0};
	size_t at = sql_skip(text, text_starts(text, "\xEF\xBB\xBF") ? 3 : 0);

	while (text[at] != '\0') {
		size_t start = at;

		while (text[at] != '\0' && text[at] != ';') {
			at = skip_token(arena, text, at);
		}
		if (at > start) {
			*VEC_ADD(arena, &statements) =
				(struct sql_statement){.start = start, .length = at - start};
		}
		at = sql_skip(text, text[at] == ';' ? at + 1 : at);
	}
	return statements;
}
