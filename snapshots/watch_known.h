#ifndef MTEST_WATCH_KNOWN_H
#define MTEST_WATCH_KNOWN_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Which rows a catalog had when it was looked at last. */
struct known_row {
	unsigned owner; /* the object whose it is */
	long long key;  /* tells it from the owner's other rows */
	long long hash; /* of all of it that anybody reads; 0: not known */
	bool born;      /* it came while we were looking */
	char kind;      /* of an object, as in struct owner; 0: not known */
};

struct known_rows {
	struct known_row *items;
	size_t count, cap;
};

struct known {
	struct known_rows rows;  /* sorted by owner and key */
	struct known_rows fresh; /* written since */
};

/* Takes the next number off an array of the server's, "{1,2}"; false: there is none. */
bool known_number(const char **array, long long *out);

void known_clear(struct known *known);

/* As the last look found it; NULL: it was not there. */
const struct known_row *known_find(const struct known *known, unsigned owner, long long key);

/* The row was made, or changed. */
void known_write(struct arena *arena, struct known *known, struct known_row row);

/* The look ends: what was written is known now. */
void known_settle(struct arena *arena, struct known *known);

/*
 * All rows, as two arrays; keys NULL: they are the owners. Tells of each that is gone, or is there
 * and nobody knew. work: for what is needed on the way.
 */
typedef void known_differs(void *context, const struct known_row *row, bool gone);
void known_replace(struct arena *arena, struct arena *work, struct known *known, const char *owners,
	const char *keys, known_differs *differs, void *context);

#endif
