#include "check.h"

/* What the project itself brings for its revisions. */

extern const struct check_entry expectation_failed_check, hook_fails_check;

/* The formatter would spread the texts over twice as many lines. */
/* clang-format off */
const struct check_entry expectation_failed_check = {
	.name = "expectation-failed",
	.scenario = "data",
	.severity = ERROR,
	.meaning =
		"A query that the project expects to return no rows after the upgrade returns some.",
	.evidence =
		"The queries of fixtures/REVISION.expect.sql ran after each upgrade of the "
		"revision, on a connection of their own that cannot write. The finding has the "
		"query's line, the number of rows and the first of them.",
	.example =
		"-- fixtures/0007.expect.sql\n"
		"SELECT id, status FROM orders WHERE state IS NULL;    -- the map forgot a status",
	.safe_way =
		"Mend the upgrade so that the query returns nothing, or the query, where it asks too "
		"much.",
};

const struct check_entry hook_fails_check = {
	.name = "hook-fails",
	.scenario = "data",
	.severity = ERROR,
	.meaning =
		"A command that mtest.yaml runs after a step failed, did not end in time or changed "
		"the schema.",
	.evidence =
		"The command ran in the project's folder with the scratch database's URL in "
		"DATABASE_URL. The finding has its exit status and its last words. Snapshots of "
		"the schema before and after it were compared: commands may write rows, while "
		"what changes the schema belongs into a revision.",
	.example =
		"hooks: [{after: up, revision: \"0042\", run: \"python data_migrations/totals.py\"}]\n"
		"...\n"
		"ends with exit status 1: KeyError: 'total'",
	.safe_way =
		"Run it by itself: mtest keeps the databases with --keep. Take the address from "
		"DATABASE_URL and nothing else.",
};
