#ifndef MTEST_TESTS_CASE_PLACE_H
#define MTEST_TESTS_CASE_PLACE_H

#include "capture.h"
#include "place.h"

#include <stdbool.h>

/*
 * The database in which case after case runs. A new PostgreSQL cluster for each would take most of
 * the time, so the old one is emptied, and taken again only where its catalog proves that it is as
 * it was in the beginning.
 */
struct case_place {
	struct place *place;
	const struct engine *engine;
	struct scratch *scratch;
	struct db *db, *observer;
	struct snapshot pristine;
	bool has_pristine;
	size_t scratches; /* made so far */
};

bool case_place_open(struct arena *arena, const char *engine, struct case_place *out,
	struct error *err) MUST_CHECK;
void case_place_close(struct case_place *place); /* made for AUTO(case_place_close) */

/* Makes the database as it was in the beginning. */
bool case_place_reset(struct case_place *place, struct error *err) MUST_CHECK;

/* Drops the database: the next reset makes a new one. */
void case_place_forget(struct case_place *place);

bool case_place_capture(
	struct case_place *place, struct snapshot *out, struct error *err) MUST_CHECK;

#endif
