#ifndef SQLITE_RENDER_H
#define SQLITE_RENDER_H

#include "sqlite_names.h"
#include "sqlite_tokens.h"

#include <stdbool.h>

struct sqlite3_str;

/*
 * Writes tokens so that two texts read alike exactly if they mean the same to
 * SQLite: one space or none between tokens, keywords in upper case, names
 * without needless quotes and in the spelling of the list of known names (in
 * lower case if not listed), literals untouched.
 */

/* Parentheses around the whole say nothing: ((a)) is a. */
struct sqlite_span sqlite_render_strip(struct sqlite_span span);
/* known may be NULL: then every "x" is taken for a name. */
void sqlite_render_span(
	struct sqlite3_str *out, struct sqlite_span span, struct sqlite_names *known);
/* One token that is a name whatever its quotes. */
void sqlite_render_name(
	struct sqlite3_str *out, const struct sqlite_token *token, struct sqlite_names *known);
/* A DEFAULT: "x" and a bare x are strings there. */
void sqlite_render_default(struct sqlite3_str *out, struct sqlite_span span);
/* Every token as it was written. */
void sqlite_render_verbatim(struct sqlite3_str *out, struct sqlite_span span);
/* Whether text can stand for a name without quotes; keywords included. */
bool sqlite_render_is_plain(const char *text);

#endif
