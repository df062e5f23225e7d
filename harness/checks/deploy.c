#include "check.h"

/* All revisions in one go, as the tool deploys them. */

extern const struct check_entry deploy_fails_check, deploy_differs_check;

/* The formatter would spread the texts over twice as many lines. */
/* clang-format off */
const struct check_entry deploy_fails_check = {
	.name = "deploy-fails",
	.scenario = "deploy",
	.severity = ERROR,
	.meaning =
		"Deploying all revisions in one go to an empty database fails at this "
		"revision, which works when the revisions run one at a time.",
	.evidence =
		"Two databases: in one, all revisions ran as the tool deploys them, in "
		"one process on one connection; in the other, each ran on a connection of "
		"its own. What one file leaves behind on the connection (SET, a temporary "
		"table, an open transaction, a PRAGMA) meets the next file in a real "
		"deployment only.",
	.example =
		"-- 0002_reporting.up.sql   (PostgreSQL)\n"
		"CREATE SCHEMA reporting;\n"
		"SET search_path = reporting;\n"
		"CREATE TABLE totals (day date PRIMARY KEY);\n"
		"-- 0003_add_email.up.sql\n"
		"ALTER TABLE users ADD COLUMN email text;   -- users is in public: not "
		"found",
	.safe_way =
		"Name the schema instead of setting it, and leave the connection as it "
		"was:\n"
		"CREATE TABLE reporting.totals (day date PRIMARY KEY);",
};

const struct check_entry deploy_differs_check = {
	.name = "deploy-differs",
	.scenario = "deploy",
	.severity = ERROR,
	.meaning =
		"Deploying all revisions in one go gives another schema than running them "
		"one at a time.",
	.evidence =
		"The complete catalogs of two databases at the last revision: one was "
		"deployed in one process on one connection, the other step by step. Each "
		"difference is listed.",
	.example =
		"-- 0002_reporting.up.sql   (PostgreSQL)\n"
		"CREATE SCHEMA reporting;\n"
		"SET search_path = reporting;\n"
		"-- 0003_create_tags.up.sql\n"
		"CREATE TABLE tags (id integer PRIMARY KEY);\n"
		"-- deployed together: reporting.tags; deployed one by one: public.tags",
	.safe_way =
		"Name the schema in every statement, or end the setting where it began:\n"
		"CREATE TABLE public.tags (id integer PRIMARY KEY);\n"
		"RESET search_path;",
};
