#include "judge.h"
#include "stage.h"
#include "walk.h"

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

	judge_changes(walk->run, DEPLOY_DIFFERS, NULL, &changes, &after_deploy);
	return true;
}

static bool at_head(struct walk *walk, struct error *err)
{
	struct run *run = walk->run;
	const struct revision *failed = walk->deploy_failed;

	if (failed != NULL) {
		/* A revision that fails on its own, too, has its finding. */
		if (walk->standings[chain_index(&run->project.chain, failed)].applies) {
			judge_failure(run, DEPLOY_FAILS, failed, UP,
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
