#include "check.h"

#include "text.h"

#include <string.h>

/* By scenario, in checks/. */
extern const struct check_entry multiple_heads_check, missing_parent_check,
	duplicate_revision_check, dependency_cycle_check, duplicate_number_check,
	missing_downgrade_check, empty_downgrade_check, unreadable_revision_check,
	missing_message_check, revision_naming_check, imports_app_models_check, unused_allow_check,
	deploy_fails_check, deploy_differs_check, upgrade_fails_check, downgrade_fails_check,
	reupgrade_fails_check, downgrade_leaves_residue_check, reupgrade_differs_check,
	column_order_changed_check, swallowed_error_check, silent_no_op_check, timed_out_check,
	not_offline_check, fails_on_existing_rows_check, fails_on_nulls_check,
	fails_on_duplicates_check, fails_on_orphans_check, fails_on_values_check,
	downgrade_fails_on_new_rows_check, data_lost_check, values_changed_check,
	backfill_leaves_nulls_check, mixes_schema_and_data_check, unbatched_backfill_check,
	table_not_filled_check, expectation_failed_check, hook_fails_check, model_drift_check;

extern const struct check_entry interrupted_upgrade_stuck_check, rerun_fails_check,
	rerun_changes_schema_check, rerun_changes_data_check, guard_hides_mismatch_check,
	unqualified_guard_check, unguarded_drop_check;

const struct check_entry *const checks[CHECK_COUNT] = {
	[MULTIPLE_HEADS] = &multiple_heads_check,
	[MISSING_PARENT] = &missing_parent_check,
	[DUPLICATE_REVISION] = &duplicate_revision_check,
	[DEPENDENCY_CYCLE] = &dependency_cycle_check,
	[DUPLICATE_NUMBER] = &duplicate_number_check,
	[MISSING_DOWNGRADE] = &missing_downgrade_check,
	[EMPTY_DOWNGRADE] = &empty_downgrade_check,
	[UNREADABLE_REVISION] = &unreadable_revision_check,
	[MISSING_MESSAGE] = &missing_message_check,
	[REVISION_NAMING] = &revision_naming_check,
	[IMPORTS_APP_MODELS] = &imports_app_models_check,
	[UNUSED_ALLOW] = &unused_allow_check,
	[NOT_OFFLINE] = &not_offline_check,
	[DEPLOY_FAILS] = &deploy_fails_check,
	[DEPLOY_DIFFERS] = &deploy_differs_check,
	[UPGRADE_FAILS] = &upgrade_fails_check,
	[DOWNGRADE_FAILS] = &downgrade_fails_check,
	[REUPGRADE_FAILS] = &reupgrade_fails_check,
	[DOWNGRADE_LEAVES_RESIDUE] = &downgrade_leaves_residue_check,
	[REUPGRADE_DIFFERS] = &reupgrade_differs_check,
	[COLUMN_ORDER_CHANGED] = &column_order_changed_check,
	[SWALLOWED_ERROR] = &swallowed_error_check,
	[SILENT_NO_OP] = &silent_no_op_check,
	[TIMED_OUT] = &timed_out_check,
	[INTERRUPTED_UPGRADE_STUCK] = &interrupted_upgrade_stuck_check,
	[EXPECTATION_FAILED] = &expectation_failed_check,
	[HOOK_FAILS] = &hook_fails_check,
	[FAILS_ON_EXISTING_ROWS] = &fails_on_existing_rows_check,
	[FAILS_ON_NULLS] = &fails_on_nulls_check,
	[FAILS_ON_DUPLICATES] = &fails_on_duplicates_check,
	[FAILS_ON_ORPHANS] = &fails_on_orphans_check,
	[FAILS_ON_VALUES] = &fails_on_values_check,
	[DOWNGRADE_FAILS_ON_NEW_ROWS] = &downgrade_fails_on_new_rows_check,
	[DATA_LOST] = &data_lost_check,
	[VALUES_CHANGED] = &values_changed_check,
	[BACKFILL_LEAVES_NULLS] = &backfill_leaves_nulls_check,
	[MIXES_SCHEMA_AND_DATA] = &mixes_schema_and_data_check,
	[UNBATCHED_BACKFILL] = &unbatched_backfill_check,
	[TABLE_NOT_FILLED] = &table_not_filled_check,
	[RERUN_FAILS] = &rerun_fails_check,
	[RERUN_CHANGES_SCHEMA] = &rerun_changes_schema_check,
	[RERUN_CHANGES_DATA] = &rerun_changes_data_check,
	[GUARD_HIDES_MISMATCH] = &guard_hides_mismatch_check,
	[UNQUALIFIED_GUARD] = &unqualified_guard_check,
	[UNGUARDED_DROP] = &unguarded_drop_check,
	[MODEL_DRIFT] = &model_drift_check,
};

static const char *const severities[] = {[NOTE] = "note", [WARNING] = "warning", [ERROR] = "error"};

const struct check_entry *check_find(const char *name)
{
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		if (strcmp(checks[i]->name, name) == 0) {
			return checks[i];
		}
	}
	return NULL;
}

enum check check_of(const struct check_entry *entry)
{
	size_t i = 0;

	while (checks[i] != entry) {
		i++;
	}
	return (enum check)i;
}

const char *check_nearest(const char *name)
{
	const char *known[CHECK_COUNT];

	for (size_t i = 0; i < CHECK_COUNT; i++) {
		known[i] = checks[i]->name;
	}
	return text_nearest(name, known, CHECK_COUNT);
}

const char *severity_name(enum severity severity)
{
	return severities[severity];
}

bool severity_find(const char *name, enum severity *out)
{
	for (size_t i = 0; i < sizeof severities / sizeof *severities; i++) {
		if (strcmp(severities[i], name) == 0) {
			*out = (enum severity)i;
			return true;
		}
	}
	return false;
}
