#include "interruption_kill.h"

#include <string.h>

void attempt_drop(struct attempt *attempt)
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
	"	FOR i IN 1..10000 LOOP\n"
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

/* What has come or gone says more than what has changed with it. */
static struct object_changes most_telling_first(
	const struct object_changes *changes, struct arena *arena)
{
	struct object_changes sorted = {0};

	for (int round = 0; round < 2; round++) {
		VEC_EACH (changes, it) {
			if ((it->fate == CHANGED) == (round == 1)) {
				*VEC_ADD(arena, &sorted) = *it;
			}
		}
	}
	return sorted;
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

	struct object_changes changes =
		diff_objects(&diff, moment->before, &attempt->killed, moment->arena);

	attempt->left = most_telling_first(&changes, moment->arena);
	return true;
}

struct object_changes attempt_without_orders(
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
		it->kind = arena_copy(moment->arena, it->kind);
		it->identity = arena_copy(moment->arena, it->identity);
		VEC_EACH (&it->changes, change) {
			change->before = arena_copy(moment->arena, change->before);
			change->after = arena_copy(moment->arena, change->after);
			change->kind = arena_copy(moment->arena, change->kind);
			change->identity = arena_copy(moment->arena, change->identity);
			change->attribute = arena_copy(moment->arena, change->attribute);
		}
	}
	*differences = attempt_without_orders(&changes, moment->arena);
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
	if (!step.outcome.worked && moment->down_step != NULL &&
		!moment->down_step->outcome.worked) {
		return true;
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

bool attempt_kill(struct attempt *attempt, bool *stuck, struct error *err)
{
	bool killed = false;

	*stuck = false;
	return open_copy(attempt, err) && kill_upgrade(attempt, &killed, err) &&
	       (!killed || recover(attempt, stuck, err));
}
