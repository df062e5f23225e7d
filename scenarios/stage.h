#ifndef MTEST_STAGE_H
#define MTEST_STAGE_H

#include "walk.h"

/* The moves that the passes share: opening, stepping, reading and replacing databases. */

/*
 * Opens the tool's session and the observer on stage->scratch; run, pass and scratch are the
 * caller's. fresh: each step is a process of the tool's own.
 */
bool stage_open(struct stage *stage, bool fresh, struct error *err) MUST_CHECK;

/* Closes the connections; the scratch stays. */
void stage_close(struct stage *stage);

/* Closes and drops. Made for AUTO(stage_drop); {0} is fine. */
void stage_drop(struct stage *stage);

/*
 * One step, recorded in the result. After a step that lost the connection the stage has none: the
 * next stage_capture opens a new one. A failure that the environment is to blame for is an error.
 */
bool stage_step(struct stage *stage, const struct revision *revision, enum direction direction,
	bool trace, struct arena *arena, struct step *out, struct error *err) MUST_CHECK;

/* A script without recording anything: in the result neither. */
bool stage_body(struct stage *stage, const struct revision *revision, enum direction direction,
	struct arena *arena, struct step *out, struct error *err) MUST_CHECK;

/* How a deployment ended. */
struct deployed {
	struct step *failure;          /* NULL: nothing failed */
	const struct revision *failed; /* at which revision */
	bool cut_short;                /* a revision cannot be run: those from it on are missing */
};

/* Lets the deployment begin that stage_deploy will tell of, where the tool can do that. */
bool stage_deploy_begin(struct stage *stage, struct error *err) MUST_CHECK;

/* All revisions in one go, as the tool deploys them; each is recorded like a step. */
bool stage_deploy(struct stage *stage, struct deployed *out, struct error *err) MUST_CHECK;

/* Writes down that the revision was taken or undone without running it. */
bool stage_stamp(struct stage *stage, const struct revision *revision, enum direction direction,
	struct error *err) MUST_CHECK;

bool stage_capture(struct stage *stage, struct snapshot *out, struct error *err) MUST_CHECK;

/* What no snapshot of the run holds, and nobody fills; ends with NULL. */
const char *const *stage_left_out(const struct run *run, struct arena *arena);

/* Does a migration switch off what says that it changed something? */
bool stage_stops_counting(const struct chain *chain);

/* Opens the observer where a lost connection took it along. */
bool stage_see(struct stage *stage, struct error *err) MUST_CHECK;

/* After steps that no capture has followed: what they have counted can be seen. */
bool stage_settle(struct stage *stage, struct error *err) MUST_CHECK;

/* Takes the standby up to (not including) this place of the chain, step by step. */
bool standby_advance(struct walk *walk, size_t place, struct error *err) MUST_CHECK;

/* Replaces the ladder's database by a copy of the standby at this place. */
bool standby_replace_ladder(struct walk *walk, size_t place, struct error *err) MUST_CHECK;

#endif
