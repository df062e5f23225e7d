#ifndef MTEST_FACT_H
#define MTEST_FACT_H

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

#endif
