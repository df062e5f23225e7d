#include "interruption.h"

#include "interruption_kill.h"
#include "judge.h"

#include <string.h>

/*
 * Does the upgrade come to the same where nobody interrupts it? Else it depends on chance. The
 * standby would take it next.
 */
static bool works_alone(
	struct walk *walk, const struct moment *moment, bool *works, struct error *err)
{
	size_t place = chain_index(&walk->run->project.chain, moment->revision);
	AUTO(snapshot_free) struct snapshot now = {0};
	struct stage standby = {.run = walk->run};
	bool read;

	if (!standby_advance(walk, place + 1, err)) {
		return false;
	}
	standby.scratch = walk->standby;
	read = stage_capture(&standby, &now, err);
	stage_close(&standby);
	if (!read) {
		return false;
	}
	struct diff diff = snapshot_diff(moment->up, &now, moment->arena);
	struct object_changes changes = diff_objects(&diff, moment->up, &now, moment->arena);

	*works = walk->standings[place].applies &&
		 attempt_without_orders(&changes, moment->arena).count == 0;
	return true;
}

static const char *list_left(struct arena *arena, const struct object_changes *left)
{
	static const char *const fates[] = {
		[APPEARED] = "", [VANISHED] = "no ", [CHANGED] = "a changed "};
	const char *list = "";
	size_t shown = 0;

	VEC_EACH (left, it) {
		if (shown++ < 3) {
			list = arena_printf(arena, "%s%s%s%s %s", list, *list == '\0' ? "" : ", ",
				fates[it->fate], it->kind, it->identity);
		}
	}
	return shown <= 3 ? list : arena_printf(arena, "%s and %zu more", list, shown - 3);
}

static bool is_invalid_index(const struct object_change *object)
{
	const struct change *change = object->changes.count == 0 ? NULL : object->changes.items;

	return object->fate == CHANGED && strcmp(object->kind, "index") == 0 &&
	       strcmp(change->attribute, "valid") == 0 && change->after != NULL;
}

static const char *difference_words(struct arena *arena, const struct object_change *object)
{
	static const struct judge_words words = {
		.appeared = "is left over",
		.vanished = "is missing",
		.changed = "is left",
	};

	return is_invalid_index(object)
		       ? arena_printf(arena, "index %s is left invalid", object->identity)
		       : judge_message(arena, object, NULL, &words);
}

static const char *when_words(struct arena *arena, const struct step_stop *stop)
{
	const char *sql = text_squeeze(arena, stop->sql, 100);
	const char *start = stop->within ? "while" : "when";
	const char *end = stop->within ? "was at work" : "had been committed";

	return stop->line == 0
		       ? arena_printf(arena, "%s %s %s", start, sql, end)
		       : arena_printf(arena, "%s line %zu %s (%s)", start, stop->line, end, sql);
}

static const char *hint_for_index(const struct attempt *attempt)
{
	if (attempt->moment->revision->up.code) {
		return "A broken CREATE INDEX CONCURRENTLY leaves an invalid index. Put DROP INDEX "
		       "CONCURRENTLY IF EXISTS before it, in the same block.";
	}
	return attempt->repeated == NULL
		       ? "A broken CREATE INDEX CONCURRENTLY leaves an invalid index. Without IF "
			 "NOT EXISTS the second attempt fails, and the downgrade drops the index."
		       : "A broken CREATE INDEX CONCURRENTLY leaves an invalid index. Give the "
			 "revision a downgrade with DROP INDEX CONCURRENTLY IF EXISTS.";
}

static const char *hint_for(const struct attempt *attempt)
{
	bool sqlite = strcmp(attempt->moment->run->project.engine->name, "sqlite") == 0;

	if (attempt->stop->within) {
		return hint_for_index(attempt);
	}
	if (sqlite && attempt->moment->revision->up.code) {
		return "Python's sqlite3 commits each DDL statement by itself. SQLAlchemy's page "
		       "on SQLite shows the two event handlers for env.py that make DDL "
		       "transactional.";
	}
	return sqlite ? "Put the file between BEGIN; and COMMIT;, so that it is done as a whole or "
			"not at all."
		      : "Give what commits by itself a revision of its own, or let each statement "
			"bear to be repeated (IF NOT EXISTS, IF EXISTS).";
}

static void report(const struct attempt *attempt)
{
	struct run *run = attempt->moment->run;
	const struct revision *revision = attempt->moment->revision;
	bool differs = attempt->differences.count > 0;
	const struct object_changes *objects = differs ? &attempt->differences : &attempt->left;
	struct finding *finding = run_finding(run, INTERRUPTED_UPGRADE_STUCK, revision);
	const char *when = when_words(run->arena, attempt->stop);

	finding->path = revision->up.path;
	finding->line = attempt->stop->line;
	if (objects->count > 0) {
		finding->object = arena_printf(
			run->arena, "%s %s", objects->items[0].kind, objects->items[0].identity);
	}
	finding->message =
		differs ? arena_printf(run->arena,
				  "killed %s, the upgrade works when it is repeated, but %s", when,
				  difference_words(run->arena, &attempt->differences.items[0]))
			: arena_printf(run->arena,
				  "killed %s, the upgrade cannot be repeated (%s) %s%s%s", when,
				  attempt->repeated, attempt->undone,
				  attempt->left.count == 0 ? "" : "; it left ",
				  list_left(run->arena, &attempt->left));
	finding->hint = hint_for(attempt);
	VEC_EACH (&attempt->differences, it) {
		judge_copy_changes(run, finding, it);
	}
}

static bool is_wanted(const struct moment *moment)
{
	const struct run *run = moment->run;
	size_t place = chain_index(&run->project.chain, moment->revision);

	return run->options->interrupt && run_wants(run, "interruption") &&
	       (run->history.old == NULL || !run->history.old[place]);
}

/*
 * That a revision which commits in the middle cannot be repeated is one fault, wherever it is
 * interrupted; each index that may be left invalid is one of its own.
 */
static bool is_told(const struct attempt *attempt, bool found)
{
	return found && attempt->differences.count == 0;
}

static bool try_stops(struct walk *walk, const struct moment *moment, struct error *err)
{
	bool found = false;

	VEC_EACH (&moment->up_step->stops, it) {
		AUTO(attempt_drop)
		struct attempt attempt = {.walk = walk, .moment = moment, .stop = it};
		bool stuck;

		if (found && !it->within) {
			continue;
		}
		run_progress(moment->run, "interruption", moment->revision);
		if (!attempt_kill(&attempt, &stuck, err)) {
			return fail_while(err, "an interrupted upgrade");
		}
		if (stuck && !is_told(&attempt, found)) {
			found = found || attempt.differences.count == 0;
			report(&attempt);
		}
	}
	return true;
}

/* What was found about an upgrade that depends on chance says nothing. */
static void take_back(struct findings *findings, size_t from, size_t to)
{
	while (to < findings->count) {
		findings->items[from++] = findings->items[to++];
	}
	findings->count = from;
}

bool interruption_try(struct walk *walk, const struct moment *moment, struct error *err)
{
	struct findings *findings = &moment->run->result.findings;
	size_t before = findings->count, after;
	bool works = true;

	if (!is_wanted(moment)) {
		return true;
	}
	if (!try_stops(walk, moment, err)) {
		return false;
	}
	after = findings->count;
	if (after > before && !works_alone(walk, moment, &works, err)) {
		return false;
	}
	if (!works) {
		take_back(findings, before, after);
	}
	return true;
}
