#ifndef MTEST_STOPS_H
#define MTEST_STOPS_H

#include "adapter.h"

/*
 * Puts the places where a killed upgrade leaves a part of itself behind into the step. The end is
 * no such place: there all is done, and only the tool's version has to be written.
 */
void stops_find(struct step *step, struct arena *arena, const struct step_statement *statements,
	size_t count);

/* Does the statement end a transaction? */
bool stops_ends_transaction(const char *sql);

#endif
