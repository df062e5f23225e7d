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

const struct row_table *data_table(const struct rows *rows, const char *name, struct arena *arena)
{
	const struct row_table *found = NULL;

	VEC_EACH (rows, it) {
		struct names parts = {0};

		identity_split(arena, it->table->name, &parts);
		if (parts.count > 0 && strcasecmp(parts.items[parts.count - 1], name) == 0) {
			if (found != NULL) {
				return NULL;
			}
			found = it->table;
		}
	}
	return found;
}
