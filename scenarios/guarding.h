#ifndef MTEST_GUARDING_H
#define MTEST_GUARDING_H

#include "stand_in.h"
#include "trial.h"

/* What the trials of one revision's guards share. */

struct candidate {
	struct stand_in object;
	bool passed_over;       /* the upgrade worked, and one of another definition stayed */
	bool dropped;           /* by the downgrade behind it */
	const char *definition; /* behind an ordinary upgrade */
};

struct candidates {
	struct candidate *items;
	size_t count, cap;
};

struct guarding {
	struct walk *walk;
	const struct moment *moment;
	struct arena *arena;
	struct candidates made;  /* by the upgrade */
	struct candidates there; /* before it, and named by it */
	bool stop;               /* no trial is possible, or one could not be taken back */
	bool dirty;
};

bool guarding_begin(struct guarding *guarding, struct trial *trial, struct error *err) MUST_CHECK;
bool guarding_end(struct guarding *guarding, struct trial *trial, struct error *err) MUST_CHECK;

/* worked: what could not be made has nothing to say. */
bool guarding_say(struct guarding *guarding, struct trial *trial, const char *text, bool *worked,
	struct error *err) MUST_CHECK;

bool guarding_run(struct guarding *guarding, struct trial *trial, enum direction direction,
	struct step *step, struct error *err) MUST_CHECK;

/* "": there is no such object. */
bool guarding_definition(struct guarding *guarding, struct trial *trial,
	const struct stand_in *object, const char **out, struct error *err) MUST_CHECK;

/* A finding about the object, where the upgrade names it. */
struct finding *guarding_report(
	struct guarding *guarding, enum check check, const struct stand_in *object);

/* What the upgrade made: is it asked for where it is? */
bool guards_try_made(struct guarding *guarding, struct error *err) MUST_CHECK;

/* What was there already: is it what the upgrade would make? */
bool guards_try_there(struct guarding *guarding, struct error *err) MUST_CHECK;

#endif
