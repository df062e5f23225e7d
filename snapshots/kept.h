#ifndef MTEST_KEPT_H
#define MTEST_KEPT_H

#include "snapshot.h"
#include "texts.h"

/*
 * What the last snapshot of a connection held, so that the next one reads only what has changed:
 * each fact with the reader that gave it and the object whose it is. All snapshots made of it share
 * its texts, and what did not change keeps its address, which makes comparing them cheap.
 */
struct kept_fact {
	struct fact fact;
	unsigned reader; /* a number below most_readers */
	unsigned owner;  /* the object's oid; 0: the reader does not tell */
};

enum { most_readers = 96 };

struct kept_facts {
	struct kept_fact *items;
	size_t count, cap;
};

struct kept;

struct kept *kept_new(void);
void kept_free(struct kept *kept);

/* Facts read anew; their texts live in the arena. */
struct fresh {
	struct arena *arena;
	struct kept_facts facts;
};

/* row: kind, identity, attribute, value; none of them NULL. */
void fresh_add(struct fresh *fresh, unsigned reader, unsigned owner, const char *const *row);

/* Is this what the fresh facts replace? */
typedef bool replaces_fn(const void *context, unsigned reader, unsigned owner);

/*
 * Puts the fresh facts in the place of those that they replace. twice: two facts have the same key;
 * what is kept has not changed then. Sorts fresh.
 */
void kept_replace(struct kept *kept, struct fresh *fresh, replaces_fn *replaces,
	const void *context, const struct kept_fact *twice[2]);

/* How many facts of this reader there are. */
size_t kept_count(const struct kept *kept, unsigned reader);

void kept_snapshot(const struct kept *kept, struct snapshot *out);

#endif
