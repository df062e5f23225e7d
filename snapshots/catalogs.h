#ifndef MTEST_CATALOGS_H
#define MTEST_CATALOGS_H

#include <stddef.h>

/*
 * The catalog readers, embedded from snapshots/catalogs/<engine>/<kind>[.<version>].sql. Each is
 * one SELECT that returns (kind, identity, attribute, value, object) as text; see README.
 */
struct catalog {
	const char *engine; /* NULL: the end of the table */
	const char *kind;   /* the file's name; NULL: what the observing connection runs first */
	int version;        /* the lowest major version of the server that it is for */
	const char *sql;
};

/* Sorted by engine, kind; a kind's versions are neighbours. */
extern const struct catalog catalogs[];

#endif
