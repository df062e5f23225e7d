#include "guarding.h"

#include <string.h>

/* Behind an ordinary upgrade; "": it does not work. */
static bool note_definitions(struct guarding *guarding, struct error *err)
{
	AUTO(trial_drop) struct trial trial = {0};
	struct step step = {0};

	if (!guarding_begin(guarding, &trial, err)) {
		return false;
	}
	if (guarding->stop) {
		return true;
	}
	if (!guarding_run(guarding, &trial, UP, &step, err)) {
		return false;
	}
	VEC_EACH (&guarding->there, it) {
		it->definition = "";
		if (step.outcome.worked &&
			!guarding_definition(guarding, &trial, &it->object, &it->definition, err)) {
			return false;
		}
	}
	return guarding_end(guarding, &trial, err);
}

/* What does the upgrade lead to, where it cannot pass over what is there? */
static bool try_taken_away(
	struct guarding *guarding, const struct candidate *candidate, struct error *err)
{
	const struct stand_in *object = &candidate->object;
	struct run *run = guarding->walk->run;
	AUTO(trial_drop) struct trial trial = {0};
	struct step step = {0};
	const char *made = "";
	bool worked;

	if (!guarding_begin(guarding, &trial, err)) {
		return false;
	}
	if (guarding->stop) {
		return true;
	}
	if (!guarding_say(guarding, &trial, stand_in_drop(guarding->arena, object), &worked, err) ||
		(worked && !guarding_run(guarding, &trial, UP, &step, err)) ||
		(worked && step.outcome.worked &&
			!guarding_definition(guarding, &trial, object, &made, err)) ||
		!guarding_end(guarding, &trial, err)) {
		return false;
	}
	if (*made != '\0' && strcmp(candidate->definition, made) != 0) {
		struct finding *finding = guarding_report(guarding, GUARD_HIDES_MISMATCH, object);

		finding->before = arena_copy(run->arena, candidate->definition);
		finding->after = arena_copy(run->arena, made);
		finding->message = arena_printf(run->arena,
			"%s is there already and is another one than the upgrade would make: its "
			"guard passes over it",
			finding->object);
		finding->hint = "Alter what is there, or give what is new a name of its own.";
	}
	return true;
}

bool guards_try_there(struct guarding *guarding, struct error *err)
{
	if (guarding->there.count > 0 && !guarding->stop && !note_definitions(guarding, err)) {
		return false;
	}
	VEC_EACH (&guarding->there, it) {
		if (!guarding->stop && *it->definition != '\0' &&
			!try_taken_away(guarding, it, err)) {
			return false;
		}
	}
	return true;
}
