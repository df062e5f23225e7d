#ifndef MTEST_EXPECTATIONS_H
#define MTEST_EXPECTATIONS_H

#include "walk.h"

/*
 * Asks the queries of the revision's .expect.sql, each of which must return no rows: a row is
 * expectation-failed. again: after the second upgrade, where what was told already is not told
 * twice. A query that does not run is an error of usage. Where an earlier revision or earlier rows
 * are missing, the queries are not asked.
 */
bool expectations_check(struct walk *walk, const struct revision *revision, bool again,
	struct error *err) MUST_CHECK;

#endif
