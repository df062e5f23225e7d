#ifndef MTEST_TRIAL_H
#define MTEST_TRIAL_H

#include "walk.h"

/*
 * Scripts that are run on a stage to see what they would do to its database as it stands, and that
 * leave no change: in PostgreSQL in a transaction of the tool's that is rolled back, in SQLite on a
 * file that gets back what it held.
 */
struct trial {
	struct stage *stage;
	struct db *db;         /* what mtest itself says goes here; NULL: there can be no trial */
	struct db *own;        /* SQLite */
	struct scratch *saved; /* SQLite: the database as it was */
};

bool trial_open(struct trial *trial, struct stage *stage, struct error *err) MUST_CHECK;

bool trial_script(struct trial *trial, const struct revision *revision, enum direction direction,
	struct arena *arena, struct step *out, struct error *err) MUST_CHECK;

/* intact: all was taken back. false: a script has ended the transaction. */
bool trial_end(struct trial *trial, bool *intact, struct error *err) MUST_CHECK;

/* Made for AUTO(trial_drop), after an error: it restores nothing. */
void trial_drop(struct trial *trial);

/* Did the script fail because it wants no transaction around it? */
bool trial_was_refused(const struct step *step);

/* Can the script be run in a transaction, as far as its text tells? */
bool trial_can_hold(const struct run *run, const struct script *script);

#endif
