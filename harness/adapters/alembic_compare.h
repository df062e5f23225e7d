#ifndef MTEST_ALEMBIC_COMPARE_H
#define MTEST_ALEMBIC_COMPARE_H

#include "alembic_pipe.h"
#include "chain.h"

/*
 * The chain as mtest reads it from the files against what Alembic itself makes of them by running
 * them. A difference would be a fault of mtest's: it would walk another chain than the user's.
 */
struct alembic_comparison {
	const struct chain *chain;
	struct arena *arena;
	size_t count;           /* of the revisions that were heard of */
	const char *difference; /* in words: the first one; NULL: there is none so far */
};

/* One event of the worker's answer to "chain"; others are passed over. */
void alembic_compare_hear(struct alembic_comparison *comparison, const struct alembic_event *event);

/* false: the two are not the same. */
bool alembic_compare_end(const struct alembic_comparison *comparison, struct error *err) MUST_CHECK;

#endif
