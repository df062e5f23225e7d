#include "stage.h"

/* The project's models against what its revisions build, as its tool sees it. */

static bool all_apply(const struct walk *walk)
{
	for (size_t i = 0; i < walk->run->project.chain.count; i++) {
		if (!walk->standings[i].applies) {
			return false;
		}
	}
	return true;
}

static void report(struct run *run, const struct difference *difference)
{
	struct finding *finding = run_finding(run, MODEL_DRIFT, NULL);

	finding->object = difference->object;
	finding->before = difference->before;
	finding->after = difference->after;
	finding->message = difference->message;
	finding->hint = "Write the revision that is missing (alembic revision --autogenerate), or "
			"leave the object out of the comparison (include_object in env.py).";
}

static bool at_head(struct walk *walk, struct error *err)
{
	struct run *run = walk->run;
	struct differences differences;
	struct step asked;

	/* What a revision that fails would have made is missing, and has its finding there. */
	if (!run_wants(run, "drift") || run->project.adapter->drift == NULL || !all_apply(walk)) {
		return true;
	}
	if (!run->project.adapter->drift(
		    walk->ladder.session, run->arena, &differences, &asked, err)) {
		return fail_while(err, "comparing the models");
	}
	if (!asked.outcome.worked) {
		run_gap(run, NULL, "the models",
			arena_printf(run->arena, "they could not be compared with the database: %s",
				asked.outcome.message));
		return true;
	}
	VEC_EACH (&differences, it) {
		report(run, it);
	}
	return true;
}

extern const struct listener drift_listener;
const struct listener drift_listener = {
	.name = "drift",
	.at_head = at_head,
};
