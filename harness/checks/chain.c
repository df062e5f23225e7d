#include "check.h"

/* What the files of the revisions say by themselves. */

extern const struct check_entry multiple_heads_check, missing_parent_check,
	duplicate_revision_check, dependency_cycle_check, duplicate_number_check,
	missing_downgrade_check, empty_downgrade_check, unreadable_revision_check,
	missing_message_check, revision_naming_check, imports_app_models_check, unused_allow_check,
	not_offline_check;

/* The formatter would spread the texts over twice as many lines. */
/* clang-format off */
const struct check_entry multiple_heads_check = {
	.name = "multiple-heads",
	.scenario = "chain",
	.severity = ERROR,
	.meaning =
		"More than one revision has no successor, so that \"the newest\" revision is "
		"not one.",
	.evidence =
		"The revisions' own links to their parents, read from their files. Mostly "
		"two branches of the repository each added a revision behind the same "
		"parent and both were merged. `alembic upgrade head` refuses to run then "
		"(\"Multiple head revisions are present\"). Heads that carry branch labels "
		"of their own are branches on purpose and no fault.",
	.example =
		"# 1b2c_add_email.py           # written on one branch\n"
		"down_revision = \"0a1b\"\n"
		"# 3d4e_add_phone.py           # written on another; both were merged\n"
		"down_revision = \"0a1b\"",
	.safe_way =
		"Put the revision that is not deployed yet behind the other one:\n"
		"down_revision = \"1b2c\"\n"
		"Or join the two, where both are deployed somewhere:\n"
		"alembic merge heads -m \"join email and phone\"",
};

const struct check_entry missing_parent_check = {
	.name = "missing-parent",
	.scenario = "chain",
	.severity = ERROR,
	.meaning =
		"The revision names a parent, or a revision that it depends on, which is not "
		"there.",
	.evidence =
		"The ids in the files of all revisions: none is the one that is named. The "
		"file was deleted, was never committed, or the id is misspelt. The tool "
		"refuses every command on such a chain, so the revision and those behind it "
		"were not run.",
	.example =
		"# 1b2c_add_email.py\n"
		"revision = \"1b2c\"\n"
		"down_revision = \"0a1d\"       # the parent's id is 0a1b",
	.safe_way =
		"Name the parent that is there, or bring its file back:\n"
		"down_revision = \"0a1b\"",
};

const struct check_entry duplicate_revision_check = {
	.name = "duplicate-revision",
	.scenario = "chain",
	.severity = ERROR,
	.meaning =
		"Two files carry the same revision id, and the tool takes one of them only.",
	.evidence =
		"The ids in the files of all revisions. Alembic warns (\"Revision 1b2c is "
		"present more than once\") and goes on with whichever file it read last, "
		"which depends on the order of the folder; the other one never runs.",
	.example =
		"# 1b2c_add_email.py\n"
		"revision = \"1b2c\"\n"
		"# add_email_copy.py           # copied, and the id was not changed\n"
		"revision = \"1b2c\"",
	.safe_way =
		"Give the copy an id of its own, and its place in the chain:\n"
		"revision = \"5f6a\"\n"
		"down_revision = \"1b2c\"",
};

const struct check_entry dependency_cycle_check = {
	.name = "dependency-cycle",
	.scenario = "chain",
	.severity = ERROR,
	.meaning =
		"Revisions name each other as parents or dependencies in a circle, so that "
		"none can be first.",
	.evidence =
		"The revisions' own links to their parents and dependencies, followed until "
		"they came back to where they began. The tool refuses every command on such "
		"a chain, so the revisions of the circle and those behind it were not run.",
	.example =
		"# 1b2c_add_email.py\n"
		"revision, down_revision = \"1b2c\", \"3d4e\"\n"
		"# 3d4e_add_phone.py\n"
		"revision, down_revision = \"3d4e\", \"1b2c\"",
	.safe_way =
		"Let the older of them name the revision that was there before both:\n"
		"revision, down_revision = \"1b2c\", \"0a1b\"",
};

