#ifndef MTEST_SHOW_INVENTION_H
#define MTEST_SHOW_INVENTION_H

#include "invent.h"

/* How far the rows reach, on standard error: what stays empty, and why. */
void show_invention(const struct invention *rows, bool verbose, struct arena *arena);

/* The same and the script, on standard output. */
void show_invention_json(const struct invention *rows, const char *script, struct arena *arena);

#endif
