#include "python_tokens.h"

#include "python_escapes.h"
#include "text.h"
#include "vec.h"

#include <ctype.h>
#include <string.h>

struct scanner {
	struct arena *arena;
	const char *text;
	size_t size, at, line, line_start, depth;
	size_t column; /* of the statement */
	size_t fields; /* of strings, that are open around what is read */
	bool fresh;    /* the next token is the first of its logical line */
	struct python_tokens out;
};

/* More nesting than any compiler of Python takes (CPython 3.11: 200). */
static const size_t deepest = 1000;
static const size_t most_fields = 150;

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

/* A tab goes to the next multiple of eight, as in Python. */
static size_t columns_before(const struct scanner *scanner, size_t offset)
{
	size_t column = 0;

	for (size_t i = scanner->line_start; i < offset; i++) {
		column = scanner->text[i] == '\t' ? (column / 8 + 1) * 8 : column + 1;
	}
	return column;
}

/* Of the statement that begins here: behind a semicolon, that of the one before it. */
static size_t column_of(struct scanner *scanner, size_t offset)
{
	size_t count = scanner->out.count;

	if (!scanner->fresh) {
		return 0;
	}
	if (count == 0 || scanner->text[scanner->out.items[count - 1].offset] != ';') {
		scanner->column = columns_before(scanner, offset);
	}
	return scanner->column;
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

/* How a string was opened. */
struct opening {
	char quote;
	bool triple, raw;
	bool fields; /* "{…}" in it is code: f"…" and t"…" */
	bool plain;  /* its value is what is written there */
};

/* at stands on the quote, behind the prefix that begins at start; gives what stands there, and puts
 * at behind it. */
static struct opening open_string(struct scanner *scanner, size_t start)
{
	char quote = look(scanner, 0);
	struct opening opening = {
		.quote = quote,
		.triple = look(scanner, 1) == quote && look(scanner, 2) == quote,
		.plain = true,
	};

	for (size_t i = start; i < scanner->at; i++) {
		char c = lower(scanner->text[i]);

		opening.raw = opening.raw || c == 'r';
		opening.fields = opening.fields || c == 'f' || c == 't';
		opening.plain = opening.plain && (c == 'r' || c == 'u');
	}
	scanner->at += opening.triple ? 3 : 1;
	return opening;
}

static bool at_end(const struct scanner *scanner, struct opening opening)
{
	char quote = opening.quote;

	return look(scanner, 0) == quote &&
	       (!opening.triple || (look(scanner, 1) == quote && look(scanner, 2) == quote));
}

static void skip_string(struct scanner *scanner, struct opening opening);
static void skip_field(struct scanner *scanner);

/* Fields hold strings and strings hold fields: as deep as CPython 3.12 takes it (150), and no
 * deeper. */
static void enter_field(struct scanner *scanner)
{
	if (scanner->fields == most_fields) {
		set_problem(scanner, "too many strings inside each other", scanner->line);
		scanner->at = scanner->size;
		return;
	}
	scanner->fields++;
	skip_field(scanner);
	scanner->fields--;
}

/* A string inside the code of another one's field. */
static void skip_inner_string(struct scanner *scanner)
{
	size_t start = scanner->at;
	struct opening opening;

	while (start > 0 && is_name_part(scanner->text[start - 1])) {
		start--;
	}
	opening = open_string(scanner, start);
	skip_string(scanner, opening);
	if (scanner->at < scanner->size) {
		scanner->at += opening.triple ? 3 : 1;
	}
}

/*
 * From behind a field's "{" to behind its "}". The code in it may hold strings in the same quotes
 * since Python 3.12; behind a colon outside of brackets there is text again, and fields in it.
 */
static void skip_field(struct scanner *scanner)
{
	size_t brackets = 0;
	bool format = false;

	while (scanner->at < scanner->size) {
		char c = scanner->text[scanner->at];

		if (!format && (c == '"' || c == '\'')) {
			skip_inner_string(scanner);
			continue;
		}
		scanner->at++;
		if (c == '\n') {
			end_line(scanner);
		} else if (c == '}' && brackets == 0) {
			return;
		} else if (format && c == '{') {
			enter_field(scanner);
		} else if (!format && c == '#') {
			scanner->at += strcspn(scanner->text + scanner->at, "\n");
		} else if (strchr("([{", c) != NULL) {
			brackets++;
		} else if (strchr(")]}", c) != NULL) {
			brackets -= brackets > 0 ? 1 : 0;
		} else if (c == ':' && brackets == 0) {
			format = true;
		}
	}
}

/* Behind a backslash. One before a brace does not take it out of the string. */
static void skip_escaped(struct scanner *scanner, struct opening opening)
{
	char c = look(scanner, 0);

	if (opening.fields && (c == '{' || c == '}')) {
		return;
	}
	scanner->at += scanner->at < scanner->size ? 1 : 0;
	if (c == '\n') {
		end_line(scanner);
	} else if (c == 'N' && opening.fields && !opening.raw && look(scanner, 0) == '{') {
		scanner->at += strcspn(scanner->text + scanner->at, "}\n\"'");
	}
}

/* To the closing quote or the end of the file. */
static void skip_string(struct scanner *scanner, struct opening opening)
{
	size_t line = scanner->line;

	while (scanner->at < scanner->size && !at_end(scanner, opening)) {
		char c = scanner->text[scanner->at++];

		if (c == '\\') {
			skip_escaped(scanner, opening);
		} else if (c == '\n') {
			if (!opening.triple) {
				set_problem(scanner, "a string that does not end", line);
			}
			end_line(scanner);
		} else if (c == '{' && opening.fields && look(scanner, 0) == '{') {
			scanner->at++;
		} else if (c == '{' && opening.fields) {
			enter_field(scanner);
		}
	}
	if (scanner->at >= scanner->size) {
		set_problem(scanner, "a string that does not end", line);
	}
}

/* The prefix letters have been read; at stands on the quote. */
static void scan_string(struct scanner *scanner, size_t start)
{
	struct opening opening = open_string(scanner, start);
	size_t line = scanner->line, first = scanner->at, last;
	struct python_token *token;

	skip_string(scanner, opening);
	last = scanner->at;
	if (last < scanner->size) {
		scanner->at += opening.triple ? 3 : 1;
	}
	token = add(scanner, PYTHON_STRING, start, line);
	if (opening.plain && last < scanner->size) {
		token->value = opening.raw ? arena_copy_bytes(scanner->arena, scanner->text + first,
						     last - first)
					   : python_decode(scanner->arena, scanner->text + first,
						     last - first);
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

static void scan_comment(struct scanner *scanner)
{
	struct python_comment *comment = VEC_ADD(scanner->arena, &scanner->out.comments);

	*comment = (struct python_comment){.offset = scanner->at,
		.line = scanner->line,
		.column = columns_before(scanner, scanner->at)};
	while (scanner->at < scanner->size && scanner->text[scanner->at] != '\n') {
		scanner->at++;
	}
	comment->length = scanner->at - comment->offset;
}

static void scan(struct scanner *scanner)
{
	char c = scanner->text[scanner->at];

	if (c == '\n') {
		scan_newline(scanner);
	} else if (c == '#') {
		scan_comment(scanner);
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
