#include "hooks.h"

#include "filling.h"
#include "find_revision.h"
#include "hook_environment.h"
#include "hook_guests.h"
#include "process.h"
#include "process_left.h"
#include "stage.h"

#include <string.h>

enum { WORDS_WIDTH = 600, COMMAND_WIDTH = 120 };

static bool is_for_set(const struct project *project, const struct config_hook *hook)
{
	const struct config_set *set = project->config.set;

	return hook->set == NULL || (set != NULL && strcmp(hook->set, set->name) == 0);
}

static bool has_set(const struct config *config, const char *name)
{
	VEC_EACH (&config->sets, it) {
		if (strcmp(it->name, name) == 0) {
			return true;
		}
	}
	return false;
}

bool hooks_check(const struct project *project, struct arena *arena, struct error *err)
{
	VEC_EACH (&project->config.hooks, it) {
		if (it->set != NULL && !has_set(&project->config, it->set)) {
			return fail(err, ERROR_USAGE, "%s: hooks: there is no set '%s'",
				node_place(arena, node_find(it->node, "set")), it->set);
		}
		if (it->revision != NULL && is_for_set(project, it) &&
			revision_named(&project->chain, it->revision) == NULL) {
			return fail(err, ERROR_USAGE, "%s: hooks: there is no revision '%s'",
				node_place(arena, node_find(it->node, "revision")), it->revision);
		}
	}
	return true;
}

static bool is_due(const struct walk *walk, const struct config_hook *hook, const char *after,
	const struct revision *revision)
{
	const struct project *project = &walk->run->project;

	return strcmp(hook->after, after) == 0 && is_for_set(project, hook) &&
	       (hook->revision == NULL ||
		       revision_named(&project->chain, hook->revision) == revision);
}

bool hooks_belong(const struct walk *walk, const struct revision *revision)
{
	const struct project *project = &walk->run->project;

	VEC_EACH (&project->config.hooks, it) {
		bool head = strcmp(it->after, "head") == 0;
		bool own = it->revision != NULL &&
			   revision_named(&project->chain, it->revision) == revision;

		if (is_for_set(project, it) && (revision == NULL ? head : own)) {
			return true;
		}
	}
	return false;
}

/* The same text with stars in place of a secret. */
static const char *without(struct arena *arena, const char *text, const char *secret)
{
	const char *out = "", *found;

	while (*secret != '\0' && (found = strstr(text, secret)) != NULL) {
		out = arena_printf(arena, "%s%.*s***", out, (int)(found - text), text);
		text = found + strlen(secret);
	}
	return arena_printf(arena, "%s%s", out, text);
}

/* Drivers print what they connect to. */
static const char *without_password(
	struct arena *arena, const char *text, const struct address *address)
{
	if (address->password == NULL) {
		return text;
	}
	return without(arena, without(arena, text, hook_escaped(arena, address->password)),
		address->password);
}

/* The end of what it said, on one line. */
static const char *last_words(struct arena *arena, const char *output)
{
	const char *line = text_squeeze(arena, text_valid(arena, output), SIZE_MAX);
	size_t length = strlen(line), from;

	if (length <= WORDS_WIDTH) {
		return line;
	}
	from = length - WORDS_WIDTH;
	from += strcspn(line + from, " ") < 80 ? strcspn(line + from, " ") : 0;
	while (((unsigned char)line[from] & 0xC0) == 0x80) {
		from++;
	}
	return arena_printf(arena, "…%s", line + from);
}

static void tell(struct walk *walk, const struct config_hook *hook, const struct revision *revision,
	const char *message)
{
	struct run *run = walk->run;
	struct finding *finding;

	VEC_EACH (&run->result.findings, it) {
		if (it->check == HOOK_FAILS && it->line == hook->node->line &&
			strcmp(it->revision, revision->id) == 0) {
			return;
		}
	}
	finding = run_finding(run, HOOK_FAILS, revision);
	finding->path = run_config_path(run);
	finding->line = hook->node->line;
	finding->object = arena_printf(
		run->arena, "hook %s", text_squeeze(run->arena, hook->run, COMMAND_WIDTH));
	finding->message = message;
}

static const char *moment_words(const struct config_hook *hook)
{
	return strcmp(hook->after, "up") == 0     ? "behind the upgrade"
	       : strcmp(hook->after, "down") == 0 ? "behind the downgrade"
						  : "at the head";
}

static void judge(struct walk *walk, const struct config_hook *hook,
	const struct revision *revision, const struct process_result *result, double seconds,
	const struct address *address)
{
	struct arena *arena = walk->run->arena;
	const char *words = last_words(arena, without_password(arena, result->output, address));
	const char *end = *words == '\0' ? ", without a word" : "; its last words: ";

	if (result->timed_out) {
		tell(walk, hook, revision,
			arena_printf(arena,
				"the hook %s did not end within %g s and was killed%s%s",
				moment_words(hook), seconds, end, words));
	} else if (result->status != 0) {
		tell(walk, hook, revision,
			arena_printf(arena, "the hook %s ends with exit status %d%s%s",
				moment_words(hook), result->status, end, words));
	}
}

static bool run_hook(struct walk *walk, const struct config_hook *hook,
	const struct revision *revision, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	AUTO(guests_close) struct guests *guests = NULL;
	struct run *run = walk->run;
	const char *mark = arena_printf(work, PROCESS_MARK "%s", place_path(run->place, "hook"));
	const char *const argv[] = {"/bin/sh", "-c", hook->run, NULL};
	struct process_plan plan = {
		.argv = argv,
		.folder = run->project.folder,
		.seconds = hook->timeout > 0 ? hook->timeout : run->project.step_timeout,
	};
	struct process_result result;
	struct address address;
	bool ran;

	run_progress(run, "hook", revision);
	if (!scratch_address(walk->ladder.scratch, work, &address, err) ||
		!guests_open(walk->ladder.scratch, &guests, err)) {
		return false;
	}
	plan.environment = hook_environment(&run->project, &address, revision->id, mark, work);
	ran = process_run(&plan, work, &result, err);
	process_end_left(mark);
	if (!ran || !guests_leave(guests, err)) {
		return false;
	}
	judge(walk, hook, revision, &result, plan.seconds, &address);
	walk->own->present = true;
	filling_lost_sight(walk);
	/* What others did is not counted as what the tool does: look at everything again. */
	db_close(&walk->ladder.observer);
	return true;
}

static bool look_for_changes(struct walk *walk, const struct config_hook *hook,
	const struct revision *revision, const struct snapshot *state, struct hooks_ran *out,
	struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	AUTO(snapshot_free) struct snapshot now = {0};

	if (!stage_capture(&walk->ladder, &now, err)) {
		return false;
	}
	struct diff diff = snapshot_diff(state, &now, work);

	if (diff.count > 0) {
		out->changed = true;
		tell(walk, hook, revision,
			arena_printf(walk->run->arena,
				"the hook %s changes the schema (%s %s), and what follows is "
				"tested without it",
				moment_words(hook), diff.items[0].kind, diff.items[0].identity));
	}
	return true;
}

bool hooks_run(struct walk *walk, const char *after, const struct revision *revision,
	const struct snapshot *state, struct hooks_ran *out, struct error *err)
{
	*out = (struct hooks_ran){0};
	VEC_EACH (&walk->run->project.config.hooks, it) {
		if (!is_due(walk, it, after, revision) || out->changed) {
			continue;
		}
		out->any = true;
		if (!run_hook(walk, it, revision, err) ||
			(state != NULL && !look_for_changes(walk, it, revision, state, out, err))) {
			return false;
		}
	}
	return true;
}
