#ifndef MTEST_SUMS_H
#define MTEST_SUMS_H

#include "walk.h"

/*
 * Whether the rows of tables are the same before and after something: their number and a sum over
 * all values but those of moments, which a clock makes. It is made where a transaction is open,
 * too, which no other connection can look into.
 */
struct sum {
	const char *name;    /* "public.users": as identities of snapshots are */
	const char *columns; /* what is summed, as SQL */
	long long rows[2];
	const char *values[2];
};

enum sum_when { SUM_BEFORE, SUM_AFTER };

struct sums {
	struct arena *arena;
	struct sum *items;
	size_t count, cap;
};

/* PostgreSQL: the tables into which the open transaction has written; catalogs: into those, too. */
bool sums_written(struct db *db, struct sums *sums, bool *catalogs, struct error *err) MUST_CHECK;

/* All tables, without values; through the observer. */
bool sums_list(struct db *observer, struct sums *sums, struct error *err) MUST_CHECK;

/* Takes out what this snapshot does not hold. */
void sums_keep(struct sums *sums, const struct snapshot *snapshot);

bool sums_take(struct db *db, struct sums *sums, enum sum_when when, struct error *err) MUST_CHECK;

bool sum_differs(const struct sum *sum);

#endif
