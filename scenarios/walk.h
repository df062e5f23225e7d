#ifndef MTEST_WALK_H
#define MTEST_WALK_H

#include "capture.h"
#include "diff.h"
#include "own.h"
#include "rows.h"
#include "run.h"

/*
 * The walk of a chain, in passes (design §5). A step is expensive, so everything that can be
 * learnt from it is learnt at once: scenarios listen to the walk and judge the same steps. Only
 * the walk steps, replaces databases and, later, fills them; a listener leaves no change.
 */

/* A scratch database with the tool's session and mtest's own eyes on it. */
struct stage {
	struct run *run;
	const char
		*pass; /* "deploy", "ladder", "standby", "return": what its steps are recorded as */
	struct scratch *scratch;
	struct session *session;
	struct db *observer;
	struct db *filler; /* fills tables; NULL until somebody does */
};

/* What one revision's part of the ladder has come to; later moments have more of it. */
struct moment {
	struct run *run;
	struct arena *arena; /* of this revision: gone when the ladder goes on */
	const struct revision *revision;
	const struct snapshot *before, *up, *down, *reup;   /* NULL: not taken */
	const struct step *up_step, *down_step, *reup_step; /* NULL: not taken */
	bool returns;                                       /* its downgrade will be taken, too */
	bool whole;                        /* every revision before it was applied */
	struct object_changes residue;     /* before against down */
	struct object_changes differences; /* up against reup */
	/* Since after_up was told, rows of the project were written or hooks have run: not only
	   the downgrade has changed rows between up and down. */
	bool own_wrote;
	struct names own_changed; /* tables in which rows were changed or deleted thereby */
	bool spoilt; /* a hook has changed the schema: no step can follow on this database */
	/* The rows at these moments; NULL, or its arena NULL: nobody looked. */
	const struct rows *rows_before;
	struct rows rows_up, rows_down;
};

/* How the walk stands with a revision, for the passes that come after the ladder. */
struct standing {
	bool wanted;  /* the ladder looks at it */
	bool climbed; /* the ladder goes over it, even if nothing behind it is wanted */
	bool applies; /* its upgrade works: the standby can take it */
	bool blamed;  /* its downgrade fails on rows, which was told */
	bool undone;  /* its downgrade was proven to restore the schema */
};

struct filling; /* filling.h */

struct walk {
	struct run *run;
	struct standing *standings; /* by place in the chain */
	struct stage ladder;
	struct snapshot current;  /* of the ladder, where it is known */
	struct snapshot base;     /* of the ladder before the first revision */
	struct filling *filling;  /* NULL: the tables stay as migrations leave them */
	struct scratch *standby;  /* NULL until it is needed */
	size_t standby_at;        /* revisions that it has taken */
	struct stage deployment;  /* scratch NULL: there is none under way */
	struct snapshot deployed; /* the end of the deploy pass; items NULL: it did not get there */
	struct step *deploy_failure; /* how the deploy pass ended at deploy_failed, or NULL */
	const struct revision *deploy_failed;
	struct own *own; /* the project's own rows, expectations and hooks */
};

/* What a scenario does at the moments of the walk; every one may be NULL. */
struct listener {
	const char *name;
	bool (*after_up)(struct moment *moment, struct error *err);
	bool (*after_down)(struct moment *moment, struct error *err);
	bool (*after_reup)(struct moment *moment, struct error *err);
	/* Once the ladder is at its end: the deploy pass is judged beside it. */
	bool (*at_head)(struct walk *walk, struct error *err);
	/* A downgrade of the return pass failed. */
	bool (*return_failed)(
		struct walk *walk, const struct revision *revision, const struct step *step);
	/* The return pass is back at base; changes: what differs from the base. */
	bool (*at_base)(struct walk *walk, const struct object_changes *changes,
		const struct snapshot *base, const struct snapshot *now);
};

extern const struct listener *const listeners[]; /* ends with NULL */

/* The deploy pass, the ladder and the return pass of the whole chain; those for which no check is
   asked are left out. */
bool walk_all(struct run *run, struct error *err) MUST_CHECK;

/* The ladder alone, of the revisions marked in wanted (by place in the chain). */
bool walk_some(struct run *run, const bool *wanted, struct error *err) MUST_CHECK;

#endif
