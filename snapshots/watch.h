#ifndef MTEST_WATCH_H
#define MTEST_WATCH_H

#include "engine.h"
#include "oids.h"

#include <stdint.h>

/*
 * Tells what has changed in a PostgreSQL database's catalogs since it was last asked, without
 * reading them as a whole. First the server's counters of rows written and deleted say which
 * catalogs moved (15; they can be trusted if everybody else who is connected has just run
 * db_settle); then the catalogs that moved are searched for new rows and missing ones; then
 * pg_depend says who prints the names of what has changed. Where the counters cannot be trusted,
 * all catalogs count as moved. What is found may be too much, never too little.
 */
struct watch;

/* Whose oids the readers tell, and $1 of their restricted form is. */
enum owner_class { RELATION, TYPE, ROUTINE, owner_classes };

struct owner {
	unsigned oid;
	char kind; /* relkind, typtype or prokind of the server; x: has no facts */
};

struct news {
	bool everything;  /* no more than that is known */
	uint64_t moved;   /* the catalogs that did: bits by their place in the table */
	uint64_t granted; /* those of them in which a row with privileges is new or gone */
	struct {
		struct owner *items; /* to be read again; may be listed twice */
		size_t count, cap;
	} owners[owner_classes];
	/* Whose facts may have changed, those of objects that are gone included; with the catalogs
	   through which, as bits. */
	struct oids gone_or_changed[owner_classes];
};

struct watch *watch_new(const struct db *observer);
void watch_free(struct watch *watch);

/* Counters are not to be trusted: a migration switches them off. */
void watch_distrust(struct watch *watch);

/* Notes how things stand; everything has to be read after that. */
bool watch_start(struct watch *watch, struct db *observer, struct error *err) MUST_CHECK;

/* What has changed since the last look or start. It lives in the arena. */
bool watch_look(struct watch *watch, struct db *observer, struct arena *arena, struct news *out,
	struct error *err) MUST_CHECK;

#endif
