#include "stage.h"

#include "environment.h"

#include <string.h>

bool stage_open(struct stage *stage, bool fresh, struct error *err)
{
	if (!session_open(stage->run->project.adapter, stage->scratch, stage->run->arena,
		    &stage->session, err)) {
		return false;
	}
	stage->session->fresh = fresh;
	return observer_open(stage->scratch, &stage->observer, err);
}

void stage_close(struct stage *stage)
{
	session_close(&stage->session);
	db_close(&stage->observer);
}

void stage_drop(struct stage *stage)
{
	stage_close(stage);
	scratch_drop(&stage->scratch);
}

bool stage_step(struct stage *stage, const struct revision *revision, enum direction direction,
	bool trace, struct arena *arena, struct step *out, struct error *err)
{
	struct run *run = stage->run;

	run_progress(run, stage->pass, revision);
	stage->session->trace = trace;
	if (!session_step(stage->session, &run->project.chain, revision, direction, RECORD, arena,
		    out, err)) {
		return fail_while(err, "revision %s, %s", revision->id, direction_name(direction));
	}
	run_step(run, stage->pass, revision, direction, out);
	if (out->outcome.lost) {
		/* What ended the session may have ended the server, too. */
		db_close(&stage->observer);
	}
	return out->outcome.worked ||
	       environment_check(&run->project, run->options->server_url != NULL, revision,
		       direction, out, err);
}

bool stage_stamp(struct stage *stage, const struct revision *revision, enum direction direction,
	struct error *err)
{
	return session_stamp(stage->session, &stage->run->project.chain, revision, direction, err);
}

/*
 * What no snapshot of the run holds: the tool's bookkeeping, what mtest.yaml excludes, and what
 * belongs to the whole server where others use it, too.
 */
static const char *const *left_out(const struct run *run, struct arena *arena)
{
	static const char *const shared[] = {
		"role *", "membership *", "tablespace *", "parameter *"};
	const char *const *own = run->project.adapter->own_objects(run->project.engine);
	struct names all = {0};

	for (; *own != NULL; own++) {
		*VEC_ADD(arena, &all) = *own;
	}
	VEC_EACH (&run->project.config.exclude, it) {
		*VEC_ADD(arena, &all) = *it;
	}
	for (size_t i = 0; run->options->server_url != NULL && i < sizeof shared / sizeof *shared;
		i++) {
		*VEC_ADD(arena, &all) = shared[i];
	}
	*VEC_ADD(arena, &all) = NULL;
	return all.items;
}

bool stage_capture(struct stage *stage, struct snapshot *out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();

	if (stage->observer == NULL && !observer_open(stage->scratch, &stage->observer, err)) {
		return false;
	}
	return snapshot_capture(stage->observer, left_out(stage->run, work), out, err);
}

/* A step of the standby: what worked on the ladder works here, unless it depends on chance. */
static bool climb(
	struct walk *walk, struct stage *stage, const struct revision *revision, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct standing *standing =
		&walk->standings[chain_index(&walk->run->project.chain, revision)];
	struct finding *finding;
	struct step step;

	if (!standing->applies) {
		return stage_stamp(stage, revision, UP, err);
	}
	if (!stage_step(stage, revision, UP, false, work, &step, err)) {
		return false;
	}
	if (step.outcome.worked) {
		return true;
	}
	finding = run_finding(walk->run, UPGRADE_FAILS, revision);
	finding->path = revision->up.path;
	finding->line = step.line;
	finding->message = arena_printf(walk->run->arena,
		"the upgrade worked on one empty database and failed on another: %s",
		step.outcome.message);
	standing->applies = false;
	return stage_stamp(stage, revision, UP, err);
}

bool standby_advance(struct walk *walk, size_t place, struct error *err)
{
	struct stage stage = {.run = walk->run, .pass = "standby"};
	bool done = true;

	if (walk->standby == NULL && !run_scratch(walk->run, &walk->standby, err)) {
		return false;
	}
	if (walk->standby_at >= place) {
		return true;
	}
	stage.scratch = walk->standby;
	if (!session_open(walk->run->project.adapter, walk->standby, walk->run->arena,
		    &stage.session, err)) {
		return false;
	}
	stage.session->fresh = true;
	while (done && walk->standby_at < place) {
		done = climb(walk, &stage, &walk->run->project.chain.items[walk->standby_at], err);
		walk->standby_at += done ? 1 : 0;
	}
	stage_close(&stage);
	return done;
}

bool standby_replace_ladder(struct walk *walk, size_t place, struct error *err)
{
	struct scratch *copy = NULL;

	if (!standby_advance(walk, place, err)) {
		return false;
	}
	stage_drop(&walk->ladder);
	if (!scratch_copy(walk->standby, &copy, err)) {
		return false;
	}
	walk->ladder.scratch = copy;
	return stage_open(&walk->ladder, true, err);
}
