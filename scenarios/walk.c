#include "walk.h"

#include "blame.h"
#include "filling.h"
#include "ladder.h"
#include "stage.h"

#include <string.h>

static void walk_close(struct walk *walk)
{
	stage_drop(&walk->deployment);
	stage_drop(&walk->ladder);
	filling_close(walk);
	scratch_drop(&walk->standby);
	snapshot_free(&walk->current);
	snapshot_free(&walk->base);
	snapshot_free(&walk->deployed);
}

static void walk_start(struct walk *walk, struct run *run, const bool *wanted)
{
	const struct adapter *adapter = run->project.adapter;
	const struct chain *chain = &run->project.chain;

	if (adapter->prepare != NULL) {
		adapter->prepare(chain, run->place, run->project.engine);
	}
	*walk = (struct walk){.run = run,
		.deployment = {.run = run, .pass = "deploy"},
		.ladder = {.run = run, .pass = "ladder"}};
	walk->standings = arena_alloc(run->arena, chain->count * sizeof *walk->standings);
	for (size_t i = 0; i < chain->count; i++) {
		walk->standings[i].wanted =
			(wanted == NULL || wanted[i]) && !chain->items[i].skipped;
		walk->standings[i].climbed = wanted == NULL;
		walk->standings[i].applies = true;
	}
}

static bool deploy_open(struct walk *walk, struct error *err)
{
	return (walk->deployment.scratch != NULL ||
		       run_scratch(walk->run, &walk->deployment.scratch, err)) &&
	       stage_open(&walk->deployment, false, err);
}

/* All revisions as the tool deploys them: one process, one connection. */
static bool deploy_end(struct walk *walk, struct error *err)
{
	struct stage *stage = &walk->deployment;
	struct deployed deployed;

	if (!stage_deploy(stage, &deployed, err)) {
		return false;
	}
	walk->deploy_failure = deployed.failure;
	walk->deploy_failed = deployed.failed;
	if (deployed.failed == NULL && !deployed.cut_short &&
		!stage_capture(stage, &walk->deployed, err)) {
		return false;
	}
	stage_drop(stage);
	return true;
}

static bool ladder_pass(struct walk *walk, struct error *err)
{
	return filling_open(walk, err) &&
	       (walk->ladder.scratch != NULL ||
		       run_scratch(walk->run, &walk->ladder.scratch, err)) &&
	       stage_open(&walk->ladder, true, err) &&
	       stage_capture(&walk->ladder, &walk->base, err) && ladder_walk(walk, err);
}

/*
 * The deployment has a server of its own, and half of a machine with two cores: it goes on beside
 * the ladder. What is told of it is the same as if it had come to its end before, its error too.
 */
static bool deploy_beside_ladder(struct walk *walk, struct error *err)
{
	struct error later;
	bool climbed;

	/* Both servers start while the tool does (adapter.h, prepare). */
	if (!run_scratch(walk->run, &walk->deployment.scratch, err) ||
		!run_scratch(walk->run, &walk->ladder.scratch, err) || !deploy_open(walk, err) ||
		!stage_deploy_begin(&walk->deployment, err)) {
		return false;
	}
	climbed = ladder_pass(walk, &later);
	if (!climbed && later.code == ERROR_STOPPED) {
		*err = later;
		return false;
	}
	if (!deploy_end(walk, err)) {
		return false;
	}
	*err = climbed ? *err : later;
	return climbed;
}

/* On one server they would meet, and --paranoid shows that it is the same one after the other. */
static bool climb_and_deploy(struct walk *walk, struct error *err)
{
	const struct run *run = walk->run;

	if (!run_wants(run, "deploy")) {
		return ladder_pass(walk, err);
	}
	if (run->options->server_url == NULL && !run->options->paranoid &&
		run->project.adapter->deploy_begin != NULL) {
		return deploy_beside_ladder(walk, err);
	}
	return deploy_open(walk, err) && deploy_end(walk, err) && ladder_pass(walk, err);
}

/* The revision at which the way back ends, because it is known not to lead further; NULL: none. */
static const struct revision *end_of_return(const struct walk *walk)
{
	const struct chain *chain = &walk->run->project.chain;

	for (size_t i = chain->count; i-- > 0;) {
		if (walk->standings[i].applies && !walk->standings[i].undone) {
			return &chain->items[i];
		}
	}
	return NULL;
}

