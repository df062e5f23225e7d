#include "chain_check.h"

#include <string.h>

struct checking {
	struct chain *chain;
	struct arena *arena;
	struct findings *findings;
	struct names heads;
};

static struct finding *add(
	struct checking *checking, enum check check, const struct revision *revision)
{
	struct finding *finding = finding_add(checking->findings, check);

	finding->revision = revision == NULL ? NULL : revision->id;
	finding->path = revision == NULL ? NULL : revision->path;
	return finding;
}

static const char *join(struct arena *arena, const struct names *names, const char *between)
{
	const char *text = "";

	VEC_EACH (names, it) {
		text = arena_printf(arena, "%s%s%s", text, it == names->items ? "" : between, *it);
	}
	return text;
}

static void refuse(struct chain *chain, const char *why)
{
	if (chain->refused == NULL) {
		chain->refused = why;
	}
}

/* A file that could not be read may be the parent that seems to be missing. */
static bool all_readable(const struct chain *chain)
{
	VEC_EACH (chain, it) {
		if (it->unreadable != NULL) {
			return false;
		}
	}
	return true;
}

static void check_links(struct checking *checking, const struct revision *revision,
	const struct names *links, const char *words)
{
	VEC_EACH (links, it) {
		struct finding *finding;

		if (chain_find(checking->chain, *it) != NULL) {
			continue;
		}
		finding = add(checking, MISSING_PARENT, revision);
		finding->message = arena_printf(
			checking->arena, "%s revision %s, which no file has", words, *it);
		finding->hint = "Bring the file of that revision back, or name the revision that "
				"is meant.";
		refuse(checking->chain,
			arena_printf(checking->arena, "%s, on which %s rests, is missing", *it,
				revision->id));
	}
}

static void check_parents(struct checking *checking)
{
	VEC_EACH (checking->chain, it) {
		check_links(checking, it, &it->parents, "the parent is");
		check_links(checking, it, &it->requires, "it depends on");
	}
}

static void check_cycle(struct checking *checking)
{
	struct chain *chain = checking->chain;
	struct names cycle = chain_cycle(chain, checking->arena);
	struct finding *finding;

	if (cycle.count == 0) {
		return;
	}
	finding = add(checking, DEPENDENCY_CYCLE, chain_find(chain, cycle.items[0]));
	if (cycle.count == 1) {
		finding->message = arena_printf(checking->arena,
			"revision %s names itself as what it rests on", cycle.items[0]);
	} else {
		finding->message = arena_printf(checking->arena,
			"%zu revisions rest on each other in a circle: %s, which rests on %s again",
			cycle.count, join(checking->arena, &cycle, ", which rests on "),
			cycle.items[0]);
	}
	finding->hint = "Let the oldest of them name the revision that was there before them all.";
	refuse(chain, arena_printf(checking->arena, "revisions rest on each other in a circle: %s",
			      join(checking->arena, &cycle, ", ")));
}

/* Does a label stand on the way to this head that leads to no other head? */
static bool is_labelled(
	const struct checking *checking, const struct names *heads, const char *head)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const struct chain *chain = checking->chain;

	VEC_EACH (chain, it) {
		bool own = it->labels.count > 0;

		for (size_t i = 0; own && i < heads->count; i++) {
			bool same = strcmp(heads->items[i], head) == 0;

			own = chain_leads_to(chain, it, chain_find(chain, heads->items[i]), work) ==
			      same;
		}
		if (own) {
			return true;
		}
	}
	return false;
}

/* Branches with labels of their own are meant; one more beside them is the trunk. */
static void check_heads(struct checking *checking)
{
	const struct names *heads = &checking->heads;
	const struct revision *last;
	struct finding *finding;
	size_t unlabelled = 0;

	VEC_EACH (heads, it) {
		unlabelled += is_labelled(checking, heads, *it) ? 0 : 1;
	}
	if (heads->count < 2 || unlabelled < 2) {
		return;
	}
	last = chain_find(checking->chain, heads->items[heads->count - 1]);
	finding = add(checking, MULTIPLE_HEADS, NULL);
	finding->path = last->path;
	finding->message = arena_printf(checking->arena, "there are %zu heads: %s", heads->count,
		join(checking->arena, heads, ", "));
	finding->hint = "Put one behind the other, or add a revision that joins them (alembic "
			"merge heads).";
}

