#include "blame_kind.h"

#include "belongs.h"
#include "judge.h"

#include <string.h>

/* By the SQLSTATE's beginning, or by SQLite's words; the first that fits. */
static const struct kind {
	const char *state, *words;
	enum check check;
	const char *hint;
} kinds[] = {
	{"23502", "NOT NULL constraint failed", FAILS_ON_NULLS,
		"Give every row a value first (UPDATE … SET … WHERE … IS NULL, or a DEFAULT), then "
		"set NOT NULL."},
	{"23502", "Cannot add a NOT NULL column", FAILS_ON_NULLS,
		"Add the column with a DEFAULT, or without NOT NULL."},
	{"23505", "UNIQUE constraint failed", FAILS_ON_DUPLICATES,
		"Merge or remove the duplicates in the same revision, before the unique index."},
	{"23P01", NULL, FAILS_ON_DUPLICATES,
		"Change or remove the rows that exclude each other in the same revision, before "
		"the "
		"constraint."},
	{"23503", "FOREIGN KEY constraint failed", FAILS_ON_ORPHANS,
		"Remove or repair the rows that point nowhere in the same revision, before the "
		"foreign key."},
	{"23514", "CHECK constraint failed", FAILS_ON_VALUES,
		"Bring the old rows into the new form first."},
	{"42804", "datatype mismatch", FAILS_ON_VALUES,
		"Say with USING what becomes of each old value."},
	{"22", "malformed JSON", FAILS_ON_VALUES, "Bring the old values into the new form first."},
	/* "cannot convert NaN to bigint"; what the schema itself forbids fails without rows, too.
	 */
	{"0A000", NULL, FAILS_ON_VALUES, "Bring the old values into the new form first."},
	{"21000", NULL, FAILS_ON_DUPLICATES,
		"Say which of several rows is meant: with a limit, an aggregate, or a condition."},
};

static bool fits(const struct kind *kind, const struct outcome *outcome)
{
	return *outcome->sqlstate != '\0'
		       ? text_starts(outcome->sqlstate, kind->state)
		       : kind->words != NULL && strstr(outcome->message, kind->words) != NULL;
}

static const struct kind *kind_of(const struct outcome *outcome)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (fits(&kinds[i], outcome)) {
			return &kinds[i];
		}
	}
	return NULL;
}

bool blame_is_about_rows(const struct outcome *outcome)
{
	return kind_of(outcome) != NULL;
}

static void put_rows(struct run *run, struct finding *finding, const struct blame_failure *failure)
{
	if (finding->check == TIMED_OUT) {
		return;
	}
	finding->message = arena_printf(run->arena, "%s; %s", finding->message,
		failure->own ? "your rows are in its way" : "without them it works");
	if (failure->own) {
		finding->severity = ERROR;
	}
}

void blame_tell(struct run *run, const struct revision *revision, enum direction direction,
	const struct blame_failure *failure)
{
	const struct kind *kind = kind_of(&failure->step.outcome);
	struct finding *finding = judge_failure(run,
		kind == NULL ? FAILS_ON_EXISTING_ROWS : kind->check, revision, direction,
		direction == UP ? "with rows in the tables, the upgrade"
				: "with rows in the tables, the downgrade",
		&failure->step);

	put_rows(run, finding, failure);
	if (kind != NULL) {
		finding->hint = kind->hint;
	}
}

void blame_tell_on_return(
	struct run *run, const struct revision *revision, const struct blame_failure *failure)
{
	struct finding *finding = judge_failure(run, DOWNGRADE_FAILS_ON_NEW_ROWS, revision, DOWN,
		"with rows written since the upgrade, the downgrade", &failure->step);

	put_rows(run, finding, failure);
	finding->hint = "Say in the downgrade what becomes of rows that only the new schema "
			"allows.";
}

static bool inserts(const struct step *step, const struct script *script)
{
	const char *text = step->statement != NULL ? step->statement : script->text;

	return text != NULL && text_has_word(text, "insert");
}

/* The words between these and the next quote. */
static const char *quoted_after(struct arena *arena, const char *text, const char *begin)
{
	const char *at = strstr(text, begin);

	return at == NULL ? NULL
			  : arena_copy_bytes(
				    arena, at + strlen(begin), strcspn(at + strlen(begin), "\""));
}

/* "UNIQUE constraint failed: users.email, users.name" */
static const char *sqlite_table(
	const char *message, const struct snapshot *schema, struct arena *arena)
{
	static const char begin[] = "UNIQUE constraint failed: ";
	const char *at = strstr(message, begin), *dot;
	const char *table;

	if (at == NULL) {
		return NULL;
	}
	at += strlen(begin);
	dot = at + strcspn(at, ".");
	table = arena_copy_bytes(arena, at, (size_t)(dot - at));
	return snapshot_object(schema, "table", table) != NULL ? table : NULL;
}

const char *blame_met_in(const struct step *step, const struct script *script,
	const struct snapshot *schema, struct arena *arena)
{
	const struct outcome *outcome = &step->outcome;
	const char *name;

	if (schema == NULL || !inserts(step, script)) {
		return NULL;
	}
	if (*outcome->sqlstate == '\0') {
		return sqlite_table(outcome->message, schema, arena);
	}
	if (strcmp(outcome->sqlstate, "23505") != 0 && strcmp(outcome->sqlstate, "23P01") != 0) {
		return NULL;
	}
	name = quoted_after(arena, outcome->message, "constraint \"");
	return name == NULL ? NULL : belongs_index(schema, name, arena);
}
