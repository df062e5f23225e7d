#include "stage.h"

/* --offline: what the tool cannot write down as SQL. */

static void report(struct run *run, const struct unrendered *unrendered)
{
	struct finding *finding = run_finding(run, NOT_OFFLINE, unrendered->revision);

	finding->path = unrendered->revision->up.path;
	finding->line = unrendered->line;
	finding->message = arena_printf(
		run->arena, "alembic upgrade --sql cannot render it: %s", unrendered->message);
	finding->hint = "Do without a query or a look at the schema, or only where "
			"context.is_offline_mode() is false.";
}

static bool at_head(struct walk *walk, struct error *err)
{
	struct run *run = walk->run;
	const struct adapter *adapter = run->project.adapter;
	struct unrendereds all;
	struct step asked;

	if (!run->options->offline) {
		return true;
	}
	if (adapter->offline == NULL) {
		run_gap(run, NULL, "rendering as SQL",
			arena_printf(run->arena, "%s does not do it", adapter->name));
		return true;
	}
	if (!adapter->offline(
		    walk->ladder.session, &run->project.chain, run->arena, &all, &asked, err)) {
		return fail_while(err, "rendering as SQL");
	}
	if (!asked.outcome.worked) {
		run_gap(run, NULL, "rendering as SQL", asked.outcome.message);
		return true;
	}
	VEC_EACH (&all, it) {
		if (it->revision != NULL && !it->revision->skipped) {
			report(run, it);
		}
	}
	return true;
}

extern const struct listener offline_listener;
const struct listener offline_listener = {
	.name = "offline",
	.at_head = at_head,
};
