#include "command.h"
#include "walk.h"

#include <string.h>

/*
 * The place of the revision that a name means: its id, its file, "head", or the unique beginning
 * of an id. Numbers may be written without their leading zeros.
 */
static bool find_place(const struct chain *chain, const char *name, size_t *out, struct error *err)
{
	const char *base = strrchr(name, '/') == NULL ? name : strrchr(name, '/') + 1;
	size_t found = 0;

	if (chain->count > 0 && (strcmp(name, "head") == 0 || strcmp(name, "heads") == 0)) {
		*out = chain->count - 1;
		return true;
	}
	for (size_t i = 0; i < chain->count; i++) {
		const struct revision *revision = &chain->items[i];
		const char *paths[] = {revision->up.path, revision->down.path};

		if (strcmp(revision->id, name) == 0 ||
			strcmp(revision->id + strspn(revision->id, "0"), name) == 0) {
			*out = i;
			return true;
		}
		for (size_t j = 0; j < 2; j++) {
			if (paths[j] != NULL && text_ends(paths[j], base) &&
				text_ends(base, ".sql")) {
				*out = i;
				return true;
			}
		}
	}
	for (size_t i = 0; i < chain->count; i++) {
		if (text_starts(chain->items[i].id, name)) {
			*out = i;
			found++;
		}
	}
	if (found == 1) {
		return true;
	}
	return fail(err, ERROR_USAGE,
		found == 0 ? "there is no revision '%s'"
			   : "'%s' begins more than one revision's id",
		name);
}

/* "A..B" means every revision behind A up to B; one of them may be left out. */
static bool mark_range(const struct chain *chain, const char *name, const char *dots, bool *wanted,
	struct arena *arena, struct error *err)
{
	const char *from = arena_copy_bytes(arena, name, (size_t)(dots - name));
	size_t first = 0, last = chain->count == 0 ? 0 : chain->count - 1;

	if (*from != '\0') {
		if (!find_place(chain, from, &first, err)) {
			return false;
		}
		first++;
	}
	if (dots[2] != '\0' && !find_place(chain, dots + 2, &last, err)) {
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
		if (!find_place(chain, *it, &place, err)) {
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
	if (!run_open(&run, options, arena, err)) {
		return false;
	}
	wanted = arena_alloc(arena, run.project.chain.count + 1);
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
