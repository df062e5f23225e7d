#include "check.h"

/* What the project says of its database elsewhere, against what its revisions build. */

extern const struct check_entry model_drift_check;

/* The formatter would spread the texts over twice as many lines. */
/* clang-format off */
const struct check_entry model_drift_check = {
	.name = "model-drift",
	.scenario = "drift",
	.severity = ERROR,
	.meaning =
		"The models say something else than the revisions build.",
	.evidence =
		"With all revisions applied to an empty database, the tool's own comparison "
		"was asked what it would write into a new revision (`alembic check`, with the "
		"settings of env.py: compare_type, include_object, include_schemas and the "
		"like). Each difference is a finding. An env.py without target_metadata has "
		"nothing to compare, and nothing is reported.",
	.example =
		"class User(Base):\n"
		"    nickname = Column(String(50))      # and no revision adds users.nickname",
	.safe_way =
		"Write the revision that is missing:\n"
		"alembic revision --autogenerate -m \"add nickname to users\"\n"
		"Tables that the models do not speak of on purpose: include_object in env.py.",
};
