#include "guarding.h"

#include "identity.h"

#include <string.h>

static void report_unqualified(struct guarding *guarding, const struct stand_in *object)
{
	struct finding *finding = guarding_report(guarding, UNQUALIFIED_GUARD, object);

	finding->message = arena_printf(guarding->walk->run->arena,
		"with %s %s in another schema, the upgrade works and does not make %s",
		object->kind == STAND_IN_COLUMN ? "a column" : "an object",
		identity_last_part(object->identity), finding->object);
	finding->hint = "Let the guard ask for the schema, too: table_schema = 'public', "
			"n.nspname = 'public', to_regclass('public.users').";
}

/* Objects of the same names in a schema that the script does not ask for. */
static bool try_elsewhere(struct guarding *guarding, struct error *err)
{
	AUTO(trial_drop) struct trial trial = {0};
	struct step step = {0};
	bool worked = true;

	if (!guarding_begin(guarding, &trial, err)) {
		return false;
	}
	if (guarding->stop) {
		return true;
	}
	if (!guarding_say(guarding, &trial, stand_in_elsewhere, &worked, err)) {
		return false;
	}
	VEC_EACH (&guarding->made, it) {
		if (worked &&
			!guarding_say(guarding, &trial,
				stand_in_make(guarding->arena, &it->object, true), &worked, err)) {
			return false;
		}
	}
	if (worked && !guarding_run(guarding, &trial, UP, &step, err)) {
		return false;
	}
	for (size_t i = 0; worked && step.outcome.worked && i < guarding->made.count; i++) {
		const struct stand_in *object = &guarding->made.items[i].object;
		const char *definition;

		if (!guarding_definition(guarding, &trial, object, &definition, err)) {
			return false;
		}
		if (*definition == '\0') {
			report_unqualified(guarding, object);
		}
	}
	return guarding_end(guarding, &trial, err);
}

/* The state of one object behind a step of a trial in its place. */
static bool look_at(struct guarding *guarding, struct trial *trial, struct candidate *candidate,
	enum direction behind, struct error *err)
{
	const char *definition;

	if (!guarding_definition(guarding, trial, &candidate->object, &definition, err)) {
		return false;
	}
	if (behind == UP) {
		candidate->passed_over =
			stand_in_is(guarding->arena, &candidate->object, definition);
	} else {
		candidate->dropped = candidate->passed_over && *definition == '\0';
	}
	return true;
}

/* Each alone: what is not guarded fails, and takes the others with it. */
static bool try_in_place(struct guarding *guarding, struct candidate *candidate, struct error *err)
{
	AUTO(trial_drop) struct trial trial = {0};
	struct step step = {0};
	bool worked = true;

	if (!guarding_begin(guarding, &trial, err)) {
		return false;
	}
	if (guarding->stop) {
		return true;
	}
	if (!guarding_say(guarding, &trial,
		    stand_in_make(guarding->arena, &candidate->object, false), &worked, err) ||
		(worked && !guarding_run(guarding, &trial, UP, &step, err))) {
		return false;
	}
	if (worked && step.outcome.worked && !look_at(guarding, &trial, candidate, UP, err)) {
		return false;
	}
	if (candidate->passed_over && !guarding->stop &&
		(!guarding_run(guarding, &trial, DOWN, &step, err) ||
			(step.outcome.worked &&
				!look_at(guarding, &trial, candidate, DOWN, err)))) {
		return false;
	}
	return guarding_end(guarding, &trial, err);
}

static bool names_object(
	struct arena *arena, const struct step *step, const struct stand_in *object)
{
	const char *name = identity_bare(arena, object->identity);

	return text_has_word(step->outcome.message, name) ||
	       (step->statement != NULL && text_has_word(step->statement, name));
}

/* Without the object, a guarded drop does nothing. */
static bool try_without_upgrade(struct guarding *guarding, struct error *err)
{
	struct run *run = guarding->walk->run;
	AUTO(trial_drop) struct trial trial = {0};
	struct step step;

	if (!guarding_begin(guarding, &trial, err)) {
		return false;
	}
	if (guarding->stop) {
		return true;
	}
	if (!guarding_run(guarding, &trial, DOWN, &step, err) ||
		!guarding_end(guarding, &trial, err)) {
		return false;
	}
	VEC_EACH (&guarding->made, it) {
		struct finding *finding;

		if (!it->dropped || step.outcome.worked || step.outcome.timed_out ||
			!names_object(guarding->arena, &step, &it->object)) {
			continue;
		}
		finding = guarding_report(guarding, UNGUARDED_DROP, &it->object);
		finding->path = guarding->moment->revision->down.path;
		finding->line = step.line;
		finding->message = arena_printf(run->arena,
			"the upgrade passes over %s where it is there already, and the downgrade "
			"drops it all the same; where it is not, the downgrade fails: %s",
			finding->object, step.outcome.message);
		finding->hint = "Guard both or neither: DROP … IF EXISTS, or a plain CREATE that "
				"fails where the name is taken.";
	}
	return true;
}

bool guards_try_made(struct guarding *guarding, struct error *err)
{
	bool any = false;

	if (strcmp(guarding->walk->run->project.engine->name, "postgres") == 0 &&
		!try_elsewhere(guarding, err)) {
		return false;
	}
	VEC_EACH (&guarding->made, it) {
		if (!guarding->stop && !try_in_place(guarding, it, err)) {
			return false;
		}
		any = any || it->dropped;
	}
	return !any || guarding->stop || try_without_upgrade(guarding, err);
}
