#include "rerun.h"

#include "guards.h"
#include "judge.h"
#include "ladder.h"
#include "stage.h"
#include "sums.h"
#include "trial.h"

#include <string.h>

struct rerun {
	struct walk *walk;
	struct arena *arena;
	const struct revision *revision;
	enum direction direction;
	const struct snapshot *expected; /* the ladder as it has to stay */
	struct step step;
	bool commits;       /* the script cannot be rolled back */
	bool writes_schema; /* what it did to the catalog on trial is still to be seen */
	bool dirty;         /* the ladder is not what it was */
	struct snapshot now;
	struct sums sums; /* of tables that may have other rows */
	struct object_changes changes;
};

static const char *words_of(enum direction direction)
{
	return direction == UP ? "run once more, the upgrade" : "run once more, the downgrade";
}

/* Is the statement guarded, or a look at the catalog? */
static bool may_guard(const char *sql)
{
	static const char *const words[] = {"EXISTS", "DO", "information_schema", "pg_catalog",
		"pg_class", "pg_type", "pg_indexes", "pg_constraint", "to_regclass", "PRAGMA",
		"sqlite_master", "sqlite_schema"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (text_has_word(sql, words[i])) {
			return true;
		}
	}
	return false;
}

/* Code may hold a guard for another engine: what has it sent to this one? */
static bool sent_guard(const struct rerun *rerun)
{
	const struct result_revision *record = run_revision(rerun->walk->run, rerun->revision);

	VEC_EACH (&record->steps, step) {
		for (size_t i = 0; i < step->statement_count; i++) {
			if (step->direction == rerun->direction &&
				may_guard(step->statements[i].sql)) {
				return true;
			}
		}
	}
	return false;
}

/* An operation's if_not_exists, which Alembic does not heed before 1.12, is meant in any case. */
static bool is_guarded(const struct rerun *rerun, const struct script *script)
{
	return guard_of(script) == GUARDED &&
	       (!script->code || text_has_word(script->text, "if_not_exists") || sent_guard(rerun));
}

/* Ordinary scripts are run once: what a second run does is worth a note, where nobody meant it. */
static enum severity severity_of(const struct rerun *rerun, enum check check)
{
	const struct script *script = revision_script(rerun->revision, rerun->direction);
	bool guarded = is_guarded(rerun, script);

	if (rerun->walk->run->project.config.idempotent) {
		return ERROR;
	}
	return !guarded ? NOTE : check == RERUN_FAILS ? WARNING : ERROR;
}

/* Of the findings from the first on. */
static void grade(const struct rerun *rerun, size_t first)
{
	struct findings *findings = &rerun->walk->run->result.findings;

	for (size_t i = first; i < findings->count; i++) {
		struct finding *finding = &findings->items[i];

		finding->severity = severity_of(rerun, finding->check);
		if (finding->severity == NOTE) {
			finding->hint = NULL;
		} else if (finding->hint == NULL) {
			finding->hint = finding->check == RERUN_FAILS
						? "Guard this statement as well, or none: who runs "
						  "it again "
						  "gets as far as here."
						: "Let a second run see that this is done already.";
		}
	}
}

static void judge_schema(const struct rerun *rerun)
{
	static const struct judge_words words[] = {
		[UP] = {.appeared = "is made by a second run of the upgrade",
			.vanished = "is dropped by a second run of the upgrade",
			.changed = "is left by a second run of the upgrade",
			.moved = "have another order after a second run of the upgrade"},
		[DOWN] = {.appeared = "is made by a second run of the downgrade",
			.vanished = "is dropped by a second run of the downgrade",
			.changed = "is left by a second run of the downgrade",
			.moved = "have another order after a second run of the downgrade"},
	};

	struct object_changes changes = {0};

	VEC_EACH (&rerun->changes, it) {
		if (!it->order_only) {
			*VEC_ADD(rerun->arena, &changes) = *it;
		}
	}
	judge_changes(rerun->walk->run, RERUN_CHANGES_SCHEMA, rerun->revision, &changes, NULL,
		&words[rerun->direction]);
}

