#ifndef SQLITE_JSON_H
#define SQLITE_JSON_H

#include "sqlite_names.h"
#include "sqlite_tokens.h"

struct sqlite3_str;

/*
 * Writes an array of flat JSON objects, as json_each takes it apart. out and
 * known belong to the caller; out remembers when memory ran out. A field whose
 * value is NULL or an empty span is left out, which json_each reads as NULL.
 */
struct sqlite_json {
	struct sqlite3_str *out;
	struct sqlite_names *known;
	bool has_item;
};

void sqlite_json_open(struct sqlite_json *json);
void sqlite_json_close(struct sqlite_json *json);
/* Opens the next object by its "clause". */
void sqlite_json_clause(struct sqlite_json *json, const char *clause);
void sqlite_json_end(struct sqlite_json *json);
void sqlite_json_text(struct sqlite_json *json, const char *field, const char *text);
/* The name without its quotes, in its own spelling. */
void sqlite_json_name(struct sqlite_json *json, const char *field, const struct sqlite_token *name);
/* Names separated by commas, as an array. */
void sqlite_json_names(struct sqlite_json *json, const char *field, struct sqlite_span list);
/* A word in upper case. */
void sqlite_json_word(struct sqlite_json *json, const char *field, const struct sqlite_token *word);
/* The same, unless it says no more than what is done without it. */
void sqlite_json_choice(struct sqlite_json *json, const char *field,
	const struct sqlite_token *word, const char *usual);
/* What sqlite_render_span makes of the span without its outer parentheses. */
void sqlite_json_span(struct sqlite_json *json, const char *field, struct sqlite_span span);

#endif