/* Is there something to undo, and could it be undone in a file of its own? */
static bool needs_downgrade(const struct revision *revision)
{
	return revision->up.path != NULL && revision->unreadable == NULL &&
	       revision->parents.count < 2 && !(revision->up.code && revision->up.empty);
}

static bool only_goes_forward(const struct chain *chain)
{
	size_t count = 0;

	VEC_EACH (chain, it) {
		if (it->down.path != NULL && !(it->down.code && it->down.empty)) {
			return false;
		}
		count += needs_downgrade(it) ? 1 : 0;
	}
	/* One template that was never filled in is no policy. */
	return count > (chain->count > 0 && chain->items[0].up.code ? 1 : 0);
}

static void report_missing(struct checking *checking, const struct revision *revision)
{
	const char *what = revision->up.code ? "there is no function downgrade() in the file"
					     : "there is no down file";
	const char *then = checking->chain->without_down;
	struct finding *finding = add(checking, MISSING_DOWNGRADE, revision);

	finding->message =
		then == NULL ? what : arena_printf(checking->arena, "%s: %s", what, then);
	finding->hint = revision->up.code
				? "Write downgrade() with the operations that undo the upgrade."
				: "Write the down file with the statements that undo the upgrade.";
}

static void report_empty(struct checking *checking, const struct revision *revision)
{
	const struct script *down = &revision->down;
	struct finding *finding = add(checking, EMPTY_DOWNGRADE, revision);

	finding->path = down->path;
	finding->hint = "Write the statements that undo the upgrade.";
	if (!down->code) {
		finding->message = "the down file holds no statement: a downgrade undoes nothing";
		return;
	}
	finding->line = down->line;
	finding->hint = "Write the operations that undo the upgrade.";
	finding->message = arena_printf(checking->arena, "downgrade() holds nothing but %s: %s",
		down->idle == NULL ? "its name" : down->idle,
		down->text == NULL ? "it stops the way back here"
				   : "it moves the version and undoes nothing");
}

static void check_downgrades(struct checking *checking)
{
	struct chain *chain = checking->chain;

	if (only_goes_forward(chain)) {
		struct finding *finding = add(checking, MISSING_DOWNGRADE, NULL);

		chain->forward_only = true;
		finding->severity = NOTE;
		finding->message = "no revision has a downgrade: the set is forward-only, so that "
				   "only its upgrades are tested";
		return;
	}
	VEC_EACH (chain, it) {
		if (!needs_downgrade(it)) {
			continue;
		}
		if (it->down.path == NULL) {
			report_missing(checking, it);
		} else if (it->down.empty && !it->up.empty) {
			report_empty(checking, it);
		}
	}
}

static void check_titles(struct checking *checking)
{
	VEC_EACH (checking->chain, it) {
		struct finding *finding;

		if (*it->title == '\0' && it->unreadable == NULL) {
			finding = add(checking, MISSING_MESSAGE, it);
			finding->message =
				it->up.code ? "the file does not say in its docstring what the "
					      "revision does"
					    : "the file's name does not say what the revision does";
		}
	}
}

void chain_check(struct chain *chain, struct arena *arena, struct findings *findings)
{
	struct checking checking = {chain, arena, findings, chain_heads(chain, arena)};

	if (all_readable(chain)) {
		check_parents(&checking);
		check_cycle(&checking);
	}
	/* Where a link is broken, what it led to only seems to be a head. */
	if (chain->refused == NULL) {
		check_heads(&checking);
	}
	check_downgrades(&checking);
	check_titles(&checking);
}