static void judge_rows(const struct rerun *rerun)
{
	struct run *run = rerun->walk->run;
	const char *words = words_of(rerun->direction);

	VEC_EACH (&rerun->sums, it) {
		long long before = it->rows[SUM_BEFORE], after = it->rows[SUM_AFTER];
		struct finding *finding;

		if (!sum_differs(it)) {
			continue;
		}
		finding = run_finding(run, RERUN_CHANGES_DATA, rerun->revision);
		finding->path = revision_script(rerun->revision, rerun->direction)->path;
		finding->object = arena_printf(run->arena, "table %s", it->name);
		finding->message =
			before == after
				? arena_printf(run->arena, "%s changes values in %s, in %lld row%s",
					  words, it->name, after, after == 1 ? "" : "s")
				: arena_printf(run->arena,
					  "%s leaves %lld rows in %s, which had %lld", words, after,
					  it->name, before);
	}
}

static bool has_other_rows(const struct rerun *rerun)
{
	VEC_EACH (&rerun->sums, it) {
		if (sum_differs(it)) {
			return true;
		}
	}
	return false;
}

/* Through the observer, to whom a trial is invisible. */
static bool take_sums(struct rerun *rerun, enum sum_when when, struct error *err)
{
	struct stage *stage = &rerun->walk->ladder;

	return stage_see(stage, err) && sums_take(stage->observer, &rerun->sums, when, err);
}

/* Tables that both states have: others are the schema's concern. */
static bool list_sums(struct rerun *rerun, struct error *err)
{
	struct stage *stage = &rerun->walk->ladder;

	if (!stage_see(stage, err) || !sums_list(stage->observer, &rerun->sums, err)) {
		return false;
	}
	sums_keep(&rerun->sums, rerun->expected);
	return true;
}

static bool compare_schema(struct rerun *rerun, struct error *err)
{
	if (!stage_capture(&rerun->walk->ladder, &rerun->now, err)) {
		return false;
	}
	struct diff diff = snapshot_diff(rerun->expected, &rerun->now, rerun->arena);

	rerun->dirty = rerun->dirty || diff.count > 0;
	rerun->changes = diff_objects(&diff, rerun->expected, &rerun->now, rerun->arena);
	return true;
}

/* What the open trial has written, and what a commit would still say. */
static bool look_into(struct rerun *rerun, struct trial *trial, struct error *err)
{
	struct outcome outcome;

	if (!db_run(trial->db, rerun->arena, "SET CONSTRAINTS ALL IMMEDIATE", &outcome, err)) {
		return false;
	}
	if (!outcome.worked) {
		rerun->step.outcome = outcome;
		return true;
	}
	if (!sums_written(trial->db, &rerun->sums, &rerun->writes_schema, err)) {
		return false;
	}
	sums_keep(&rerun->sums, rerun->expected);
	return sums_take(trial->db, &rerun->sums, SUM_AFTER, err);
}

static bool try(struct rerun *rerun, struct error *err)
{
	struct stage *stage = &rerun->walk->ladder;
	struct trial trial;
	bool intact = true;

	if (!trial_can_hold(stage->run, revision_script(rerun->revision, rerun->direction))) {
		rerun->commits = true;
		return true;
	}
	if (!trial_open(&trial, stage, err)) {
		return false;
	}
	if (trial.db == NULL) {
		rerun->commits = true;
		return true;
	}
	if (!trial_script(
		    &trial, rerun->revision, rerun->direction, rerun->arena, &rerun->step, err) ||
		(rerun->step.outcome.worked && !look_into(rerun, &trial, err)) ||
		!trial_end(&trial, &intact, err)) {
		return false;
	}
	rerun->dirty = !intact;
	rerun->commits = trial_was_refused(&rerun->step);
	return rerun->commits || !rerun->step.outcome.worked || take_sums(rerun, SUM_BEFORE, err);
}

