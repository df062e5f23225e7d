#ifndef MTEST_JUDGE_H
#define MTEST_JUDGE_H

#include "diff.h"
#include "run.h"

/* How changes and failed steps become findings: words, places and advice. */

/*
 * What a comparison was about, in the words that follow the object's name:
 * "index public.ix_users_email" + appeared + ".".
 */
struct judge_words {
	const char *appeared; /* "is still there after the downgrade" */
	/* … where it was not there in between either: the downgrade itself made it; NULL: as above
	 */
	const char *made;
	const char *vanished; /* "does not come back with the downgrade" */
	const char *changed;  /* "comes back" (… with type text instead of integer) */
	const char *moved;    /* "come back in another order" (the columns of …) */
};

/* What became of the object, with its name, in words. between: as in judge_changes. */
const char *judge_message(struct arena *arena, const struct object_change *object,
	const struct snapshot *between, const struct judge_words *words);

/* Adds the object's changes to the finding. */
void judge_copy_changes(
	struct run *run, struct finding *finding, const struct object_change *object);

/*
 * One finding of the check for each object that differs, and column-order-changed where nothing
 * but the place of columns does. revision NULL: the chain; then the place is that of the last
 * revision whose upgrade names the object.
 */
void judge_changes(struct run *run, enum check check, const struct revision *revision,
	const struct object_changes *changes, const struct snapshot *between,
	const struct judge_words *words);

/* Points the finding at the statement of the upgrade that is about this object. */
void judge_place(struct run *run, struct finding *finding, const struct revision *revision,
	const struct object_change *object);

/*
 * swallowed-error, where a statement failed and the step went on: it worked, or failed later for
 * nothing but the transaction that was aborted (25P02). false: there is nothing of the kind.
 */
bool judge_swallowed(struct run *run, const struct revision *revision, enum direction direction,
	const char *words, const struct step *step);

/* A step that did not work: the check, or timed-out. words: "the upgrade", "the second upgrade". */
struct finding *judge_failure(struct run *run, enum check check, const struct revision *revision,
	enum direction direction, const char *words, const struct step *step);

#endif
