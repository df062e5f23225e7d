#ifndef MTEST_IDENTITY_H
#define MTEST_IDENTITY_H

#include "text.h"

/* The names in facts: parts with "." between, quoted with double quotes where they must be. */

/* Where the last part begins: "email" of `public."my table".email`. */
const char *identity_last_part(const char *identity);

/* The parts as scripts may write them, without quotes; arguments of routines are left out. */
void identity_split(struct arena *arena, const char *identity, struct names *parts);

/* The last part, without quotes: "email" of `public."my table".email`. */
const char *identity_bare(struct arena *arena, const char *identity);

#endif
