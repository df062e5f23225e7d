#include "build.h"

#include "find_revision.h"

#include <stdint.h>
#include <string.h>

static void mark_ancestors(const struct chain *chain, size_t place, bool *wanted)
{
	wanted[place] = true;
	/* Parents come before their children. */
	for (size_t i = place + 1; i-- > 0;) {
		if (!wanted[i]) {
			continue;
		}
		VEC_EACH (&chain->items[i].parents, it) {
			const struct revision *parent = chain_find(chain, *it);

			if (parent != NULL) {
				wanted[chain_index(chain, parent)] = true;
			}
		}
	}
}

bool build_plan(
	const struct run *run, const char *name, bool **wanted, size_t *place, struct error *err)
{
	const struct chain *chain = &run->project.chain;

	*wanted = arena_alloc(run->arena, chain->count + 1);
	*place = SIZE_MAX;
	if (strcmp(name, "base") == 0) {
		return true;
	}
	if (!find_revision(chain, name, place, err)) {
		return false;
	}
	if (strcmp(name, "head") == 0 || strcmp(name, "heads") == 0) {
		memset(*wanted, true, chain->count);
	} else {
		mark_ancestors(chain, *place, *wanted);
	}
	return true;
}

bool build_is_sql(const struct revision *revision)
{
	const char *path = revision->up.path != NULL ? revision->up.path : revision->path;

	return revision->up.text != NULL && !text_ends(path, ".py");
}

static bool fail_step(const struct revision *revision, enum direction direction,
	const struct step *step, struct error *err)
{
	const struct script *script = revision_script(revision, direction);
	const char *path = script->path == NULL ? revision->path : script->path;
	const char *what = direction == UP ? "the upgrade" : "the downgrade";

	if (step->line > 0) {
		return fail(err, ERROR_USAGE, "%s:%zu: %s fails: %s", path, step->line, what,
			step->outcome.message);
	}
	return fail(err, ERROR_USAGE, "%s: %s fails: %s", path, what, step->outcome.message);
}

bool build_step(struct stage *stage, const struct revision *revision, enum direction direction,
	struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct step step;

	if (revision->unreadable != NULL) {
		return fail(err, ERROR_USAGE, "%s: %s", revision->path, revision->unreadable);
	}
	return stage_step(stage, revision, direction, false, work, &step, err) &&
	       (step.outcome.worked || fail_step(revision, direction, &step, err));
}

bool build_schema(struct run *run, const bool *wanted, struct stage *out, struct error *err)
{
	const struct chain *chain = &run->project.chain;

	*out = (struct stage){.run = run, .pass = "build"};
	if (!run_scratch(run, &out->scratch, err) || !stage_open(out, true, err)) {
		return false;
	}
	for (size_t i = 0; i < chain->count; i++) {
		if (wanted[i] && !build_step(out, &chain->items[i], UP, err)) {
			return false;
		}
	}
	run_progress(run, NULL, NULL);
	return true;
}
