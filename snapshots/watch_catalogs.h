#ifndef MTEST_WATCH_CATALOGS_H
#define MTEST_WATCH_CATALOGS_H

#include "arena.h"

#include <stdbool.h>
#include <stdint.h>

/* The PostgreSQL catalogs that the readers read, and what a change in each of them means. */
enum meaning {
	OF_OBJECTS, /* its rows tell which objects have to be read again */
	OF_READERS, /* the readers that name it are read again as a whole; nobody else prints it */
	OF_NAMES,   /* the same; but when one of its rows changes, all that prints its name */
	OF_ALL,     /* its names are printed everywhere: all is read again */
};

struct watched {
	const char *name; /* NULL: the end of the table */
	unsigned oid;
	int since, until; /* the major versions of the server that have it, or need it; 0: all */
	enum meaning meaning;
	/*
	 * OF_OBJECTS: rows of (how, object, key, owner, kind, hash) where a row was written by a
	 * transaction not older than $1. how: "named", other objects may print what has changed;
	 * "granted", the same, and the row holds privileges; "shaped", a column is gone; "own",
	 * nobody does; "part", only others have to do with the object; "member", an extension's
	 * members have changed. key and owner are as in rows; without owner it is the object. kind:
	 * the object's, as in struct owner. hash: of what matters of the row. What comes last may
	 * be missing.
	 */
	const char *written;
	/* OF_OBJECTS: arrays of all rows' owners, the objects whose they are, and of keys, which
	   tell an owner's rows from each other; without keys they are the owners. A row that is
	   gone leaves no other trace. NULL: none goes alone. */
	const char *rows;
};

extern const struct watched watched_catalogs[];

/* Owners that are no objects: of rows with privileges, and of extensions' members. */
enum { most_watched = 64, watched_granted = 1, watched_extensions = 3079 };

/* The first places in the table, in the order of owner_classes; then pg_attribute. */
enum { watched_relations, watched_types, watched_routines, watched_columns };

bool watched_on(const struct watched *catalog, int major);

/* Of the catalogs named in the list, with spaces between: is there one that is not watched? */
bool watched_misses(int major, const char *list);

/* The bits of the catalogs in the list, by their place in the table. */
uint64_t watched_bits(int major, const char *list);

/*
 * Which objects have to be read again when those of $1, an int8[], have changed: rows of (class,
 * oid, kind, root). A negative oid: nothing that others print; one with 2^32 added: it has a
 * column more or less. root: read for the sake of that one of $1, in which others saw no change;
 * NULL: of names. Class "member": an extension's, whatever it is. Nobody is asked who is gone.
 */
extern const char watched_closure[];

/*
 * What a look begins with: one row of (oldest running transaction, can the counters be trusted, is
 * this a superuser, since when they count). $1: the text that others must have run last. alone: on
 * a server of mtest's own; guest: on somebody's; old: on one whose counters nobody can trust.
 */
extern const char watched_about_alone[], watched_about_guest[], watched_about_old[];

/* Arrays of the rows made, changed and deleted so far in the catalogs of $1, an oid[]. */
extern const char watched_counters[];

/* All catalogs' oids, as such an array. */
const char *watched_oids(struct arena *arena);

/*
 * How many rows the catalogs that are not OF_OBJECTS have, and how many of them were written by a
 * transaction not older than $1: rows of (place in the table, all, new).
 */
const char *watched_rows_query(struct arena *arena, int major);

#endif
