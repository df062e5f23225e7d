#include "command.h"
#include "find_revision.h"
#include "settle.h"
#include "walk.h"

#include <string.h>

/* "A..B" means every revision behind A up to B; one of them may be left out. */
static bool mark_range(const struct chain *chain, const char *name, const char *dots, bool *wanted,
	struct arena *arena, struct error *err)
{
	const char *from = arena_copy_bytes(arena, name, (size_t)(dots - name));
	size_t first = 0, last = chain->count == 0 ? 0 : chain->count - 1;

	if (*from != '\0') {
		if (!find_revision(chain, from, &first, err)) {
			return false;
		}
		first++;
	}
	if (dots[2] != '\0' && !find_revision(chain, dots + 2, &last, err)) {
		return false;
	}
	for (size_t i = first; i <= last && i < chain->count; i++) {
		wanted[i] = true;
	}
	return true;
}

static bool mark(const struct run *run, bool *wanted, struct error *err)
{
	const struct chain *chain = &run->project.chain;

	for (const char *const *it = run->options->arguments; *it != NULL; it++) {
		const char *dots = strstr(*it, "..");
		size_t place;

		if (dots != NULL) {
			if (!mark_range(chain, *it, dots, wanted, run->arena, err)) {
				return false;
			}
			continue;
		}
		if (!find_revision(chain, *it, &place, err)) {
			return false;
		}
		wanted[place] = true;
	}
	return true;
}

/* Of the findings about files, those of the named revisions are what was asked for. */
static void keep_wanted(struct run *run, const bool *wanted)
{
	struct findings *findings = &run->result.findings;
	size_t kept = 0;

	for (size_t i = 0; i < findings->count; i++) {
		if (findings->items[i].order < run->project.chain.count &&
			wanted[findings->items[i].order]) {
			findings->items[kept++] = findings->items[i];
		}
	}
	findings->count = kept;
}

static bool check(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	AUTO(run_close) struct run run = {0};
	bool *wanted;

	if (options->arguments[0] == NULL) {
		return fail(err, ERROR_USAGE,
			"check needs the name of a revision; try: mtest check head");
	}
	if (options->write_baseline) {
		return fail(err, ERROR_USAGE,
			"check sees a part of the findings only; --write-baseline belongs to "
			"mtest all");
	}
	if (!run_open(&run, options, arena, err) || !settle_open(&run, err) ||
		(options->since != NULL && !run_history(&run, err))) {
		return false;
	}
	run.result.partial = true;
	run.wanted = wanted = arena_alloc(arena, run.project.chain.count + 1);
	if (!mark(&run, wanted, err) || !walk_some(&run, wanted, err)) {
		run_progress(&run, NULL, NULL);
		return false;
	}
	keep_wanted(&run, wanted);
	if (!run_report(&run, err)) {
		return false;
	}
	*exit_code = command_exit(&run);
	return true;
}

extern const struct command check_command;
const struct command check_command = {
	.name = "check",
	.arguments = "REV…",
	.summary = "walk these revisions only (an id, a file, head, A..B)",
	.takes_arguments = true,
	.run = check,
};
