#ifndef MTEST_JUDGE_ROWS_H
#define MTEST_JUDGE_ROWS_H

#include "walk.h"

/* A finding about a table or a column ("public.users.email"), at the statement of the upgrade that
   is about it. */
struct finding *judge_rows(struct moment *moment, enum check check, const char *kind,
	const char *identity, enum fate fate);

#endif