const struct check_entry duplicate_number_check = {
	.name = "duplicate-number",
	.scenario = "chain",
	.severity = ERROR,
	.meaning =
		"Two files of the same direction carry the same number, so the order of "
		"the migrations is not defined.",
	.evidence =
		"The names of the files in the folder of the migrations. Numbers are "
		"compared as numbers: 0007 and 7 are the same. golang-migrate refuses to "
		"start on such a folder (\"duplicate migration file\"); no database was "
		"needed to say so.",
	.example =
		"0007_add_email.up.sql      -- written on one branch\n"
		"0007_add_phone.up.sql      -- written on another; both were merged",
	.safe_way =
		"Give the file that is not deployed yet the next free number, its "
		"downgrade too:\n"
		"git mv 0007_add_phone.up.sql 0008_add_phone.up.sql\n"
		"git mv 0007_add_phone.down.sql 0008_add_phone.down.sql",
};

const struct check_entry missing_downgrade_check = {
	.name = "missing-downgrade",
	.scenario = "chain",
	.severity = ERROR,
	.meaning =
		"The revision has no downgrade although others of the set have one.",
	.evidence =
		"The names of the files, or in Python the functions in them: a revision "
		"without a function downgrade() fails on the way down. golang-migrate says nothing about it: on the way "
		"down it moves the version and runs nothing, so the database then claims "
		"to be at the older revision and still has everything of the newer one. "
		"When no revision of the set has a downgrade, that is a policy "
		"(forward-only) and one note about the chain.",
	.example =
		"0004_add_email.up.sql      -- ALTER TABLE users ADD COLUMN email text;\n"
		"                           -- and no 0004_add_email.down.sql",
	.safe_way =
		"Write the file that takes the upgrade back:\n"
		"-- 0004_add_email.down.sql\n"
		"ALTER TABLE users DROP COLUMN email;",
};

const struct check_entry empty_downgrade_check = {
	.name = "empty-downgrade",
	.scenario = "chain",
	.severity = ERROR,
	.meaning =
		"The downgrade does nothing although the upgrade changes something.",
	.evidence =
		"The text of both directions: after comments and white space nothing is "
		"left of the downgrade (in Python: pass, ..., return, a docstring, or an "
		"exception that says it is not there), and the upgrade has statements. "
		"Running it undoes nothing. A revision that only joins branches has "
		"nothing to undo and is never meant. Where the walk shows that the upgrade "
		"left the schema as it was and wrote rows alone, it is a note: whether "
		"they can stay is what data-lost and reupgrade-fails tell.",
	.example =
		"-- 0005_create_tags.up.sql\n"
		"CREATE TABLE tags (id integer PRIMARY KEY, name text NOT NULL);\n"
		"-- 0005_create_tags.down.sql\n"
		"-- nothing to do",
	.safe_way =
		"Undo what the upgrade made, in the reverse order:\n"
		"-- 0005_create_tags.down.sql\n"
		"DROP TABLE tags;",
};

const struct check_entry unreadable_revision_check = {
	.name = "unreadable-revision",
	.scenario = "chain",
	.severity = ERROR,
	.meaning =
		"A file of the revision cannot be read as a script, so the revision was "
		"not run.",
	.evidence =
		"The file's bytes: it cannot be opened, it holds a NUL byte, or it is not "
		"UTF-8; or, in Python, the id or the parent is not written as a plain "
		"value, so that only running the file could tell it. The message says "
		"which, and in which line.",
	.example =
		"0006_add_index.up.sql      -- saved as UTF-16 by an editor",
	.safe_way =
		"Save the file as UTF-8 without NUL bytes:\n"
		"iconv -f UTF-16 -t UTF-8 old.sql > 0006_add_index.up.sql",
};

const struct check_entry missing_message_check = {
	.name = "missing-message",
	.scenario = "chain",
	.severity = NOTE,
	.meaning =
		"The revision has no words that say what it does.",
	.evidence =
		"The file name: behind the number and its separator there is nothing. Or, "
		"in Python: the file has no docstring whose first line says it.",
	.example =
		"0003_.up.sql",
	.safe_way =
		"Name what changes, in both files of the revision:\n"
		"git mv 0003_.up.sql 0003_add_email_to_users.up.sql\n"
		"git mv 0003_.down.sql 0003_add_email_to_users.down.sql",
};

