#include "check.h"

/* What the project itself brings for its revisions. */

extern const struct check_entry expectation_failed_check;

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
