#include "sqlite_names.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

bool sqlite_names_add(struct sqlite_names *names, char *name)
{
	if (name == NULL) {
		return false;
	}
	if (names->count == names->capacity) {
		size_t capacity = names->capacity * 2 + 32;
		void *items = sqlite3_realloc64(names->items, capacity * sizeof *names->items);

		if (items == NULL) {
			sqlite3_free(name);
			return false;
		}
		names->items = items;
		names->capacity = capacity;
	}
	names->items[names->count++] = name;
	names->is_sorted = false;
	return true;
}

void sqlite_names_free(struct sqlite_names *names)
{
	for (size_t i = 0; i < names->count; i++) {
		sqlite3_free(names->items[i]);
	}
	sqlite3_free(names->items);
	*names = (struct sqlite_names){0};
}

/* Spellings of one name that differ in case are ordered, so that the first is always the same. */
static int names_compare(const void *left, const void *right)
{
	const char *const *a = left;
	const char *const *b = right;
	int order = sqlite3_stricmp(*a, *b);

	return order != 0 ? order : strcmp(*a, *b);
}

void sqlite_names_sort(struct sqlite_names *names)
{
	if (!names->is_sorted && names->count > 0) {
		qsort(names->items, names->count, sizeof *names->items, names_compare);
	}
	names->is_sorted = true;
}

const char *sqlite_names_find(struct sqlite_names *names, const char *name)
{
	size_t low = 0;
	size_t high;

	if (names == NULL || names->count == 0) {
		return NULL;
	}
	sqlite_names_sort(names);
	high = names->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sqlite3_stricmp(names->items[middle], name) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	if (low < names->count && sqlite3_stricmp(names->items[low], name) == 0) {
		return names->items[low];
	}
	return NULL;
}

/* The next byte of a name without its quotes, in lower case; 0 at the end. */
static int byte_next(const struct sqlite_token *name, size_t *at)
{
	bool is_quoted = name->kind != TOKEN_WORD;
	char byte;

	if (*at + is_quoted >= name->size) {
		return 0;
	}
	byte = name->text[*at];
	*at += is_quoted && byte == name->text[0] && byte != '[' ? 2 : 1;
	return byte >= 'A' && byte <= 'Z' ? byte + 32 : (unsigned char)byte;
}

int sqlite_names_compare(const struct sqlite_token *left, const struct sqlite_token *right)
{
	size_t left_at = left->kind != TOKEN_WORD;
	size_t right_at = right->kind != TOKEN_WORD;
	int a;
	int b;

	do {
		a = byte_next(left, &left_at);
		b = byte_next(right, &right_at);
	} while (a == b && a != 0);
	return a - b;
}
