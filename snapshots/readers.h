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
	uint64_t granted;       /* those of which it reads only rows with privileges */
	bool idle;              /* its condition does not hold: it returns none */
	bool rests;             /* what changes its facts makes us read everything anyway */
};

struct readers {
	struct reader items[most_readers];
	size_t count;
	bool blind; /* there is one that reads what nobody watches */
};

/* Pins what text that the server prints depends on; what readers call is there afterwards. */
bool readers_prepare(struct db *db, struct error *err) MUST_CHECK;

/*
 * Those that are for this server. own: a scratch of mtest's; what its user may not read is left
 * out. Otherwise it is somebody's database: passwords are left out, and the rest must be readable.
 */
bool readers_choose(struct db *db, bool own, struct readers *out, struct error *err) MUST_CHECK;

/* Finds out which of them are idle just now. */
bool readers_probe(struct readers *readers, struct db *db, struct error *err) MUST_CHECK;

/* fact: kind, identity, attribute, value; object: its oid or 0. They live only for the call. */
typedef void fact_fn(void *context, unsigned object, const char *const fact[4]);

/* Hands over the facts of one row of a reader. */
bool reader_facts(const struct db *db, size_t columns, const char *const *values, fact_fn *add,
	void *context, struct error *err) MUST_CHECK;

/* REPLACE_ALL: it is idle. */
enum ask { ASK_NOT, ASK_SOME, ASK_ALL, REPLACE_ALL };

/*
 * What to ask the reader at this place, which gave count facts last time. ASK_SOME: *oids is the $1
 * of its restricted form, or NULL when none of the changed objects is of its kind.
 */
enum ask reader_ask(const struct readers *readers, size_t place, const struct news *news,
	size_t count, struct arena *arena, const char **oids);

/* Of a restricted reader: has this object changed in what it reads, or is it gone? */
bool reader_concerns(const struct reader *reader, const struct news *news, unsigned oid);

#endif
