#include "sqlite_render.h"

#include <sqlite3.h>
#include <string.h>

static bool is_keyword(const char *text, size_t size)
{
	return size < 32 && sqlite3_keyword_check(text, (int)size) != 0;
}

bool sqlite_render_is_plain(const char *text)
{
	for (size_t i = 0; text[i] != '\0'; i++) {
		unsigned char byte = (unsigned char)text[i];
		bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
				 byte == '_' || byte >= 0x80;

		if (!is_letter && (i == 0 || !((byte >= '0' && byte <= '9') || byte == '$'))) {
			return false;
		}
	}
	return text[0] != '\0';
}

static void upper_append(sqlite3_str *out, const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		bool is_lower = text[i] >= 'a' && text[i] <= 'z';

		sqlite3_str_appendchar(out, 1, is_lower ? (char)(text[i] - 32) : text[i]);
	}
}

static void quoted_append(sqlite3_str *out, const char *text, char quote)
{
	sqlite3_str_appendchar(out, 1, quote);
	for (size_t i = 0; text[i] != '\0'; i++) {
		sqlite3_str_appendchar(out, text[i] == quote ? 2 : 1, text[i]);
	}
	sqlite3_str_appendchar(out, 1, quote);
}

/*
 * A keyword that may also be a name reads alike quoted and bare, because ALTER
 * TABLE RENAME adds quotes on its own.
 */
static void name_append(sqlite3_str *out, char *name, struct sqlite_names *known)
{
	const char *stored = sqlite_names_find(known, name);
	struct sqlite_token word = {TOKEN_WORD, name, strlen(name)};

	if (stored == NULL) {
		for (char *byte = name; *byte != '\0'; byte++) {
			*byte = *byte >= 'A' && *byte <= 'Z' ? (char)(*byte + 32) : *byte;
		}
		stored = name;
	}
	if (!sqlite_render_is_plain(stored) || sqlite_tokens_is_reserved(&word)) {
		quoted_append(out, stored, '"');
	} else if (stored == name && is_keyword(name, word.size)) {
		upper_append(out, name, word.size);
	} else {
		sqlite3_str_appendall(out, stored);
	}
}

void sqlite_render_name(
	sqlite3_str *out, const struct sqlite_token *token, struct sqlite_names *known)
{
	char *name = sqlite_tokens_unquote(token);

	if (name != NULL) {
		name_append(out, name, known);
		sqlite3_free(name);
	}
}

static bool is_bare_name(const struct sqlite_token *token)
{
	return token->kind == TOKEN_WORD && !is_keyword(token->text, token->size);
}

/* Two operands never follow one another, so what follows one is an alias. */
static bool ends_operand(const struct sqlite_token *token)
{
	return token->kind == TOKEN_NAME || token->kind == TOKEN_QUOTED ||
	       token->kind == TOKEN_STRING || token->kind == TOKEN_NUMBER ||
	       token->kind == TOKEN_BLOB || is_bare_name(token) ||
	       sqlite_tokens_is_mark(token, ")") || sqlite_tokens_is_word(token, "END");
}

static bool wants_name(const struct sqlite_token *token)
{
	static const char *const WORDS[] = {
		"AS", "FROM", "JOIN", "INTO", "UPDATE", "TABLE", "COLLATE"};

	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
		if (sqlite_tokens_is_word(token, WORDS[i])) {
			return true;
		}
	}
	return false;
}

/* token is "x", with another before it unless it is the first. */
static bool is_name_here(const struct sqlite_token *token, struct sqlite_span span,
	struct sqlite_names *known, const char *name)
{
	const struct sqlite_token *next = token + 1;

	if (known == NULL || sqlite_names_find(known, name) != NULL) {
		return true;
	}
	if (next < span.end &&
		(sqlite_tokens_is_mark(next, ".") || sqlite_tokens_is_mark(next, "("))) {
		return true;
	}
	return token > span.first && (wants_name(token - 1) || ends_operand(token - 1) ||
					     sqlite_tokens_is_mark(token - 1, "."));
}

static void quoted_render(sqlite3_str *out, const struct sqlite_token *token,
	struct sqlite_span span, struct sqlite_names *known)
{
	char *name = sqlite_tokens_unquote(token);

	if (name == NULL) {
		return;
	}
	if (is_name_here(token, span, known, name)) {
		name_append(out, name, known);
	} else {
		quoted_append(out, name, '\'');
	}
	sqlite3_free(name);
}

static void word_render(sqlite3_str *out, const struct sqlite_token *token, struct sqlite_span span,
	struct sqlite_names *known)
{
	bool is_collation = token > span.first && sqlite_tokens_is_word(token - 1, "COLLATE");

	if (is_collation || sqlite_tokens_is_reserved(token)) {
		upper_append(out, token->text, token->size);
	} else {
		sqlite_render_name(out, token, known);
	}
}

static void mark_render(sqlite3_str *out, const struct sqlite_token *token)
{
	if (sqlite_tokens_is_mark(token, "!=")) {
		sqlite3_str_appendall(out, "<>");
	} else if (sqlite_tokens_is_mark(token, "==")) {
		sqlite3_str_appendall(out, "=");
	} else {
		sqlite3_str_append(out, token->text, (int)token->size);
	}
}

