#ifndef MTEST_CHECK_H
#define MTEST_CHECK_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The table of checks: named things that a scenario can report. Help, `mtest explain`, the README
 * and the tests read this table; there is no other list.
 */
enum severity { NOTE, WARNING, ERROR };

enum check {
	MULTIPLE_HEADS,
	MISSING_PARENT,
	DUPLICATE_REVISION,
	DEPENDENCY_CYCLE,
	DUPLICATE_NUMBER,
	MISSING_DOWNGRADE,
	EMPTY_DOWNGRADE,
	UNREADABLE_REVISION,
	MISSING_MESSAGE,
	REVISION_NAMING,
	IMPORTS_APP_MODELS,
	UNUSED_ALLOW,
	NOT_OFFLINE,
	DEPLOY_FAILS,
	DEPLOY_DIFFERS,
	UPGRADE_FAILS,
	DOWNGRADE_FAILS,
	REUPGRADE_FAILS,
	DOWNGRADE_LEAVES_RESIDUE,
	REUPGRADE_DIFFERS,
	COLUMN_ORDER_CHANGED,
	SWALLOWED_ERROR,
	SILENT_NO_OP,
	TIMED_OUT,
	FAILS_ON_EXISTING_ROWS,
	FAILS_ON_NULLS,
	FAILS_ON_DUPLICATES,
	FAILS_ON_ORPHANS,
	FAILS_ON_VALUES,
	DOWNGRADE_FAILS_ON_NEW_ROWS,
	DATA_LOST,
	VALUES_CHANGED,
	BACKFILL_LEAVES_NULLS,
	MIXES_SCHEMA_AND_DATA,
	UNBATCHED_BACKFILL,
	TABLE_NOT_FILLED,
	EXPECTATION_FAILED,
	HOOK_FAILS,
	INTERRUPTED_UPGRADE_STUCK,
	RERUN_FAILS,
	RERUN_CHANGES_SCHEMA,
	RERUN_CHANGES_DATA,
	GUARD_HIDES_MISMATCH,
	UNQUALIFIED_GUARD,
	UNGUARDED_DROP,
	MODEL_DRIFT,
	CHECK_COUNT,
};

struct check_entry {
	const char *name;     /* "downgrade-leaves-residue" */
	const char *scenario; /* "round-trip" */
	enum severity severity;
	/* Rests on rows or traffic that a scratch database invents: in history it never fails. */
	bool soft;
	bool counted;         /* as a note it is ordinary, and its number is enough */
	const char *meaning;  /* one sentence: what is wrong when it is reported */
	const char *evidence; /* what mtest did and measured to say so */
	const char *example;  /* a few lines of SQL that deserve it */
	const char *safe_way; /* what to write instead */
};

extern const struct check_entry *const checks[CHECK_COUNT]; /* by enum check */

/* NULL: there is no check of this name. */
const struct check_entry *check_find(const char *name);

enum check check_of(const struct check_entry *entry);

/* The name of a check that the misspelt one may mean, or NULL. */
const char *check_nearest(const char *name);

const char *severity_name(enum severity severity); /* "error" */
bool severity_find(const char *name, enum severity *out);

#endif
