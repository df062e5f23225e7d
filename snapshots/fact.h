#ifndef MTEST_FACT_H
#define MTEST_FACT_H

#include <stddef.h>

/*
 * One thing that is true of a database: column | public.users.email | type | text. The first
 * three are its key. An absent fact means the uninteresting default; every object has at least one.
 * The attribute "of" names the object's parent ("table public.users"), with which it goes away.
 */
struct fact {
	const char *kind, *identity, *attribute, *value;
};

/* By key: negative, 0 or positive. */
int fact_compare(const struct fact *a, const struct fact *b);

/* Are they about the same object? */
int fact_compare_object(const struct fact *a, const struct fact *b);

/*
 * Sorts by key items of this size, each of which begins with a fact. Neighbours that share the
 * texts of their object move as one: that is cheap when readers' facts are added row by row.
 */
void facts_sort(void *items, size_t count, size_t size);

#endif