static bool tell_base(struct walk *walk, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	AUTO(snapshot_free) struct snapshot now = {0};

	if (!stage_capture(&walk->ladder, &now, err)) {
		return false;
	}
	struct diff diff = snapshot_diff(&walk->base, &now, work);
	struct object_changes changes = diff_objects(&diff, &walk->base, &now, work);

	for (size_t i = 0; listeners[i] != NULL; i++) {
		if (listeners[i]->at_base != NULL) {
			(void)listeners[i]->at_base(walk, &changes, &walk->base, &now);
		}
	}
	return true;
}

static bool return_step(
	struct walk *walk, const struct revision *revision, bool *worked, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	size_t place = chain_index(&walk->run->project.chain, revision);
	struct step step;

	*worked = true;
	if (!walk->standings[place].applies) {
		return stage_stamp(&walk->ladder, revision, DOWN, err);
	}
	if (!stage_step(&walk->ladder, revision, DOWN, false, work, &step, err)) {
		return false;
	}
	if (!blame_rows_on_return(walk, revision, work, &step, err)) {
		return false;
	}
	*worked = step.outcome.worked;
	for (size_t i = 0; !*worked && !walk->standings[place].blamed && listeners[i] != NULL;
		i++) {
		if (listeners[i]->return_failed != NULL) {
			(void)listeners[i]->return_failed(walk, revision, &step);
		}
	}
	return true;
}

static const char *reason_to_end(const struct revision *end, struct arena *arena)
{
	if (end->stays) {
		return arena_printf(arena,
			"it ends at %s, the minimum_downgrade of mtest.yaml or older", end->id);
	}
	if (end->skipped) {
		return arena_printf(arena, "it ends at %s, which mtest.yaml says to skip", end->id);
	}
	return arena_printf(arena, "it ends at %s, which was not shown to be reversible", end->id);
}

/* From head down to base without stops; what remains there must be nothing. */
static bool return_pass(struct walk *walk, struct error *err)
{
	const struct chain *chain = &walk->run->project.chain;
	const struct revision *end = end_of_return(walk);
	bool worked = true;

	if (chain->forward_only) {
		return true;
	}
	/* The commands of the project at head had the tables to themselves. */
	if (!filling_present(walk) && !filling_fill(walk, NULL, err)) {
		return false;
	}
	walk->ladder.pass = "return";
	walk->ladder.session->fresh = false;
	for (size_t i = chain->count; worked && i-- > 0;) {
		if (&chain->items[i] == end) {
			run_gap(walk->run, NULL, "the way back to base",
				reason_to_end(end, walk->run->arena));
			return true;
		}
		if (!return_step(walk, &chain->items[i], &worked, err)) {
			return false;
		}
	}
	return !worked || tell_base(walk, err);
}

static void tell_limits(struct run *run)
{
	if (run->options->server_url != NULL) {
		run_gap(run, NULL, "roles, memberships, tablespaces and parameters",
			"they belong to the whole server of --server");
	}
}

/* The tool takes no step of such a chain, so there is nothing to walk. */
static bool is_refused(struct run *run)
{
	if (run->project.chain.refused != NULL) {
		run_gap(run, NULL, "the walk", run->project.chain.refused);
	}
	return run->project.chain.refused != NULL;
}

/* Is anything asked for that only the ladder, or the way back to base, can show? */
static bool wants_more_than(const struct run *run, const char *scenario)
{
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		if (!run->options->unwanted[i] && strcmp(checks[i]->scenario, "chain") != 0 &&
			strcmp(checks[i]->scenario, scenario) != 0) {
			return true;
		}
	}
	return false;
}

bool walk_all(struct run *run, struct error *err)
{
	AUTO(walk_close) struct walk walk = {0};

	if (!wants_more_than(run, "chain")) {
		return true;
	}
	tell_limits(run);
	if (is_refused(run)) {
		return true;
	}
	walk_start(&walk, run, NULL);
	if (!own_open(&walk, err)) {
		return false;
	}
	if (!climb_and_deploy(&walk, err) || !filling_fill(&walk, NULL, err)) {
		return false;
	}
	for (size_t i = 0; listeners[i] != NULL; i++) {
		if (listeners[i]->at_head != NULL && !listeners[i]->at_head(&walk, err)) {
			return false;
		}
	}
	if (!own_at_head(&walk, err)) {
		return false;
	}
	return !wants_more_than(run, "deploy") || return_pass(&walk, err);
}

bool walk_some(struct run *run, const bool *wanted, struct error *err)
{
	AUTO(walk_close) struct walk walk = {0};

	if (!wants_more_than(run, "deploy")) {
		return true;
	}
	tell_limits(run);
	if (is_refused(run)) {
		return true;
	}
	walk_start(&walk, run, wanted);
	return own_open(&walk, err) && ladder_pass(&walk, err);
}
