#include "sqlite_tokens.h"

#include <sqlite3.h>
#include <string.h>

/* Sorted. Every other keyword of SQLite's falls back to a name where one is wanted. */
static const char *const RESERVED[] = {
	"ADD",
	"ALL",
	"ALTER",
	"AND",
	"AS",
	"AUTOINCREMENT",
	"BETWEEN",
	"CASE",
	"CHECK",
	"COLLATE",
	"COMMIT",
	"CONSTRAINT",
	"CREATE",
	"DEFAULT",
	"DEFERRABLE",
	"DELETE",
	"DISTINCT",
	"DROP",
	"ELSE",
	"ESCAPE",
	"EXCEPT",
	"EXISTS",
	"FOREIGN",
	"FROM",
	"GROUP",
	"HAVING",
	"IN",
	"INDEX",
	"INSERT",
	"INTERSECT",
	"INTO",
	"IS",
	"ISNULL",
	"JOIN",
	"LIMIT",
	"NOT",
	"NOTHING",
	"NOTNULL",
	"NULL",
	"ON",
	"OR",
	"ORDER",
	"PRIMARY",
	"REFERENCES",
	"RETURNING",
	"SELECT",
	"SET",
	"TABLE",
	"THEN",
	"TO",
	"TRANSACTION",
	"UNION",
	"UNIQUE",
	"UPDATE",
	"USING",
	"VALUES",
	"WHEN",
	"WHERE",
};

static bool is_space(unsigned char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r' && byte != '\v');
}

