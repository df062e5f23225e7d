#ifndef MTEST_FILLING_H
#define MTEST_FILLING_H

#include "fixtures.h"
#include "stage.h"
#include "touching.h"

/*
 * The rows of the ladder's tables: invented ones, filled in before each revision that the ladder
 * looks at, and what all rows are at the moments of the walk. The project's own rows count as
 * what they are: rows that were there.
 */
struct filling {
	struct arena *arena; /* of the walk */
	struct fixtures *fixtures;
	size_t rows;          /* invented ones that each table shall have */
	size_t present;       /* invented ones that all tables have; 0: there are none */
	struct arena *report; /* of the last fill */
	struct fixture_report last;
	struct rows known;        /* as they were read last before an upgrade */
	struct touching touching; /* since known was read before an upgrade */
	struct touching unfilled; /* before that, since the last fill */
	struct names ever_filled; /* tables that had a row of any kind after some fill */
	struct moment *moment;    /* in which rows are being read; or NULL */
	struct scratch *saved;    /* the ladder before the step that is being taken; or NULL */
	bool gave_up;             /* a fill failed: there are no more rows */
	bool replaced;            /* what is known of invented rows is of another database */
};

/* Nothing, where the project is to be walked with empty tables. */
bool filling_open(struct walk *walk, struct error *err) MUST_CHECK;
void filling_close(struct walk *walk);

/* Fills the ladder's tables; without moment at the end of the ladder. */
bool filling_fill(struct walk *walk, struct moment *moment, struct error *err) MUST_CHECK;

/* Reads the rows after a step; the ladder has just been captured. */
bool filling_after_up(struct walk *walk, struct moment *moment, struct error *err) MUST_CHECK;
bool filling_after_down(struct walk *walk, struct moment *moment, struct error *err) MUST_CHECK;

/* The ladder leaves the revision. */
void filling_end(struct walk *walk);

/* The rows of a moment; made for AUTO(filling_forget). */
void filling_forget(struct moment *moment);

/* Anything may have changed since the last fill: steps were taken that nobody looked at. */
void filling_lost_sight(struct walk *walk);

/* The ladder's database was replaced by one without rows. */
void filling_replaced(struct walk *walk);

/*
 * Before a step, on an engine that has to be given back what it was: what may fail on rows must be
 * tried without them, and half of it may stay. Forgets what was saved before.
 */
bool filling_save(struct walk *walk, struct error *err) MUST_CHECK;
/* *restored: what was saved is there again, with all rows. */
bool filling_restore(struct walk *walk, bool *restored, struct error *err) MUST_CHECK;
/* The step has been taken. */
void filling_unsave(struct walk *walk);

/* Removes the invented rows of these tables but the first of each, as many as stay; NULL: of all.
 */
bool filling_remove(
	struct walk *walk, const struct names *tables, size_t stay, struct error *err) MUST_CHECK;

/* Are there invented rows? */
bool filling_present(const struct walk *walk);

/* The project writes rows of its own, which count more: the invented ones go. */
bool filling_make_way(struct walk *walk, struct error *err) MUST_CHECK;

/* Reads the ladder's rows as they are now into known, or anew; since: what is known of them, and
   no definition has changed since then. */
bool filling_read(struct walk *walk, struct error *err) MUST_CHECK;
bool filling_read_all(struct walk *walk, struct rows *out, struct error *err) MUST_CHECK;
bool filling_read_since(struct walk *walk, const struct rows *since, struct rows *out,
	struct error *err) MUST_CHECK;

#endif
