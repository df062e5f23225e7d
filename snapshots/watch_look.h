#ifndef MTEST_WATCH_LOOK_H
#define MTEST_WATCH_LOOK_H

#include "watch.h"

#include "watch_catalogs.h"
#include "watch_known.h"

/* What the files of watch.h share: what is kept from look to look, and one look at the catalogs. */
struct seen {
	long long made, changed, deleted; /* the server's counters */
	long long rows;                   /* of a catalog without objects, where it was counted */
	struct known known;               /* of one with objects */
};

struct watch {
	struct arena *arena;
	size_t count;
	bool used[most_watched]; /* on this version of the server */
	bool counts_rows;        /* it has counters that others can be made to flush */
	bool distrusted;
	bool extended; /* extensions got members while we were looking */
	const char *about, *rows_query, *oids;
	char bound[24], resets[128]; /* as the last look found them */
	struct seen seen[most_watched];
};

/* One look: what was asked and what came of it. */
struct look {
	struct watch *watch;
	struct arena *arena;
	struct news *news;
	bool first;            /* there is nothing to compare with */
	bool trusted;          /* the counters */
	bool superuser, reset; /* the counters were set back */
	bool written[most_watched], deleted[most_watched];
	bool changed[most_watched]; /* a row was, not only made or removed */
	struct oids touched; /* with the catalogs through which, bits by their place in the table */
	struct oids printed; /* those of them that others print, with an enum reach as bits */
	struct oids gone;    /* objects that are no more */
};

/* Who prints what has changed: the object itself, queries that take its columns, or anybody. */
enum reach { OWN, SHAPED, NAMED };

/* One catalog of a look. */
struct spot {
	struct look *look;
	size_t at;
};

/* A row that was written since the last look, as a catalog's query tells it. Context: a spot. */
bool look_written(
	void *context, size_t columns, const char *const *values, struct error *err) MUST_CHECK;

/* All rows that a catalog has. Context: a spot. */
bool look_rows(
	void *context, size_t columns, const char *const *values, struct error *err) MUST_CHECK;

/* Finds out who has to be read again for what was touched. */
bool look_owners(struct look *look, struct db *observer, struct error *err) MUST_CHECK;

#endif
