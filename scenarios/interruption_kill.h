#ifndef MTEST_INTERRUPTION_KILL_H
#define MTEST_INTERRUPTION_KILL_H

#include "stage.h"

/* One kill, and what came of it. */
struct attempt {
	struct walk *walk;
	const struct moment *moment;
	const struct step_stop *stop;
	struct stage stage;
	struct db *holder; /* keeps a statement from coming to its end, and ends it then */
	struct snapshot killed;
	struct object_changes left;        /* by the kill: the parent's state against killed */
	const char *repeated;              /* why the upgrade cannot be repeated, or NULL */
	struct object_changes differences; /* … where it can: from an uninterrupted one */
	const char *undone;                /* why its downgrade is no way out */
};

void attempt_drop(struct attempt *attempt); /* made for AUTO(attempt_drop) */

/*
 * Kills the upgrade at attempt->stop in a copy of the standby, and tries to go on; walk, moment and
 * stop are the caller's. *stuck: that leads nowhere, or to another schema. An upgrade that was not
 * killed is not stuck: code may do something else each time.
 */
bool attempt_kill(struct attempt *attempt, bool *stuck, struct error *err) MUST_CHECK;

/* Without those in which nothing but the place of columns differs. */
struct object_changes attempt_without_orders(
	const struct object_changes *changes, struct arena *arena);

#endif