const struct check_entry revision_naming_check = {
	.name = "revision-naming",
	.scenario = "chain",
	.severity = NOTE,
	.meaning =
		"The name of a revision's file is not what the project has agreed on.",
	.evidence =
		"The file name without its ending (.py, .sql, .up.sql, .down.sql) does not "
		"match the extended regular expression that mtest.yaml gives as "
		"revision_naming; without that key nothing is reported. In Alembic also: "
		"the settings' file_template puts the id of a revision into the name of its "
		"file, and the id in the file is not the one in the name.",
	.example =
		"# mtest.yaml\n"
		"revision_naming: \"^[0-9]{3}_[a-z0-9_]+$\"\n"
		"# the folder\n"
		"0b1c2d3e4f5a_.py",
	.safe_way =
		"Rename the file while the revision is young; its id stays what it is:\n"
		"git mv 0b1c2d3e4f5a_.py 042_add_email_to_users.py",
};

const struct check_entry imports_app_models_check = {
	.name = "imports-app-models",
	.scenario = "chain",
	.severity = WARNING,
	.meaning =
		"The revision uses the application's models, which change later while the "
		"revision has to do the same for ever.",
	.evidence =
		"The file's imports, followed through the modules of the project without "
		"running them: the revision uses a name that leads to a mapped class, a "
		"Table, or the metadata of them all. Helpers beside env.py, types of columns "
		"and packages that are not part of the project are never meant. When a column "
		"is added to the model, an old revision that queries it asks for a column "
		"that is not there yet, and new databases can no longer be built.",
	.example =
		"from app.models import User\n"
		"def upgrade():\n"
		"    for user in Session(op.get_bind()).query(User):\n"
		"        user.name = user.name.strip()",
	.safe_way =
		"Describe what the revision needs of the table, as it is there:\n"
		"users = sa.table(\"users\", sa.column(\"name\", sa.String))\n"
		"op.execute(users.update().values(name=sa.func.trim(users.c.name)))",
};

const struct check_entry unused_allow_check = {
	.name = "unused-allow",
	.scenario = "chain",
	.severity = WARNING,
	.meaning =
		"A comment or an entry of mtest.yaml allows a finding that was not there, or it "
		"cannot be understood.",
	.evidence =
		"All findings of the run, beside what the mark or the entry accepts. It is told "
		"only where the run would have found it: not for checks that are off or left "
		"out by --only or --skip, not where the revision was skipped or failed before "
		"it came to that. `mtest check` tells only what cannot be understood. A mark "
		"accepts findings at its own statement: above another one it matches nothing.",
	.example =
		"-- mtest: allow downgrade-leaves-residu: kept on purpose\n"
		"CREATE TYPE mood AS ENUM ('sad', 'happy');",
	.safe_way =
		"Remove what matches nothing any more, or put the comment above the statement "
		"that the finding points at, or let it hold for the whole revision:\n"
		"-- mtest: allow-file downgrade-leaves-residue: kept on purpose",
};

const struct check_entry not_offline_check = {
	.name = "not-offline",
	.scenario = "chain",
	.severity = NOTE,
	.meaning =
		"The revision cannot be written down as SQL without a database.",
	.evidence =
		"Asked for with --offline: mtest let Alembic render the upgrade as `alembic "
		"upgrade --sql` does, with env.py in its offline mode, and the revision "
		"raised an exception. It queries the database, inspects it, or changes a "
		"table of SQLite in batch mode, which all need a connection.",
	.example =
		"def upgrade():\n"
		"    rows = op.get_bind().execute(sa.text(\"SELECT id FROM users\")).fetchall()",
	.safe_way =
		"Let the database do it in one statement:\n"
		"op.execute(\"UPDATE users SET name = trim(name)\")",
};