static void token_render(sqlite3_str *out, const struct sqlite_token *token,
	struct sqlite_span span, struct sqlite_names *known)
{
	switch (token->kind) {
	case TOKEN_WORD:
		word_render(out, token, span, known);
		break;
	case TOKEN_QUOTED:
		quoted_render(out, token, span, known);
		break;
	case TOKEN_NAME:
		sqlite_render_name(out, token, known);
		break;
	case TOKEN_STRING:
		if (token > span.first && wants_name(token - 1)) {
			sqlite_render_name(out, token, known);
		} else {
			sqlite3_str_append(out, token->text, (int)token->size);
		}
		break;
	case TOKEN_NUMBER:
	case TOKEN_BLOB:
		upper_append(out, token->text, token->size);
		break;
	case TOKEN_MARK:
		mark_render(out, token);
		break;
	case TOKEN_VARIABLE:
	case TOKEN_BROKEN:
	case TOKEN_END:
		sqlite3_str_append(out, token->text, (int)token->size);
		break;
	}
}

/* Whether token is a sign in front of its operand, as in (-1). */
static bool is_sign(const struct sqlite_token *token, struct sqlite_span span)
{
	if (!sqlite_tokens_is_mark(token, "-") && !sqlite_tokens_is_mark(token, "+")) {
		return false;
	}
	return token == span.first || token[-1].kind == TOKEN_MARK
		       ? token == span.first || !sqlite_tokens_is_mark(token - 1, ")")
		       : sqlite_tokens_is_reserved(token - 1) &&
				 !sqlite_tokens_is_word(token - 1, "NULL");
}

/* Whether a space goes before token, which is not the first. */
static bool is_apart(const struct sqlite_token *token, struct sqlite_span span)
{
	const struct sqlite_token *before = token - 1;

	if (token->kind == TOKEN_MARK && strchr("),.;", token->text[0]) != NULL) {
		return false;
	}
	if (sqlite_tokens_is_mark(before, "(") || sqlite_tokens_is_mark(before, ".")) {
		return false;
	}
	if (sqlite_tokens_is_mark(token, "(")) {
		return before->kind != TOKEN_NAME && before->kind != TOKEN_QUOTED &&
		       (before->kind != TOKEN_WORD || sqlite_tokens_is_reserved(before));
	}
	return !(is_sign(before, span) && token->kind == TOKEN_NUMBER);
}

struct sqlite_span sqlite_render_strip(struct sqlite_span span)
{
	struct sqlite_span core = span;
	long opened;
	long depth;
	long least;

	while (core.first < core.end && sqlite_tokens_is_mark(core.first, "(")) {
		core.first++;
	}
	while (core.first < core.end && sqlite_tokens_is_mark(core.end - 1, ")")) {
		core.end--;
	}
	opened = core.first - span.first;
	depth = opened;
	least = opened < span.end - core.end ? opened : span.end - core.end;
	for (const struct sqlite_token *token = core.first; token < core.end; token++) {
		depth += sqlite_tokens_depth(token);
		least = depth < least ? depth : least;
	}
	least = least < 0 ? 0 : least;
	return (struct sqlite_span){span.first + least, span.end - least};
}

void sqlite_render_span(sqlite3_str *out, struct sqlite_span span, struct sqlite_names *known)
{
	for (const struct sqlite_token *token = span.first; token < span.end; token++) {
		if (token > span.first && is_apart(token, span)) {
			sqlite3_str_appendchar(out, 1, ' ');
		}
		token_render(out, token, span, known);
	}
}

void sqlite_render_verbatim(sqlite3_str *out, struct sqlite_span span)
{
	for (const struct sqlite_token *token = span.first; token < span.end; token++) {
		if (token > span.first && is_apart(token, span)) {
			sqlite3_str_appendchar(out, 1, ' ');
		}
		sqlite3_str_append(out, token->text, (int)token->size);
	}
}

/* DEFAULT x means DEFAULT 'x'. */
static bool is_bare_string(const struct sqlite_token *token)
{
	static const char *const VALUES[] = {
		"TRUE", "FALSE", "CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP"};

	for (size_t i = 0; i < sizeof VALUES / sizeof *VALUES; i++) {
		if (sqlite_tokens_is_word(token, VALUES[i])) {
			return false;
		}
	}
	return token->kind == TOKEN_NAME ||
	       (token->kind == TOKEN_WORD && !sqlite_tokens_is_reserved(token));
}

void sqlite_render_default(sqlite3_str *out, struct sqlite_span span)
{
	struct sqlite_names none = {0};
	const struct sqlite_token *first;

	span = sqlite_render_strip(span);
	first = span.first;
	if (span.end - first == 1 && is_bare_string(first)) {
		char *text = sqlite_tokens_unquote(first);

		if (text != NULL) {
			quoted_append(out, text, '\'');
			sqlite3_free(text);
		}
		return;
	}
	sqlite_render_span(out, span, &none);
}
