#include "data_statement.h"

#include "identity.h"
#include "sql.h"

#include <string.h>
#include <strings.h>

/* The word at *at, which moves behind it and what separates it from the next; quotes go. */
static const char *take_name(const char *sql, size_t *at, struct arena *arena)
{
	size_t start = *at, end;

	if (strchr("\"`[", sql[start]) != NULL && sql[start] != '\0') {
		char close = sql[start] == '[' ? ']' : sql[start];

		end = ++start;
		while (sql[end] != '\0' && sql[end] != close) {
			end++;
		}
		*at = sql_skip(sql, sql[end] == '\0' ? end : end + 1);
		return arena_copy_bytes(arena, sql + start, end - start);
	}
	for (end = start; text_is_name_byte(sql[end]);) {
		end++;
	}
	*at = sql_skip(sql, end);
	return arena_copy_bytes(arena, sql + start, end - start);
}

static bool take_word(const char *sql, size_t *at, const char *word)
{
	size_t length = strlen(word);

	if (strncasecmp(sql + *at, word, length) != 0 || text_is_name_byte(sql[*at + length])) {
		return false;
	}
	*at = sql_skip(sql, *at + length);
	return true;
}

enum writes data_writes(const char *sql, struct arena *arena, const char **table)
{
	size_t at = sql_skip(sql, 0);
	enum writes writes = NO_WRITE;

	if (take_word(sql, &at, "update")) {
		writes = WRITES_UPDATE;
	} else if (take_word(sql, &at, "delete") && take_word(sql, &at, "from")) {
		writes = WRITES_DELETE;
	} else {
		return NO_WRITE;
	}
	(void)take_word(sql, &at, "only");
	*table = take_name(sql, &at, arena);
	while (sql[at] == '.') {
		at = sql_skip(sql, at + 1);
		*table = take_name(sql, &at, arena);
	}
	return writes;
}

/* Behind the quoted text or the parentheses that begin here. */
static size_t skip_closed(const char *sql, size_t at)
{
	size_t depth = 0;

	do {
		char byte = sql[at++];

		if (byte == '\'' || byte == '"' || byte == '`') {
			while (sql[at] != '\0' && sql[at] != byte) {
				at++;
			}
			at += sql[at] == '\0' ? 0 : 1;
		}
		depth += byte == '(' ? 1 : 0;
		depth -= byte == ')' && depth > 0 ? 1 : 0;
	} while (sql[at] != '\0' && depth > 0);
	return at;
}

static bool begins_with_word(const char *sql, size_t at, const char *const *words)
{
	for (size_t i = 0; words[i] != NULL; i++) {
		size_t behind = at;

		if (take_word(sql, &behind, words[i])) {
			return true;
		}
	}
	return false;
}

/* The place of the first of these words, or of a comma where those count, outside of parentheses.
 */
static size_t find_outside(const char *sql, size_t at, bool comma, const char *const *words)
{
	while (sql[at] != '\0' && sql[at] != ')' && !(comma && sql[at] == ',') &&
		!begins_with_word(sql, at, words)) {
		size_t behind = sql_skip(sql, at);

		if (behind == at && !text_is_name_byte(sql[at])) {
			behind = skip_closed(sql, at);
		}
		while (text_is_name_byte(sql[at]) && text_is_name_byte(sql[behind])) {
			behind++;
		}
		at = behind;
	}
	return at;
}

const char *data_condition(const char *sql)
{
	static const char *const words[] = {"where", NULL};
	size_t at = find_outside(sql, 0, false, words);

	return sql[at] == '\0' || sql[at] == ')' ? NULL : sql + at;
}

static const char *const ends[] = {"where", "from", "returning", "on", NULL};

static const char *in_update(const char *sql, size_t at, const char *column, struct arena *arena)
{
	static const char *const words[] = {"set", NULL};

	at = find_outside(sql, at, false, words);
	if (!take_word(sql, &at, "set")) {
		return NULL;
	}
	while (sql[at] != '\0') {
		const char *name = take_name(sql, &at, arena);
		size_t end;

		if (sql[at] != '=') {
			return NULL;
		}
		end = find_outside(sql, at, true, ends);
		if (strcasecmp(name, column) == 0) {
			return arena_copy_bytes(arena, sql + at, end - at);
		}
		if (sql[end] != ',') {
			return NULL;
		}
		at = sql_skip(sql, end + 1);
	}
	return NULL;
}

/* The names between these parentheses, and the place of the column among them; at: behind them. */
static bool find_in_list(
	const char *sql, size_t *at, const char *column, size_t *place, struct arena *arena)
{
	bool found = false;

	if (sql[*at] != '(') {
		return false;
	}
	for (size_t i = 0; sql[*at] == '(' || sql[*at] == ','; i++) {
		*at = sql_skip(sql, *at + 1);
		if (strcasecmp(take_name(sql, at, arena), column) == 0) {
			*place = i;
			found = true;
		}
	}
	*at = sql[*at] == ')' ? sql_skip(sql, *at + 1) : *at;
	return found;
}

static const char *in_insert(const char *sql, size_t at, const char *column, struct arena *arena)
{
	size_t place = 0;

	do {
		(void)take_name(sql, &at, arena);
	} while (sql[at] == '.' && sql[++at] != '\0');
	if (!find_in_list(sql, &at, column, &place, arena) || !take_word(sql, &at, "select")) {
		return NULL;
	}
	for (size_t i = 0;; i++) {
		size_t end = find_outside(sql, at, true, ends);

		if (i == place) {
			return arena_copy_bytes(arena, sql + at, end - at);
		}
		if (sql[end] != ',') {
			return NULL;
		}
		at = sql_skip(sql, end + 1);
	}
}

const char *data_expression(const char *sql, const char *column, struct arena *arena)
{
	size_t at = sql_skip(sql, 0);

	if (take_word(sql, &at, "update")) {
		return in_update(sql, at, column, arena);
	}
	return take_word(sql, &at, "insert") && take_word(sql, &at, "into")
		       ? in_insert(sql, at, column, arena)
		       : NULL;
}

const struct row_table *data_table(const struct rows *rows, const char *name, struct arena *arena)
{
	const struct row_table *found = NULL;

	VEC_EACH (rows, it) {
		if (strcasecmp(identity_bare(arena, it->table->name), name) == 0) {
			if (found != NULL) {
				return NULL;
			}
			found = it->table;
		}
	}
	return found;
}
