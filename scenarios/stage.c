#include "stage.h"

#include "environment.h"

#include <string.h>

static bool open_session(struct stage *stage, bool fresh, struct error *err)
{
	const struct project *project = &stage->run->project;

	return session_open(project->adapter, &project->chain, stage->scratch, fresh,
		stage->run->arena, &stage->session, err);
}

bool stage_stops_counting(const struct chain *chain)
{
	VEC_EACH (chain, it) {
		if ((it->up.text != NULL && text_has_word(it->up.text, "track_counts")) ||
			(it->down.text != NULL && text_has_word(it->down.text, "track_counts"))) {
			return true;
		}
	}
	return false;
}

static bool open_observer(struct stage *stage, struct error *err)
{
	if (!observer_open(stage->scratch, &stage->observer, err)) {
		return false;
	}
	if (stage->run->options->paranoid) {
		observer_doubt(stage->observer);
	}
	if (stage_stops_counting(&stage->run->project.chain)) {
		observer_distrust_counters(stage->observer);
	}
	return true;
}

bool stage_open(struct stage *stage, bool fresh, struct error *err)
{
	return open_session(stage, fresh, err) && open_observer(stage, err);
}

void stage_close(struct stage *stage)
{
	session_close(&stage->session);
	db_close(&stage->observer);
	db_close(&stage->filler);
}

void stage_drop(struct stage *stage)
{
	stage_close(stage);
	scratch_drop(&stage->scratch);
}

/* Records a step that was taken. */
static bool note_step(struct stage *stage, const struct revision *revision,
	enum direction direction, const struct step *step, struct error *err)
{
	struct run *run = stage->run;

	run_step(run, stage->pass, revision, direction, step);
	if (step->outcome.lost) {
		/* What ended the session may have ended the server, too. */
		db_close(&stage->observer);
		db_close(&stage->filler);
	}
	return step->outcome.worked ||
	       environment_check(&run->project, run->options->server_url != NULL, revision,
		       direction, step, err);
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
	return note_step(stage, revision, direction, out, err);
}

bool stage_body(struct stage *stage, const struct revision *revision, enum direction direction,
	struct arena *arena, struct step *out, struct error *err)
{
	stage->session->trace = false;
	if (!session_step(stage->session, &stage->run->project.chain, revision, direction, BODY,
		    arena, out, err)) {
		return fail_while(err, "revision %s, %s", revision->id, direction_name(direction));
	}
	if (out->outcome.lost) {
		db_close(&stage->observer);
	}
	return true;
}

struct deployment {
	struct stage *stage;
	struct deployed *out;
};

static bool hear_deployed(
	void *context, const struct revision *revision, const struct step *step, struct error *err)
{
	struct deployment *deployment = context;
	struct deployed *out = deployment->out;

	run_progress(deployment->stage->run, deployment->stage->pass, revision);
	if (!step->outcome.worked) {
		struct step *failure = arena_alloc(deployment->stage->run->arena, sizeof *failure);

		*failure = *step;
		out->failure = failure;
		out->failed = revision;
	}
	return note_step(deployment->stage, revision, UP, step, err);
}

bool stage_deploy_begin(struct stage *stage, struct error *err)
{
	const struct adapter *adapter = stage->run->project.adapter;

	return adapter->deploy_begin == NULL || adapter->deploy_begin(stage->session, err);
}

bool stage_deploy(struct stage *stage, struct deployed *out, struct error *err)
{
	struct run *run = stage->run;
	struct deployment deployment = {stage, out};

	*out = (struct deployed){0};
	if (run->project.adapter->deploy != NULL) {
		return run->project.adapter->deploy(stage->session, &run->project.chain,
			hear_deployed, &deployment, run->arena, err);
	}
	VEC_EACH (&run->project.chain, it) {
		struct step step;

		if (it->unreadable != NULL) {
			out->cut_short = true;
			return true;
		}
		if (!session_step(stage->session, &run->project.chain, it, UP, RECORD, run->arena,
			    &step, err)) {
			return fail_while(err, "revision %s, up", it->id);
		}
		if (!hear_deployed(&deployment, it, &step, err)) {
			return false;
		}
		if (out->failed != NULL) {
			return true;
		}
	}
	return true;
}

bool stage_stamp(struct stage *stage, const struct revision *revision, enum direction direction,
	struct error *err)
{
	return session_stamp(stage->session, &stage->run->project.chain, revision, direction, err);
}

/*
 * The tool's bookkeeping, what mtest.yaml excludes, and what
 * belongs to the whole server where others use it, too.
 */
const char *const *stage_left_out(const struct run *run, struct arena *arena)
{
	static const char *const shared[] = {
		"role *", "membership *", "tablespace *", "parameter *"};
	const char *const *own = project_own_objects(&run->project);
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

bool stage_see(struct stage *stage, struct error *err)
{
	return stage->observer != NULL || open_observer(stage, err);
}

bool stage_settle(struct stage *stage, struct error *err)
{
	struct session *session = stage->session;

	/* Where settling fails, the observer sees that nobody settled, and looks more closely. */
	return session == NULL || session->db == NULL || db_settle(session->db, err) ||
	       err->code != ERROR_STOPPED;
}

bool stage_capture(struct stage *stage, struct snapshot *out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();

	return stage_settle(stage, err) && stage_see(stage, err) &&
	       snapshot_capture(stage->observer, stage_left_out(stage->run, work), out, err);
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
	if (!open_session(&stage, true, err)) {
		stage_close(&stage);
		return false;
	}
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
	own_rows_gone(walk, place);
	return stage_open(&walk->ladder, true, err);
}
