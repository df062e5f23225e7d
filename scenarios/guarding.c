#include "guarding.h"

#include "locate.h"

#include <string.h>

struct note {
	struct arena *arena;
	const char *text;
};

static bool note_text(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct note *note = context;

	(void)err;
	note->text = arena_copy(note->arena, columns < 1 || values[0] == NULL ? "" : values[0]);
	return true;
}

bool guarding_definition(struct guarding *guarding, struct trial *trial,
	const struct stand_in *object, const char **out, struct error *err)
{
	struct note note = {guarding->arena, ""};

	if (!db_query(trial->db, stand_in_definition(guarding->arena, object), note_text, &note,
		    err)) {
		return false;
	}
	*out = note.text;
	return true;
}

bool guarding_say(struct guarding *guarding, struct trial *trial, const char *text, bool *worked,
	struct error *err)
{
	struct outcome outcome;

	if (!db_run(trial->db, guarding->arena, text, &outcome, err)) {
		return false;
	}
	*worked = outcome.worked;
	return true;
}

bool guarding_begin(struct guarding *guarding, struct trial *trial, struct error *err)
{
	if (!trial_open(trial, &guarding->walk->ladder, err)) {
		return false;
	}
	guarding->stop = trial->db == NULL;
	return true;
}

bool guarding_end(struct guarding *guarding, struct trial *trial, struct error *err)
{
	bool intact;

	if (!trial_end(trial, &intact, err)) {
		return false;
	}
	guarding->dirty = guarding->dirty || !intact;
	guarding->stop = guarding->stop || !intact;
	return true;
}

bool guarding_run(struct guarding *guarding, struct trial *trial, enum direction direction,
	struct step *step, struct error *err)
{
	if (!trial_script(
		    trial, guarding->moment->revision, direction, guarding->arena, step, err)) {
		return false;
	}
	/* A script that hangs or kills its connection does so each time. */
	guarding->stop = step->outcome.lost || step->outcome.timed_out;
	return true;
}

struct finding *guarding_report(
	struct guarding *guarding, enum check check, const struct stand_in *object)
{
	struct run *run = guarding->walk->run;
	const struct revision *revision = guarding->moment->revision;
	struct finding *finding = run_finding(run, check, revision);
	const char *name = stand_in_name(run->arena, object);
	const struct object_change change = {
		.kind = arena_copy_bytes(run->arena, name, strcspn(name, " ")),
		.identity = object->identity};
	struct place_in_text place =
		revision->up.code
			? locate_seen(run->arena, run_revision(run, revision), &change)
			: locate_object(run->arena, &run->project.chain, revision, &change);

	finding->path = place.path == NULL ? revision->up.path : place.path;
	finding->line = place.line;
	finding->object = name;
	return finding;
}
