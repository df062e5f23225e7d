#include "guard_trials.h"

#include "guarding.h"
#include "guards.h"
#include "identity.h"
#include "ladder.h"

#include <string.h>

/* Of one revision: more say nothing new. */
enum { MOST_OBJECTS = 6 };

static void add(struct guarding *guarding, struct candidates *to, const struct snapshot *snapshot,
	const char *kind, const char *identity)
{
	bool sqlite = strcmp(guarding->walk->run->project.engine->name, "sqlite") == 0;
	struct stand_in object;

	if (to->count < MOST_OBJECTS &&
		stand_in_describe(guarding->arena, snapshot, kind, identity, sqlite, &object)) {
		*VEC_ADD(guarding->arena, to) = (struct candidate){.object = object};
	}
}

/* What the upgrade made in what was there before, and what stood there under a name of its text. */
static void find_candidates(struct guarding *guarding)
{
	const struct moment *moment = guarding->moment;
	const char *text = moment->revision->up.text;
	struct diff diff = snapshot_diff(moment->before, moment->up, guarding->arena);
	struct object_changes changes =
		diff_objects(&diff, moment->before, moment->up, guarding->arena);
	const struct fact *last = NULL;

	VEC_EACH (&changes, it) {
		if (it->fate == APPEARED) {
			add(guarding, &guarding->made, moment->up, it->kind, it->identity);
		}
	}
	VEC_EACH (moment->before, it) {
		bool changed = false;

		if (last != NULL && strcmp(it->identity, last->identity) == 0 &&
			strcmp(it->kind, last->kind) == 0) {
			continue;
		}
		last = it;
		if (!text_has_word(text, identity_bare(guarding->arena, it->identity))) {
			continue;
		}
		VEC_EACH (&changes, change) {
			changed = changed || strcmp(change->identity, it->identity) == 0;
		}
		if (!changed && strcmp(it->kind, "column") != 0) {
			add(guarding, &guarding->there, moment->before, it->kind, it->identity);
		}
	}
}

static bool is_worth_it(struct walk *walk, const struct moment *moment)
{
	const struct revision *revision = moment->revision;

	return run_wants(walk->run, "rerun") && moment->whole && moment->residue.count == 0 &&
	       !revision->down.empty && guard_of(&revision->up) == GUARDED &&
	       trial_can_hold(walk->run, &revision->up) &&
	       trial_can_hold(walk->run, &revision->down);
}

bool guards_try(struct walk *walk, const struct moment *moment, struct error *err)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	struct guarding guarding = {.walk = walk, .moment = moment, .arena = arena};

	if (!is_worth_it(walk, moment)) {
		return true;
	}
	find_candidates(&guarding);
	if ((guarding.made.count > 0 && !guards_try_made(&guarding, err)) ||
		!guards_try_there(&guarding, err)) {
		return false;
	}
	return !guarding.dirty ||
	       ladder_replace(walk, chain_index(&walk->run->project.chain, moment->revision), err);
}