/* Where nothing is rolled back, the state behind it is compared. */
static bool run_for_good(struct rerun *rerun, struct error *err)
{
	if (rerun->commits && (!list_sums(rerun, err) || !take_sums(rerun, SUM_BEFORE, err))) {
		return false;
	}
	return stage_body(&rerun->walk->ladder, rerun->revision, rerun->direction, rerun->arena,
		       &rerun->step, err) &&
	       compare_schema(rerun, err) && (!rerun->commits || take_sums(rerun, SUM_AFTER, err));
}

static bool run_postgres(struct rerun *rerun, struct error *err)
{
	if (!try(rerun, err)) {
		return false;
	}
	if (rerun->dirty) {
		/* It has come to stay in spite of all: what it has done can be seen. */
		return compare_schema(rerun, err);
	}
	if (!rerun->commits && !rerun->writes_schema) {
		return true;
	}
	if (!run_for_good(rerun, err)) {
		return false;
	}
	rerun->dirty = rerun->dirty || has_other_rows(rerun);
	return true;
}

static bool take_saved_sums(struct rerun *rerun, struct scratch *saved, struct error *err)
{
	AUTO(db_close) struct db *db = NULL;

	return db_open(saved, &db, err) && sums_take(db, &rerun->sums, SUM_BEFORE, err);
}

static bool run_sqlite(struct rerun *rerun, struct error *err)
{
	AUTO(trial_drop) struct trial trial = {0};
	bool intact;

	if (!trial_open(&trial, &rerun->walk->ladder, err) ||
		!trial_script(&trial, rerun->revision, rerun->direction, rerun->arena, &rerun->step,
			err)) {
		return false;
	}
	if (rerun->step.outcome.worked && !(compare_schema(rerun, err) && list_sums(rerun, err) &&
						  take_sums(rerun, SUM_AFTER, err) &&
						  take_saved_sums(rerun, trial.saved, err))) {
		return false;
	}
	rerun->dirty = false;
	return trial_end(&trial, &intact, err);
}

static void judge(const struct rerun *rerun)
{
	struct run *run = rerun->walk->run;
	const struct outcome *outcome = &rerun->step.outcome;
	size_t first = run->result.findings.count;

	if (outcome->timed_out || outcome->lost) {
		run_gap(run, rerun->revision,
			rerun->direction == UP ? "a second run of the upgrade"
					       : "a second run of the downgrade",
			outcome->message);
		return;
	}
	if (!outcome->worked) {
		judge_failure(run, RERUN_FAILS, rerun->revision, rerun->direction,
			words_of(rerun->direction), &rerun->step);
	} else {
		judge_schema(rerun);
		judge_rows(rerun);
	}
	grade(rerun, first);
}

static bool all_applied(const struct walk *walk, size_t place)
{
	for (size_t i = 0; i < place; i++) {
		if (!walk->standings[i].applies) {
			return false;
		}
	}
	return true;
}

static bool rerun_script(struct walk *walk, const struct revision *revision,
	enum direction direction, const struct snapshot *expected, struct error *err)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	const struct script *script = revision_script(revision, direction);
	struct rerun rerun = {.walk = walk,
		.arena = arena,
		.revision = revision,
		.direction = direction,
		.expected = expected,
		.sums = {.arena = arena}};
	size_t place = chain_index(&walk->run->project.chain, revision) + (direction == UP ? 1 : 0);
	bool worked;

	/* What an earlier revision did not make, a script may miss. */
	if (!run_wants(walk->run, "rerun") || script->text == NULL || script->empty ||
		!all_applied(walk, place)) {
		return true;
	}
	worked = walk->ladder.scratch->engine->restore != NULL ? run_sqlite(&rerun, err)
							       : run_postgres(&rerun, err);
	if (worked) {
		judge(&rerun);
	}
	snapshot_free(&rerun.now);
	return worked && (!rerun.dirty || ladder_replace(walk, place, err));
}

bool rerun_upgrade(struct walk *walk, const struct revision *revision, struct error *err)
{
	return rerun_script(walk, revision, UP, &walk->current, err);
}

bool rerun_downgrade(struct walk *walk, const struct revision *revision,
	const struct snapshot *down, struct error *err)
{
	return !walk->run->options->thorough || rerun_script(walk, revision, DOWN, down, err);
}
