#ifndef MTEST_CATALOGS_H
#define MTEST_CATALOGS_H

#include <stddef.h>

/*
 * The catalog readers, embedded from snapshots/catalogs/<engine>/<kind>[.<version>].sql. Each is
 * one SELECT that returns rows of (kind, identity, attribute, value, object), one for each fact, or
 * of (kind, identity, object, …), one for each thing, with a column for each attribute, named after
 * it; null: there is no such fact. The second costs the server far less where there are many.
 */
struct catalog {
	const char *engine; /* NULL: the end of the table */
	const char *kind;   /* the file's name; NULL: what the observing connection runs first */
	int version;        /* the lowest major version of the server that it is for */
	const char *sql;
	/* The same for the objects of $1, an oid[]: what stands in the comments that begin with
	   "only". NULL where there is none. */
	const char *sql_of_some;
	const char *catalogs;  /* the server's own tables that it reads, with spaces between */
	const char *objects;   /* the one of them whose oid is the object; "": none */
	const char *condition; /* an expression: where it is false there are no rows; NULL: none */
};

/* Sorted by engine, kind; a kind's versions are neighbours. */
extern const struct catalog catalogs[];

#endif
