#ifndef MTEST_READERS_H
#define MTEST_READERS_H

#include "catalogs.h"
#include "kept.h"
#include "watch.h"

/* The catalog readers that are for one server, and which of them have to be asked after a change.
 */
struct reader {
	const struct catalog *catalog;
	bool restricted;        /* can be asked for some objects */
	enum owner_class owner; /* of these */
	const char *kinds;      /* whose kind is one of these letters; NULL: any */
	uint64_t reads;         /* the catalogs that it names */
	uint64_t begins;        /* those of them without whose rows it returns none */
	uint64_t needs; /* of these, one that is not empty: else it returns none; 0: unknown */
	bool rests;     /* what changes its facts makes us read everything anyway */
};

struct readers {
	struct reader items[most_readers];
	size_t count;
	bool blind; /* there is one that reads what nobody watches */
};

bool readers_choose(struct db *observer, struct readers *out, struct error *err) MUST_CHECK;

/* REPLACE_ALL: it returns none. */
enum ask { ASK_NOT, ASK_SOME, ASK_ALL, REPLACE_ALL };

/*
 * What to ask the reader at this place, which gave count facts last time. ASK_SOME: *oids is the $1
 * of its restricted form, or NULL when none of the changed objects is of its kind.
 */
enum ask reader_ask(const struct readers *readers, size_t place, const struct news *news,
	size_t count, struct arena *arena, const char **oids);

#endif
