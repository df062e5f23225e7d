#include "interruption.h"

#include "judge.h"
#include "stage.h"

#include <string.h>

/* One kill, and what came of it. */
struct attempt {
	struct walk *walk;
	const struct moment *moment;
	const struct step_stop *stop;
	struct stage stage;
	struct db *holder; /* keeps a statement from coming to its end, and ends it then */
	struct snapshot killed;
	struct object_changes left;        /* by the kill: the parent's state against killed */
	const char *repeated;              /* why the upgrade cannot be repeated, or NULL */
	struct object_changes differences; /* … where it can: from an uninterrupted one */
	const char *undone;                /* why its downgrade is no way out */
};

static void attempt_drop(struct attempt *attempt)
{
	db_close(&attempt->holder);
	stage_drop(&attempt->stage);
	snapshot_free(&attempt->killed);
}

/*
 * CREATE INDEX CONCURRENTLY commits twice on its way, and waits in the end for every transaction
 * that could have seen the table before: this one never goes on, and terminates whoever waits for
 * it.
 */
static const char open_transaction[] = "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1";
static const char end_who_waits[] =
	"DO $mtest$\n"
	"DECLARE\n"
	"	own text := (SELECT l.virtualxid FROM pg_catalog.pg_locks l\n"
	"		WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()\n"
	"		AND l.locktype OPERATOR(pg_catalog.=) 'virtualxid');\n"
	"BEGIN\n"
	"	FOR i IN 1..1000 LOOP\n"
	"		PERFORM pg_catalog.pg_terminate_backend(l.pid) FROM pg_catalog.pg_locks l\n"
	"		WHERE l.locktype OPERATOR(pg_catalog.=) 'virtualxid' AND NOT l.granted\n"
	"		AND l.virtualxid OPERATOR(pg_catalog.=) own;\n"
	"		EXIT WHEN FOUND;\n"
	"		PERFORM pg_catalog.pg_sleep(0.005);\n"
	"	END LOOP;\n"
	"END $mtest$; COMMIT";

static bool hold(void *context, struct error *err)
{
	struct attempt *attempt = context;

	return db_open(attempt->stage.scratch, &attempt->holder, err) &&
	       db_must(attempt->holder, open_transaction, err) &&
	       db_send(attempt->holder, end_who_waits, err);
}

static bool open_copy(struct attempt *attempt, struct error *err)
{
	struct walk *walk = attempt->walk;

	attempt->stage.run = walk->run;
	attempt->stage.pass = "interruption";
	return standby_advance(walk,
		       chain_index(&walk->run->project.chain, attempt->moment->revision), err) &&
	       scratch_copy(walk->standby, &attempt->stage.scratch, err) &&
	       stage_open(&attempt->stage, true, err);
}

/* *killed false: the upgrade has come to its end, or failed before it came so far. */
static bool kill_upgrade(struct attempt *attempt, bool *killed, struct error *err)
{
	const struct moment *moment = attempt->moment;
	const struct interruption interruption = {attempt->stop, hold, attempt};
	struct step step;

	if (!session_interrupt(attempt->stage.session, &moment->run->project.chain,
		    moment->revision, &interruption, moment->arena, &step, err)) {
		return false;
	}
	db_close(&attempt->holder);
	*killed = step.outcome.lost || (attempt->stop->within && !step.outcome.worked);
	if (!*killed || step.outcome.timed_out) {
		*killed = false;
		return true;
	}
	stage_close(&attempt->stage);
	if (!stage_open(&attempt->stage, true, err) ||
		!stage_capture(&attempt->stage, &attempt->killed, err)) {
		return false;
	}
	struct diff diff = snapshot_diff(moment->before, &attempt->killed, moment->arena);

	attempt->left = diff_objects(&diff, moment->before, &attempt->killed, moment->arena);
	return true;
}

static struct object_changes without_orders(
	const struct object_changes *changes, struct arena *arena)
{
	struct object_changes kept = {0};

	VEC_EACH (changes, it) {
		if (!it->order_only) {
			*VEC_ADD(arena, &kept) = *it;
		}
	}
	return kept;
}

/* The upgrade, and how the schema then differs from that of one that nobody interrupted. */
static bool go_up(struct attempt *attempt, struct step *step, struct object_changes *differences,
	struct error *err)
{
	const struct moment *moment = attempt->moment;
	AUTO(snapshot_free) struct snapshot now = {0};

	*differences = (struct object_changes){0};
	if (!session_step(attempt->stage.session, &moment->run->project.chain, moment->revision, UP,
		    RECORD, moment->arena, step, err)) {
		return false;
	}
	if (step->outcome.lost) {
		db_close(&attempt->stage.observer);
	}
	if (!step->outcome.worked) {
		return true;
	}
	if (!stage_capture(&attempt->stage, &now, err)) {
		return false;
	}
	struct diff diff = snapshot_diff(moment->up, &now, moment->arena);
	struct object_changes changes = diff_objects(&diff, moment->up, &now, moment->arena);

