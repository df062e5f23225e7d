#ifndef SQLITE_NAMES_H
#define SQLITE_NAMES_H

#include "sqlite_tokens.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The names of tables and columns that are in reach of a text, compared as
 * SQLite does: ASCII letters without regard to case. The list owns its names;
 * the caller owns the list, starts it as {0} and ends it with sqlite_names_free.
 */
struct sqlite_names {
	char **items;
	size_t count;
	size_t capacity;
	bool is_sorted;
};

/* Takes over name, which came from sqlite3_malloc. False, also for NULL: out of memory. */
bool sqlite_names_add(struct sqlite_names *names, char *name);
/* Spellings of one name stand next to each other, in the order of their bytes. */
void sqlite_names_sort(struct sqlite_names *names);
/* The name as it is spelled in the list, or NULL. names may be NULL: an empty list. */
const char *sqlite_names_find(struct sqlite_names *names, const char *name);
void sqlite_names_free(struct sqlite_names *names);

/* Of two names as they are written, each with or without quotes. */
int sqlite_names_compare(const struct sqlite_token *left, const struct sqlite_token *right);

#endif
