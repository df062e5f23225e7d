#include "comment.h"
#include "sql.h"
#include "sql_split.h"
#include "text.h"
#include "vec.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/*
 * By a scanner of its own: libpg_query's refuses what only SQLite knows, and the comments of such
 * a file count as well.
 */
struct statement {
	size_t first, last; /* lines */
};

struct scanner {
	struct arena *arena;
	const char *text;
	size_t at, line;
	struct {
		struct statement *items;
		size_t count, cap;
	} statements;
	bool inside; /* the last one of them has not ended */
	/* What the statement is, to know whether a semicolon ends it. */
	bool creates, has_routine, has_body, at_end;
	char before; /* the last byte before the word that was read last, without white space */
	struct comments out;
	struct {
		size_t *items; /* of each comment: the place of its statement */
		size_t count, cap;
	} places;
};

static void advance(struct scanner *scanner, size_t to)
{
	for (; scanner->at < to; scanner->at++) {
		scanner->line += scanner->text[scanner->at] == '\n' ? 1 : 0;
	}
}

static size_t place_of_comment(const struct scanner *scanner)
{
	size_t count = scanner->statements.count;
	bool behind = count > 0 && scanner->statements.items[count - 1].last == scanner->line;

	return scanner->inside || behind ? count - 1 : count;
}

/* One line of a comment without "--", "/" and "*" at its ends. */
static void add_line(struct scanner *scanner, size_t from, size_t to, size_t line, size_t place)
{
	const char *text = scanner->text;

	while (from < to && (isspace((unsigned char)text[from]) || strchr("-/*", text[from]))) {
		from++;
	}
	while (to > from && isspace((unsigned char)text[to - 1])) {
		to--;
	}
	*VEC_ADD(scanner->arena, &scanner->out) = (struct comment){
		.text = arena_copy_bytes(scanner->arena, text + from, to - from), .line = line};
	*VEC_ADD(scanner->arena, &scanner->places) = place;
}

static void scan_comment(struct scanner *scanner, size_t end)
{
	const char *text = scanner->text;
	size_t place = place_of_comment(scanner), from = scanner->at, line = scanner->line;
	bool closed = text[from] == '/' && end >= from + 4 && text[end - 1] == '/';

	while (from < end) {
		const char *newline = memchr(text + from, '\n', end - from);
		size_t to = newline == NULL ? end : (size_t)(newline - text);

		add_line(scanner, from, newline == NULL && closed ? end - 2 : to, line++, place);
		from = to + 1;
	}
	advance(scanner, end);
}

static bool is_word(const char *word, size_t length, const char *known)
{
	return strlen(known) == length && strncasecmp(word, known, length) == 0;
}

/* The words that tell a body with semicolons of its own: a trigger's, or BEGIN ATOMIC … END. */
static void note_word(struct scanner *scanner, size_t length, bool first)
{
	const char *word = scanner->text + scanner->at;

	if (first) {
		scanner->creates = is_word(word, length, "create");
	}
	scanner->has_routine = scanner->has_routine || is_word(word, length, "trigger") ||
			       is_word(word, length, "function") ||
			       is_word(word, length, "procedure");
	scanner->has_body = scanner->has_body || (scanner->creates && scanner->has_routine &&
							 is_word(word, length, "begin"));
	scanner->at_end = is_word(word, length, "end") && scanner->before == ';';
}

static void end_statement(struct scanner *scanner)
{
	if (scanner->inside && (!scanner->has_body || scanner->at_end)) {
		scanner->statements.items[scanner->statements.count - 1].last = scanner->line;
		scanner->inside = false;
	}
}

static bool begin_statement(struct scanner *scanner)
{
	if (scanner->inside) {
		return false;
	}
	*VEC_ADD(scanner->arena, &scanner->statements) = (struct statement){.first = scanner->line};
	scanner->inside = true;
	scanner->creates = scanner->has_routine = scanner->has_body = scanner->at_end = false;
	return true;
}

/* Everything but white space and comments. */
static void scan_token(struct scanner *scanner)
{
	const char *text = scanner->text;
	size_t at = scanner->at, end = at + 1;
	char c = text[at];

	if (c == ';') {
		end_statement(scanner);
	} else {
		bool first = begin_statement(scanner);

		if (strchr("'\"`", c) != NULL) {
			end = sql_skip_quoted(text, at, false);
		} else if ((c == 'e' || c == 'E') && text[at + 1] == '\'') {
			end = sql_skip_quoted(text, at + 1, true);
		} else if (c == '$') {
			end = sql_skip_dollars(scanner->arena, text, at);
			end = end == at ? at + 1 : end;
		} else if (text_is_name_byte(c)) {
			while (text_is_name_byte(text[end])) {
				end++;
			}
			note_word(scanner, end - at, first);
		}
	}
	scanner->before = c;
	advance(scanner, end);
}

static void scan(struct scanner *scanner)
{
	const char *text = scanner->text;
	size_t last = 1;

	while (text[scanner->at] != '\0') {
		size_t end = sql_skip_comment(text, scanner->at);

		if (end > scanner->at) {
			scan_comment(scanner, end);
		} else if (isspace((unsigned char)text[scanner->at])) {
			advance(scanner, scanner->at + 1);
		} else {
			scan_token(scanner);
			last = scanner->line;
		}
	}
	if (scanner->inside) {
		scanner->statements.items[scanner->statements.count - 1].last = last;
	}
}

struct comments comments_of_sql(struct arena *arena, const char *text)
{
	struct scanner scanner = {.arena = arena, .text = text, .line = 1};

	scanner.at = text_starts(text, "\xEF\xBB\xBF") ? 3 : 0;
	scan(&scanner);
	for (size_t i = 0; i < scanner.out.count; i++) {
		size_t place = scanner.places.items[i];

		if (place < scanner.statements.count) {
			scanner.out.items[i].first = scanner.statements.items[place].first;
			scanner.out.items[i].last = scanner.statements.items[place].last;
		}
	}
	return scanner.out;
}
