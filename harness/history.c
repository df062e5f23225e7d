#include "history.h"

#include "chain_check.h"
#include "git_base.h"
#include "tree_git.h"

#include <string.h>

static bool same_text(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Git may keep other line ends than the folder has (core.autocrlf). */
static bool same_bytes(const char *a, size_t size_a, const char *b, size_t size_b)
{
	size_t i = 0, j = 0;

	while (i < size_a || j < size_b) {
		i += i + 1 < size_a && a[i] == '\r' && a[i + 1] == '\n' ? 1 : 0;
		j += j + 1 < size_b && b[j] == '\r' && b[j + 1] == '\n' ? 1 : 0;
		if (i >= size_a || j >= size_b || a[i++] != b[j++]) {
			return false;
		}
	}
	return true;
}

/* Do both files exist, or neither, and do they hold the same? */
static bool same_file(
	const struct tree *then, const char *old_path, const struct tree *now, const char *path)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const char *a, *b;
	size_t size_a, size_b;
	struct error ignored;

	if (old_path == NULL || path == NULL) {
		return old_path == path;
	}
	return tree_read(then, work, old_path, &a, &size_a, &ignored) &&
	       tree_read(now, work, path, &b, &size_b, &ignored) &&
	       same_bytes(a, size_a, b, size_b);
}

static bool is_old(const struct project *project, const struct revision *revision,
	const struct tree *then, const struct chain *before)
{
	const struct tree *now = project->tree;

	VEC_EACH (before, it) {
		if (strcmp(it->id, revision->id) == 0 &&
			same_file(then, it->path, now, revision->path) &&
			same_file(then, it->up.path, now, revision->up.path) &&
			same_file(then, it->down.path, now, revision->down.path)) {
			return true;
		}
	}
	return false;
}

/* The chain at the merge base; where it cannot be read, or lay nowhere, there is none. */
static struct chain read_before(const struct project *project, const struct tree *then,
	struct arena *arena, struct findings *findings)
{
	struct chain chain = {0};
	struct detected detected = {.path = project->path};
	struct error ignored;

	if (!tree_has(then, arena, project->path) &&
		!project->adapter->detect(then, arena, NULL, &detected)) {
		return chain;
	}
	if (!project->adapter->read(then, arena, detected.path, &chain, findings, &ignored)) {
		return (struct chain){0};
	}
	chain_check(&chain, arena, findings);
	return chain;
}

bool history_read(const struct project *project, const char *since, struct arena *arena,
	struct history *out, struct error *err)
{
	AUTO(tree_git_close) struct tree_git *git = NULL;
	const char *ref = since != NULL ? since : project->config.deployed;
	struct git_base base;
	struct chain before;
	bool *old;

	*out = (struct history){.strict = since != NULL, .chain = &project->chain};
	out->before.arena = arena;
	if (!git_base_find(project->folder, ref, since != NULL, arena, &base, err)) {
		return fail_while(err, "%s",
			since != NULL ? "--since"
				      : arena_printf(arena, "%s: deployed", project->config.file));
	}
	out->remark = base.remark;
	if (base.commit == NULL) {
		return true;
	}
	if (!tree_git_open(project->folder, base.commit, &git, err)) {
		return false;
	}
	before = read_before(project, tree_git_tree(git), arena, &out->before);
	out->base = base.label;
	out->old = old = arena_alloc(arena, project->chain.count + 1);
	for (size_t i = 0; i < project->chain.count; i++) {
		old[i] = is_old(project, &project->chain.items[i], tree_git_tree(git), &before);
	}
	return true;
}

/* What the files alone say: was it said before? */
static bool was_said(const struct history *history, const struct finding *finding)
{
	VEC_EACH (&history->before, it) {
		if (it->check == finding->check && same_text(it->revision, finding->revision) &&
			same_text(it->message, finding->message)) {
			return true;
		}
	}
	return false;
}

static bool is_of_history(const struct history *history, const struct finding *finding)
{
	const size_t place = finding->order;

	if (finding->revision == NULL || place >= history->chain->count || !history->old[place]) {
		return false;
	}
	return strcmp(checks[finding->check]->scenario, "chain") != 0 || was_said(history, finding);
}

void history_mark(const struct history *history, struct findings *findings, enum severity fail_on)
{
	if (history->old == NULL) {
		return;
	}
	VEC_EACH (findings, it) {
		const bool harmless =
			history->strict || it->severity < fail_on || checks[it->check]->soft;

		it->history = harmless && is_of_history(history, it);
	}
}
