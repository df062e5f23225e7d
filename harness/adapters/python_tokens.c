#include "python_tokens.h"

#include "text.h"
#include "vec.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

struct scanner {
	struct arena *arena;
	const char *text;
	size_t size, at, line, line_start, depth;
	size_t column; /* of the statement */
	bool fresh;    /* the next token is the first of its logical line */
	struct python_tokens out;
};

/* More nesting than any compiler of Python takes (CPython 3.11: 200). */
static const size_t deepest = 1000;

static bool is_name_start(char c)
{
	return isalpha((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_name_part(char c)
{
	return is_name_start(c) || isdigit((unsigned char)c);
}

/* Python's own words are ASCII, whatever the locale says of other letters. */
static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static char look(const struct scanner *scanner, size_t ahead)
{
	return scanner->at + ahead < scanner->size ? scanner->text[scanner->at + ahead] : '\0';
}

static void end_line(struct scanner *scanner)
{
	scanner->line++;
	scanner->line_start = scanner->at;
}

static void set_problem(struct scanner *scanner, const char *problem, size_t line)
{
	if (scanner->out.problem == NULL) {
		scanner->out.problem = problem;
		scanner->out.problem_line = line;
	}
}

/* Of the statement that begins here: behind a semicolon, that of the one before it. */
static size_t column_of(struct scanner *scanner, size_t offset)
{
	size_t column = 0, count = scanner->out.count;

	if (!scanner->fresh) {
		return 0;
	}
	if (count > 0 && scanner->text[scanner->out.items[count - 1].offset] == ';') {
		return scanner->column;
	}
	/* A tab goes to the next multiple of eight, as in Python. */
	for (size_t i = scanner->line_start; i < offset; i++) {
		column = scanner->text[i] == '\t' ? (column / 8 + 1) * 8 : column + 1;
	}
	scanner->column = column;
	return column;
}

static struct python_token *add(
	struct scanner *scanner, enum python_kind kind, size_t start, size_t line)
{
	struct python_token *token = VEC_ADD(scanner->arena, &scanner->out);

	token->kind = kind;
	token->offset = start;
	token->length = scanner->at - start;
	token->line = line;
	token->depth = scanner->depth;
	token->first = scanner->fresh;
	scanner->fresh = kind == PYTHON_NEWLINE;
	return token;
}

/* The value of up to count hexadecimal digits; gives how many bytes it has read. */
static size_t read_hex(const char *text, size_t size, size_t count, uint32_t *value)
{
	static const char digits[] = "0123456789abcdef";
	size_t i = 0;

	*value = 0;
	while (i < count && i < size && text[i] != '\0') {
		const char *digit = strchr(digits, lower(text[i]));

		if (digit == NULL) {
			break;
		}
		*value = *value * 16 + (uint32_t)(digit - digits);
		i++;
	}
	return i;
}

static char *put_code_point(char *to, uint32_t c)
{
	if (c < 0x80) {
		*to++ = (char)c;
	} else if (c < 0x800) {
		*to++ = (char)(0xC0 | c >> 6);
		*to++ = (char)(0x80 | (c & 0x3F));
	} else if (c < 0x10000) {
		*to++ = (char)(0xE0 | c >> 12);
		*to++ = (char)(0x80 | (c >> 6 & 0x3F));
		*to++ = (char)(0x80 | (c & 0x3F));
	} else {
		*to++ = (char)(0xF0 | (c >> 18 & 7));
		*to++ = (char)(0x80 | (c >> 12 & 0x3F));
		*to++ = (char)(0x80 | (c >> 6 & 0x3F));
		*to++ = (char)(0x80 | (c & 0x3F));
	}
	return to;
}

/* One escape behind its backslash; gives how many bytes it has read. */
static size_t decode_escape(const char *text, size_t size, char **to)
{
	static const char from[] = "ntrabfv\\'\"", into[] = "\n\t\r\a\b\f\v\\'\"";
	const char *known = strchr(from, text[0]);
	uint32_t value;

	if (text[0] == '\n') {
		return 1;
	}
	if (text[0] == 'x' || text[0] == 'u' || text[0] == 'U') {
		size_t digits = text[0] == 'x' ? 2 : text[0] == 'u' ? 4 : 8;
		size_t read = read_hex(text + 1, size - 1, digits, &value);

		*to = put_code_point(*to, value);
		return read + 1;
	}
	if (known != NULL && text[0] != '\0') {
		*(*to)++ = into[known - from];
		return 1;
	}
	/* An unknown escape stays as it is written. */
	*(*to)++ = '\\';
	return 0;
}

static const char *decode(struct scanner *scanner, size_t start, size_t end, bool raw)
{
	char *value = arena_alloc(scanner->arena, end - start + 1), *to = value;

	for (size_t i = start; i < end;) {
		char c = scanner->text[i++];

		if (c == '\\' && !raw && i < end) {
			i += decode_escape(scanner->text + i, end - i, &to);
		} else {
			*to++ = c;
		}
	}
	return value;
}

static bool at_quote(const struct scanner *scanner, char quote, bool triple)
{
	return look(scanner, 0) == quote &&
	       (!triple || (look(scanner, 1) == quote && look(scanner, 2) == quote));
}

/* To the closing quote or the end of the file. */
static void skip_string(struct scanner *scanner, char quote, bool triple)
{
	size_t line = scanner->line;

	while (scanner->at < scanner->size && !at_quote(scanner, quote, triple)) {
		char c = scanner->text[scanner->at++];

		if (c == '\\' && scanner->at < scanner->size) {
			c = scanner->text[scanner->at++];
		} else if (c == '\n' && !triple) {
			set_problem(scanner, "a string that does not end", line);
		}
		if (c == '\n') {
			end_line(scanner);
		}
	}
	if (scanner->at >= scanner->size) {
		set_problem(scanner, "a string that does not end", line);
	}
}

/* The prefix letters have been read; at stands on the quote. */
static void scan_string(struct scanner *scanner, size_t start)
{
	char quote = look(scanner, 0);
	bool triple = look(scanner, 1) == quote && look(scanner, 2) == quote;
	bool raw = false, plain = true;
	size_t line = scanner->line, first, last;
	struct python_token *token;

	for (size_t i = start; i < scanner->at; i++) {
		char c = lower(scanner->text[i]);

		raw = raw || c == 'r';
		plain = plain && (c == 'r' || c == 'u');
	}
	scanner->at += triple ? 3 : 1;
	first = scanner->at;
	skip_string(scanner, quote, triple);
	last = scanner->at;
	if (last < scanner->size) {
		scanner->at += triple ? 3 : 1;
	}
	token = add(scanner, PYTHON_STRING, start, line);
	if (plain && last < scanner->size) {
		token->value = decode(scanner, first, last, raw);
	}
}

static bool is_string_prefix(const struct scanner *scanner, size_t start)
{
	size_t length = scanner->at - start;
	char next = look(scanner, 0);

	if ((next != '"' && next != '\'') || length > 2) {
		return false;
	}
	for (size_t i = start; i < scanner->at; i++) {
		if (strchr("rRbBuUfFtT", scanner->text[i]) == NULL) {
			return false;
		}
	}
	return true;
}

static void scan_word(struct scanner *scanner)
{
	size_t start = scanner->at;
	size_t column = column_of(scanner, start), index = scanner->out.count;

	while (scanner->at < scanner->size && is_name_part(scanner->text[scanner->at])) {
		scanner->at++;
	}
	if (is_string_prefix(scanner, start)) {
		scan_string(scanner, start);
	} else {
		(void)add(scanner, PYTHON_NAME, start, scanner->line);
	}
	scanner->out.items[index].column = column;
}

static void scan_other(struct scanner *scanner)
{
	char c = scanner->text[scanner->at];
	size_t start = scanner->at, column = column_of(scanner, start);
	size_t index = scanner->out.count;

	if (c == '"' || c == '\'') {
		scan_string(scanner, start);
	} else {
		if (strchr(")]}", c) != NULL) {
			if (scanner->depth == 0) {
				set_problem(
					scanner, "a bracket that was never opened", scanner->line);
			} else {
				scanner->depth--;
			}
		}
		scanner->at++;
		(void)add(scanner, c == ';' && scanner->depth == 0 ? PYTHON_NEWLINE : PYTHON_OTHER,
			start, scanner->line);
		if (strchr("([{", c) != NULL) {
			scanner->depth++;
		}
	}
	scanner->out.items[index].column = column;
	if (scanner->depth > deepest) {
		set_problem(scanner, "too many brackets", scanner->line);
		scanner->at = scanner->size;
	}
}

static void scan_newline(struct scanner *scanner)
{
	size_t start = scanner->at++;

	if (scanner->depth == 0 && !scanner->fresh) {
		(void)add(scanner, PYTHON_NEWLINE, start, scanner->line);
	}
	end_line(scanner);
}

static void scan(struct scanner *scanner)
{
	char c = scanner->text[scanner->at];

	if (c == '\n') {
		scan_newline(scanner);
	} else if (c == '#') {
		while (scanner->at < scanner->size && scanner->text[scanner->at] != '\n') {
			scanner->at++;
		}
	} else if (c == '\\' && (look(scanner, 1) == '\n' ||
					(look(scanner, 1) == '\r' && look(scanner, 2) == '\n'))) {
		scanner->at += look(scanner, 1) == '\r' ? 3 : 2;
		end_line(scanner);
	} else if (is_name_start(c)) {
		scan_word(scanner);
	} else if (isspace((unsigned char)c)) {
		scanner->at++;
	} else {
		scan_other(scanner);
	}
}

struct python_tokens python_tokenize(struct arena *arena, const char *text, size_t size)
{
	struct scanner scanner = {
		.arena = arena, .text = text, .size = size, .line = 1, .fresh = true};

	if (text_starts(text, "\xEF\xBB\xBF")) {
		scanner.at = scanner.line_start = 3;
	}
	while (scanner.at < size) {
		scan(&scanner);
	}
	if (scanner.depth > 0) {
		set_problem(&scanner, "a bracket that is never closed", scanner.line);
	}
	(void)add(&scanner, PYTHON_NEWLINE, scanner.at, scanner.line);
	return scanner.out;
}

bool python_is(const struct python_token *token, const char *text, const char *word)
{
	return token->length == strlen(word) && token->kind != PYTHON_STRING &&
	       strncmp(text + token->offset, word, token->length) == 0;
}
