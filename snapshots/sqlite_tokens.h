#ifndef SQLITE_TOKENS_H
#define SQLITE_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The tokens of SQLite's SQL, without white space and comments, and a cursor
 * that walks them. Tokens point into the text they were read from, which must
 * outlive them; the list itself belongs to the caller and is freed with
 * sqlite_tokens_free. Any text can be read: what SQLite would refuse becomes a
 * TOKEN_BROKEN. Nothing here recurses, so depth costs nothing.
 */

enum sqlite_token_kind {
	TOKEN_END, /* closes every list, so that a cursor may always look one ahead */
	TOKEN_WORD,
	TOKEN_NAME,   /* [x] or `x`: never anything but a name */
	TOKEN_QUOTED, /* "x": a name, or a string where no such name exists */
	TOKEN_STRING,
	TOKEN_NUMBER,
	TOKEN_BLOB,
	TOKEN_VARIABLE,
	TOKEN_MARK, /* an operator or a punctuation mark */
	TOKEN_BROKEN,
};

struct sqlite_token {
	enum sqlite_token_kind kind;
	const char *text;
	size_t size;
};

struct sqlite_tokens {
	struct sqlite_token *items;
	size_t count; /* without TOKEN_END */
	size_t capacity;
};

/* Tokens from first up to but without end. */
struct sqlite_span {
	const struct sqlite_token *first;
	const struct sqlite_token *end;
};

/* False: out of memory; *tokens needs no freeing then. */
bool sqlite_tokens_read(struct sqlite_tokens *tokens, const char *sql);
void sqlite_tokens_free(struct sqlite_tokens *tokens);

bool sqlite_tokens_is_word(const struct sqlite_token *token, const char *word);
bool sqlite_tokens_is_mark(const struct sqlite_token *token, const char *mark);
/* Words that SQLite never takes for a name unless they are quoted. */
bool sqlite_tokens_is_reserved(const struct sqlite_token *token);
/* Whether the token may stand where a name is wanted, quoted or not. */
bool sqlite_tokens_is_name(const struct sqlite_token *token);
/* 1 for an opening parenthesis, -1 for a closing one. */
int sqlite_tokens_depth(const struct sqlite_token *token);
/* The name or string without its quotes; sqlite3_free it. NULL: out of memory. */
char *sqlite_tokens_unquote(const struct sqlite_token *token);

/* Each moves *at past what it names if that is next, and stays otherwise. */
bool sqlite_tokens_take_word(const struct sqlite_token **at, const char *word);
bool sqlite_tokens_take_words(
	const struct sqlite_token **at, const char *first, const char *second);
bool sqlite_tokens_take_mark(const struct sqlite_token **at, const char *mark);
const struct sqlite_token *sqlite_tokens_take_name(const struct sqlite_token **at);
/* Takes [IF NOT EXISTS] [schema.]name and gives the name. */
const struct sqlite_token *sqlite_tokens_take_title(const struct sqlite_token **at);
/* Takes "( … )" with balanced parentheses inside. */
bool sqlite_tokens_take_parentheses(const struct sqlite_token **at, struct sqlite_span *inside);
/* Takes what stands before the next comma outside parentheses, and the comma. */
struct sqlite_span sqlite_tokens_take_item(struct sqlite_span *list);

#endif
