#include "sqlite_json.h"

#include "sqlite_render.h"

#include <sqlite3.h>

static void string_append(sqlite3_str *out, const char *text)
{
	sqlite3_str_appendchar(out, 1, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\') {
			sqlite3_str_appendchar(out, 1, '\\');
			sqlite3_str_appendchar(out, 1, *text);
		} else if ((unsigned char)*text < ' ') {
			sqlite3_str_appendf(out, "\\u%04x", (unsigned)(unsigned char)*text);
		} else {
			sqlite3_str_appendchar(out, 1, *text);
		}
	}
	sqlite3_str_appendchar(out, 1, '"');
}

void sqlite_json_open(struct sqlite_json *json)
{
	sqlite3_str_appendchar(json->out, 1, '[');
}

void sqlite_json_close(struct sqlite_json *json)
{
	sqlite3_str_appendchar(json->out, 1, ']');
}

void sqlite_json_clause(struct sqlite_json *json, const char *clause)
{
	sqlite3_str_appendall(json->out, json->has_item ? ",{\"clause\":" : "{\"clause\":");
	string_append(json->out, clause);
	json->has_item = true;
}

void sqlite_json_end(struct sqlite_json *json)
{
	sqlite3_str_appendchar(json->out, 1, '}');
}

static void field_append(struct sqlite_json *json, const char *field)
{
	sqlite3_str_appendchar(json->out, 1, ',');
	string_append(json->out, field);
	sqlite3_str_appendchar(json->out, 1, ':');
}

void sqlite_json_text(struct sqlite_json *json, const char *field, const char *text)
{
	if (text != NULL) {
		field_append(json, field);
		string_append(json->out, text);
	}
}

void sqlite_json_name(struct sqlite_json *json, const char *field, const struct sqlite_token *name)
{
	char *text = name == NULL ? NULL : sqlite_tokens_unquote(name);

	sqlite_json_text(json, field, text);
	sqlite3_free(text);
}

void sqlite_json_names(struct sqlite_json *json, const char *field, struct sqlite_span list)
{
	const char *separator = "";

	if (list.first >= list.end) {
		return;
	}
	field_append(json, field);
	sqlite3_str_appendchar(json->out, 1, '[');
	while (list.first < list.end) {
		struct sqlite_span item = sqlite_tokens_take_item(&list);
		char *text = item.first < item.end ? sqlite_tokens_unquote(item.first) : NULL;

		if (text != NULL) {
			sqlite3_str_appendall(json->out, separator);
			string_append(json->out, text);
			separator = ",";
		}
		sqlite3_free(text);
	}
	sqlite3_str_appendchar(json->out, 1, ']');
}

void sqlite_json_word(struct sqlite_json *json, const char *field, const struct sqlite_token *word)
{
	char *text = word == NULL ? NULL : sqlite_tokens_unquote(word);

	for (char *byte = text; byte != NULL && *byte != '\0'; byte++) {
		*byte = *byte >= 'a' && *byte <= 'z' ? (char)(*byte - 32) : *byte;
	}
	sqlite_json_text(json, field, text);
	sqlite3_free(text);
}

void sqlite_json_choice(struct sqlite_json *json, const char *field,
	const struct sqlite_token *word, const char *usual)
{
	char *text = word == NULL ? NULL : sqlite_tokens_unquote(word);

	if (text != NULL && sqlite3_stricmp(text, usual) != 0) {
		sqlite_json_word(json, field, word);
	}
	sqlite3_free(text);
}

void sqlite_json_span(struct sqlite_json *json, const char *field, struct sqlite_span span)
{
	sqlite3_str *text;

	if (span.first >= span.end) {
		return;
	}
	text = sqlite3_str_new(NULL);
	sqlite_render_span(text, sqlite_render_strip(span), json->known);
	sqlite_json_text(json, field, sqlite3_str_value(text));
	sqlite3_free(sqlite3_str_finish(text));
}
