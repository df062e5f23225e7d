#ifndef MTEST_GUARDS_H
#define MTEST_GUARDS_H

#include "chain.h"

/*
 * Does a script look before it acts? Its text tells where to look; what is wrong is told by what
 * happens.
 */
enum guard {
	UNGUARDED,
	GUARDED_BY_HABIT, /* by what most write without a thought of a second run: CREATE EXTENSION
			     or SCHEMA IF NOT EXISTS, DROP … IF EXISTS, OR REPLACE, checkfirst */
	GUARDED,
};

enum guard guard_of(const struct script *script);

#endif