static bool is_digit(unsigned char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_letter(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
	       byte >= 0x80;
}

static bool is_word_part(unsigned char byte)
{
	return is_letter(byte) || is_digit(byte) || byte == '$';
}

/* The number of bytes of white space and comments at the start. */
static size_t blank_size(const char *text)
{
	size_t size = 0;

	for (;;) {
		if (is_space((unsigned char)text[size])) {
			size++;
		} else if (strncmp(text + size, "\xef\xbb\xbf", 3) == 0) {
			size += 3;
		} else if (text[size] == '-' && text[size + 1] == '-') {
			size += strcspn(text + size, "\n");
		} else if (text[size] == '/' && text[size + 1] == '*') {
			const char *close = strstr(text + size + 2, "*/");

			size = close == NULL ? strlen(text) : (size_t)(close - text) + 2;
		} else {
			return size;
		}
	}
}

static struct sqlite_token quoted_read(const char *text, enum sqlite_token_kind kind)
{
	char close = text[0] == '[' ? ']' : text[0];
	size_t size = 1;

	for (;; size++) {
		if (text[size] == '\0') {
			return (struct sqlite_token){TOKEN_BROKEN, text, size};
		}
		if (text[size] != close) {
			continue;
		}
		if (close == ']' || text[size + 1] != close) {
			return (struct sqlite_token){kind, text, size + 1};
		}
		size++;
	}
}

static size_t word_size(const char *text)
{
	size_t size = 0;

	while (is_word_part((unsigned char)text[size])) {
		size++;
	}
	return size;
}

static struct sqlite_token number_read(const char *text)
{
	bool is_hex = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
	size_t size = 0;

	for (;;) {
		unsigned char byte = (unsigned char)text[size];

		if (is_word_part(byte) || (byte == '.' && !is_hex)) {
			size++;
		} else if ((byte == '+' || byte == '-') && !is_hex && size > 0 &&
			   (text[size - 1] == 'e' || text[size - 1] == 'E')) {
			size++;
		} else {
			return (struct sqlite_token){TOKEN_NUMBER, text, size};
		}
	}
}

static struct sqlite_token mark_read(const char *text)
{
	static const char *const LONG_MARKS[] = {
		"->>", "->", "||", "<<", ">>", "<=", ">=", "<>", "!=", "=="};

	for (size_t i = 0; i < sizeof LONG_MARKS / sizeof *LONG_MARKS; i++) {
		size_t size = strlen(LONG_MARKS[i]);

		if (strncmp(text, LONG_MARKS[i], size) == 0) {
			return (struct sqlite_token){TOKEN_MARK, text, size};
		}
	}
	if (strchr("()+-*/%&|~<>=,.;", text[0]) != NULL) {
		return (struct sqlite_token){TOKEN_MARK, text, 1};
	}
	return (struct sqlite_token){TOKEN_BROKEN, text, 1};
}

/* text starts with neither white space nor a comment and is not empty. */
static struct sqlite_token token_read(const char *text)
{
	unsigned char first = (unsigned char)text[0];

	if (first == '\'') {
		return quoted_read(text, TOKEN_STRING);
	}
	if (first == '"') {
		return quoted_read(text, TOKEN_QUOTED);
	}
	if (first == '[' || first == '`') {
		return quoted_read(text, TOKEN_NAME);
	}
	if ((first == 'x' || first == 'X') && text[1] == '\'') {
		struct sqlite_token blob = quoted_read(text + 1, TOKEN_BLOB);

		return (struct sqlite_token){blob.kind, text, blob.size + 1};
	}
	if (is_letter(first)) {
		return (struct sqlite_token){TOKEN_WORD, text, word_size(text)};
	}
	if (is_digit(first) || (first == '.' && is_digit((unsigned char)text[1]))) {
		return number_read(text);
	}
	if (strchr("?:@$#", first) != NULL) {
		return (struct sqlite_token){TOKEN_VARIABLE, text, 1 + word_size(text + 1)};
	}
	return mark_read(text);
}

static bool token_add(struct sqlite_tokens *tokens, struct sqlite_token token)
{
	if (tokens->count == tokens->capacity) {
		size_t capacity = tokens->capacity * 2 + 64;
		void *items = sqlite3_realloc64(tokens->items, capacity * sizeof token);

		if (items == NULL) {
			return false;
		}
		tokens->items = items;
		tokens->capacity = capacity;
	}
	tokens->items[tokens->count++] = token;
	return true;
}

bool sqlite_tokens_read(struct sqlite_tokens *tokens, const char *sql)
{
	const char *text = sql + blank_size(sql);

	*tokens = (struct sqlite_tokens){0};
	while (*text != '\0') {
		struct sqlite_token token = token_read(text);

		if (!token_add(tokens, token)) {
			sqlite_tokens_free(tokens);
			return false;
		}
		text += token.size;
		text += blank_size(text);
	}
	if (!token_add(tokens, (struct sqlite_token){TOKEN_END, text, 0})) {
		sqlite_tokens_free(tokens);
		return false;
	}
	tokens->count--;
	return true;
}

void sqlite_tokens_free(struct sqlite_tokens *tokens)
{
	sqlite3_free(tokens->items);
	*tokens = (struct sqlite_tokens){0};
}

bool sqlite_tokens_is_word(const struct sqlite_token *token, const char *word)
{
	return token->kind == TOKEN_WORD && token->size == strlen(word) &&
	       sqlite3_strnicmp(token->text, word, (int)token->size) == 0;
}

bool sqlite_tokens_is_mark(const struct sqlite_token *token, const char *mark)
{
	return token->kind == TOKEN_MARK && token->size == strlen(mark) &&
	       memcmp(token->text, mark, token->size) == 0;
}

bool sqlite_tokens_is_reserved(const struct sqlite_token *token)
{
	for (size_t i = 0; i < sizeof RESERVED / sizeof *RESERVED; i++) {
		if (sqlite_tokens_is_word(token, RESERVED[i])) {
			return true;
		}
	}
	return false;
}

bool sqlite_tokens_is_name(const struct sqlite_token *token)
{
	return token->kind == TOKEN_NAME || token->kind == TOKEN_QUOTED ||
	       token->kind == TOKEN_STRING ||
	       (token->kind == TOKEN_WORD && !sqlite_tokens_is_reserved(token));
}

char *sqlite_tokens_unquote(const struct sqlite_token *token)
{
	bool is_quoted = token->kind == TOKEN_NAME || token->kind == TOKEN_QUOTED ||
			 token->kind == TOKEN_STRING;
	char *name = sqlite3_malloc64(token->size + 1);
	size_t size = 0;

	if (name == NULL) {
		return NULL;
	}
	for (size_t i = is_quoted; i + is_quoted < token->size; i++) {
		name[size++] = token->text[i];
		if (is_quoted && token->text[i] == token->text[0] && token->text[0] != '[') {
			i++;
		}
	}
	name[size] = '\0';
	return name;
}

bool sqlite_tokens_take_word(const struct sqlite_token **at, const char *word)
{
	if (!sqlite_tokens_is_word(*at, word)) {
		return false;
	}
	(*at)++;
	return true;
}

bool sqlite_tokens_take_mark(const struct sqlite_token **at, const char *mark)
{
	if (!sqlite_tokens_is_mark(*at, mark)) {
		return false;
	}
	(*at)++;
	return true;
}

bool sqlite_tokens_take_words(const struct sqlite_token **at, const char *first, const char *second)
{
	if (!sqlite_tokens_is_word(*at, first) || !sqlite_tokens_is_word(*at + 1, second)) {
		return false;
	}
	*at += 2;
	return true;
}

const struct sqlite_token *sqlite_tokens_take_name(const struct sqlite_token **at)
{
	return sqlite_tokens_is_name(*at) ? (*at)++ : NULL;
}

const struct sqlite_token *sqlite_tokens_take_title(const struct sqlite_token **at)
{
	const struct sqlite_token *name;

	if (sqlite_tokens_take_words(at, "IF", "NOT")) {
		sqlite_tokens_take_word(at, "EXISTS");
	}
	name = sqlite_tokens_take_name(at);
	return name != NULL && sqlite_tokens_take_mark(at, ".") ? sqlite_tokens_take_name(at)
								: name;
}

int sqlite_tokens_depth(const struct sqlite_token *token)
{
	return sqlite_tokens_is_mark(token, "(") ? 1 : sqlite_tokens_is_mark(token, ")") ? -1 : 0;
}

bool sqlite_tokens_take_parentheses(const struct sqlite_token **at, struct sqlite_span *inside)
{
	const struct sqlite_token *token = *at;
	size_t depth = 0;

	if (!sqlite_tokens_is_mark(token, "(")) {
		return false;
	}
	do {
		depth += (size_t)sqlite_tokens_depth(token);
		if (token->kind == TOKEN_END) {
			return false;
		}
		token++;
	} while (depth > 0);
	*inside = (struct sqlite_span){*at + 1, token - 1};
	*at = token;
	return true;
}

struct sqlite_span sqlite_tokens_take_item(struct sqlite_span *list)
{
	struct sqlite_span item = {list->first, list->first};
	long depth = 0;

	for (; item.end < list->end; item.end++) {
		depth += sqlite_tokens_depth(item.end);
		if (depth == 0 && sqlite_tokens_is_mark(item.end, ",")) {
			list->first = item.end + 1;
			return item;
		}
	}
	list->first = list->end;
	return item;
}
