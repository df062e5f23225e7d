#include "fact.h"

#include <string.h>

/* Facts of one reader share their texts where these repeat, so most comparisons end at once. */
static int compare(const char *a, const char *b)
{
	return a == b ? 0 : strcmp(a, b);
}

int fact_compare_object(const struct fact *a, const struct fact *b)
{
	int order = compare(a->kind, b->kind);

	return order != 0 ? order : compare(a->identity, b->identity);
}

int fact_compare(const struct fact *a, const struct fact *b)
{
	int order = fact_compare_object(a, b);

	return order != 0 ? order : compare(a->attribute, b->attribute);
}
