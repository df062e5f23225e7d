#ifndef MTEST_SUGGEST_H
#define MTEST_SUGGEST_H

#include "chain.h"
#include "compare.h"
#include "run.h"

/*
 * The script that takes the catalog from after a revision's upgrade back to before it, or forth.
 * It is found on one scratch database, statement by statement, and proven on another: the upgrade,
 * then the script as the tool would run it, then a snapshot that must equal the one before.
 */
struct suggestion {
	struct names statements; /* without their semicolons */
	struct names missing;    /* objects that have no statement */
	struct names losses;     /* what the other direction drops: its rows do not come back */
	const char *failure;     /* why the script does not run, or NULL */
	bool verified;
	bool for_program; /* the tool's revisions are no SQL files: the script was run as one text
			   */
	bool moved;       /* verified, but columns come back in another order */
	struct comparison remains;
	struct target now, goal; /* what remains points into them */
};

bool suggest(struct run *run, const char *name, bool up, struct suggestion *out,
	struct error *err) MUST_CHECK;
void suggestion_free(struct suggestion *suggestion); /* made for AUTO(suggestion_free) */

/* The script as a file: every statement with its semicolon. */
const char *suggest_script(struct arena *arena, const struct suggestion *suggestion);

#endif
