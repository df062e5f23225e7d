#include "judge.h"
#include "stage.h"
#include "walk.h"

#include <string.h>

/* All pending revisions at once, as the tool deploys them, against one step after the other. */

static const struct judge_words after_deploy = {
	.appeared = "is there after a deployment in one go, and not step by step",
	.vanished = "is missing after a deployment in one go, though not step by step",
	.changed = "comes out of a deployment in one go",
	.moved = "have another order after a deployment in one go",
};

static bool all_apply(const struct walk *walk)
{
	for (size_t i = 0; i < walk->run->project.chain.count; i++) {
		if (!walk->standings[i].applies) {
			return false;
		}
	}
	return true;
}

/* Does each revision rest on the one before it, so that there is but one order? */
static bool is_line(const struct chain *chain)
{
	for (size_t i = 1; i < chain->count; i++) {
		const struct names *parents = &chain->items[i].parents;

		if (parents->count != 1 || strcmp(parents->items[0], chain->items[i - 1].id) != 0) {
			return false;
		}
	}
	return true;
}

/* The tool takes branches in an order of its own, so columns may come in another one. */
static void drop_orders(struct object_changes *changes)
{
	size_t kept = 0;

	for (size_t i = 0; i < changes->count; i++) {
		if (!changes->items[i].order_only) {
			changes->items[kept++] = changes->items[i];
		}
	}
	changes->count = kept;
}

/* The ladder's own end is reference enough where it shows no difference; else the standby's. */
static bool compare(struct walk *walk, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	AUTO(snapshot_free) struct snapshot stepwise = {0};
	struct stage standby = {.run = walk->run};
	bool read;

	if (walk->current.arena != NULL &&
		snapshot_diff(&walk->current, &walk->deployed, work).count == 0) {
		return true;
	}
	if (!standby_advance(walk, walk->run->project.chain.count, err)) {
		return false;
	}
	standby.scratch = walk->standby;
	read = stage_capture(&standby, &stepwise, err);
	stage_close(&standby);
	if (!read) {
		return false;
	}
	struct diff diff = snapshot_diff(&stepwise, &walk->deployed, work);
	struct object_changes changes = diff_objects(&diff, &stepwise, &walk->deployed, work);

	if (!is_line(&walk->run->project.chain)) {
		drop_orders(&changes);
	}
	judge_changes(walk->run, DEPLOY_DIFFERS, NULL, &changes, NULL, &after_deploy);
	return true;
}

static bool at_head(struct walk *walk, struct error *err)
{
	struct run *run = walk->run;
	const struct revision *failed = walk->deploy_failed;

	if (failed != NULL) {
		/* A revision that fails on its own, too, has its finding. */
		if (walk->standings[chain_index(&run->project.chain, failed)].applies) {
			(void)judge_failure(run, DEPLOY_FAILS, failed, UP,
				"deployed together with the revisions before it, the upgrade",
				walk->deploy_failure);
		}
		return true;
	}
	return walk->deployed.arena == NULL || !all_apply(walk) || compare(walk, err);
}

extern const struct listener deploy_listener;
const struct listener deploy_listener = {
	.name = "deploy",
	.at_head = at_head,
};