	/* They are judged when this snapshot is gone. */
	VEC_EACH (&changes, it) {
		it->kind = arena_copy(moment->run->arena, it->kind);
		it->identity = arena_copy(moment->run->arena, it->identity);
		VEC_EACH (&it->changes, change) {
			change->before = arena_copy(moment->run->arena, change->before);
			change->after = arena_copy(moment->run->arena, change->after);
			change->kind = arena_copy(moment->run->arena, change->kind);
			change->identity = arena_copy(moment->run->arena, change->identity);
			change->attribute = arena_copy(moment->run->arena, change->attribute);
		}
	}
	*differences = without_orders(&changes, moment->arena);
	return true;
}

/* The downgrade's script alone, as one would run it by hand, and the upgrade once more. */
static bool try_downgrade(struct attempt *attempt, struct error *err)
{
	const struct moment *moment = attempt->moment;
	const struct revision *revision = moment->revision;
	const struct chain *chain = &moment->run->project.chain;
	struct object_changes differences;
	struct step step;

	if (revision->stays || revision->down.path == NULL || revision->down.text == NULL) {
		attempt->undone = "and there is no downgrade";
		return true;
	}
	if (!session_step(attempt->stage.session, chain, revision, DOWN, BODY, moment->arena, &step,
		    err)) {
		return false;
	}
	if (!step.outcome.worked) {
		attempt->undone = arena_printf(
			moment->arena, "and the downgrade fails, too (%s)", step.outcome.message);
		return true;
	}
	if (!session_stamp(attempt->stage.session, chain, revision, DOWN, err) ||
		!go_up(attempt, &step, &differences, err)) {
		return false;
	}
	if (!step.outcome.worked) {
		attempt->undone = arena_printf(moment->arena,
			"and not after the downgrade either (%s)", step.outcome.message);
	} else if (differences.count > 0) {
		attempt->undone =
			arena_printf(moment->arena, "and gives another %s %s after the downgrade",
				differences.items[0].kind, differences.items[0].identity);
	}
	return true;
}

/* What the tool's documentation says: its record is put right by hand, and the upgrade run again.
 */
static bool recover(struct attempt *attempt, bool *stuck, struct error *err)
{
	const struct moment *moment = attempt->moment;
	struct step step;

	if (!session_stamp(attempt->stage.session, &moment->run->project.chain, moment->revision,
		    DOWN, err) ||
		!go_up(attempt, &step, &attempt->differences, err)) {
		return false;
	}
	if (step.outcome.worked) {
		*stuck = attempt->differences.count > 0;
		return true;
	}
	attempt->repeated = step.outcome.message;
	if (!try_downgrade(attempt, err)) {
		return false;
	}
	*stuck = attempt->undone != NULL;
	return true;
}

/* Does the upgrade work in such a copy where nobody interrupts it? Else it depends on chance. */
static bool works_alone(const struct attempt *attempt, bool *works, struct error *err)
{
	AUTO(attempt_drop)
	struct attempt control = {.walk = attempt->walk, .moment = attempt->moment};
	struct object_changes differences;
	struct step step;

	if (!open_copy(&control, err) || !go_up(&control, &step, &differences, err)) {
		return false;
	}
	*works = step.outcome.worked && differences.count == 0;
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
	VEC_EACH (objects, it) {
		judge_copy_changes(run, finding, it);
	}
}

static bool try_stop(struct attempt *attempt, bool *stuck, struct error *err)
{
	bool killed = false;

	*stuck = false;
	return open_copy(attempt, err) && kill_upgrade(attempt, &killed, err) &&
	       (!killed || recover(attempt, stuck, err));
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

bool interruption_try(struct walk *walk, const struct moment *moment, struct error *err)
{
	bool known = false, works = true, found = false;

	if (!is_wanted(moment)) {
		return true;
	}
	VEC_EACH (&moment->up_step->stops, it) {
		AUTO(attempt_drop)
		struct attempt attempt = {.walk = walk, .moment = moment, .stop = it};
		bool stuck;

		if (found && !it->within) {
			continue;
		}
		run_progress(moment->run, "interruption", moment->revision);
		if (!try_stop(&attempt, &stuck, err)) {
			return fail_while(err, "an interrupted upgrade");
		}
		if (!stuck || is_told(&attempt, found)) {
			continue;
		}
		if (!known && !works_alone(&attempt, &works, err)) {
			return false;
		}
		known = true;
		if (!works) {
			return true;
		}
		found = found || attempt.differences.count == 0;
		report(&attempt);
	}
	return true;
}
