#include "alembic_config.h"

#include "alembic_ini.h"
#include "folder.h"

static const char *option(struct with_folder *with, const char *text, const char *name)
{
	struct alembic_options options = alembic_ini_read(with->arena, text);
	const char *value = alembic_option(&options, name);

	return value == NULL ? "-" : value;
}

static void options_are_read_from_their_section_alone(void **state)
{
	struct with_folder *with = *state;
	const char *text = "# x\n[alembic]\nscript_location = db\nsqlalchemy.url: a://b\n"
			   "version_locations = one\n    two\n\n[loggers]\nkeys = root\n";

	assert_string_equal(option(with, text, "script_location"), "db");
	assert_string_equal(option(with, text, "sqlalchemy.url"), "a://b");
	assert_string_equal(option(with, text, "version_locations"), "one\ntwo");
	assert_string_equal(option(with, text, "keys"), "-");
}

static void a_long_line_does_not_spill_into_the_next(void **state)
{
	struct with_folder *with = *state;
	const char *text =
		arena_printf(with->arena, "[alembic]\n#%0400d\n# %0300dx = y\na = b\n", 1, 2);

	assert_string_equal(option(with, text, "a"), "b");
	assert_string_equal(option(with, text, "x"), "-");
}

static void toml_has_texts_and_lists(void **state)
{
	struct with_folder *with = *state;
	struct alembic_options options = alembic_toml_read(with->arena,
		"[project]\nscript_location = \"no\"\n[tool.alembic] # ours\n"
		"script_location = \"%(here)s/db\"\nversion_locations = [\n  'one', # first\n"
		"  \"two\",\n]\nrecursive_version_locations = true\n[tool.other]\nx = 1\n");

	assert_true(options.is_there);
	assert_string_equal(alembic_option(&options, "script_location"), "%(here)s/db");
	assert_string_equal(alembic_option(&options, "version_locations"), "one\ntwo");
	assert_string_equal(alembic_option(&options, "recursive_version_locations"), "true");
	assert_null(alembic_option(&options, "x"));
}

/* "script: versions…" of the settings that are found, or "-". */
static const char *project(struct with_folder *with, const char *path)
{
	const struct tree *tree = tree_folder(with->arena, with->folder);
	struct names folders = alembic_config_find(tree, with->arena);
	const char *folder = path != NULL         ? alembic_config_above(tree, with->arena, path)
			     : folders.count == 0 ? NULL
						  : folders.items[0];
	struct alembic_project found;
	const char *text;

	if (folder == NULL || !alembic_config_read(tree, with->arena, folder, &found)) {
		return "-";
	}
	text = arena_printf(with->arena, "%s in %s:", found.script, found.working);
	VEC_EACH (&found.versions, it) {
		text = arena_printf(with->arena, "%s %s", text, *it);
	}
	return text;
}

static void settings_lead_to_the_revisions(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(project(with, NULL), "-");
	put(with, "alembic.ini", "[alembic]\nscript_location = missing\n");
	assert_string_equal(project(with, NULL), "-");
	put(with, "a/b/alembic.ini", "[alembic]\nscript_location = %(here)s/../db\n");
	put(with, "a/db/env.py", "");
	assert_string_equal(project(with, NULL), "a/db in a/b: a/db/versions");
	assert_string_equal(project(with, "a/b/c"), "a/db in a/b: a/db/versions");
	put(with, "alembic.ini",
		"[alembic]\nscript_location = ./db\nversion_path_separator = os\n"
		"version_locations = db/x:%(here)s/y\n");
	put(with, "db/env.py", "");
	assert_string_equal(project(with, NULL), "db in .: db/x y");
	put(with, "alembic.ini", "[alembic]\nscript_location = shop.models:db\n");
	put(with, "shop/models/db/env.py", "");
	assert_string_equal(project(with, NULL), "shop/models/db in .: shop/models/db/versions");
}

static void flask_migrate_has_its_settings_beside_env(void **state)
{
	struct with_folder *with = *state;

	put(with, "web/migrations/alembic.ini", "[alembic]\n[loggers]\nkeys = root\n");
	put(with, "web/migrations/env.py", "from flask import current_app\n");
	assert_string_equal(project(with, NULL), "web/migrations in web: web/migrations/versions");
}

static void pyproject_alone_will_do(void **state)
{
	struct with_folder *with = *state;

	put(with, "pyproject.toml", "[project]\nname = 'x'\n");
	assert_string_equal(project(with, NULL), "-");
	put(with, "pyproject.toml", "[tool.alembic]\nscript_location = \"db\"\n");
	put(with, "db/env.py", "");
	assert_string_equal(project(with, NULL), "db in .: db/versions");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(options_are_read_from_their_section_alone),
		WITH_FOLDER(a_long_line_does_not_spill_into_the_next),
		WITH_FOLDER(toml_has_texts_and_lists),
		WITH_FOLDER(settings_lead_to_the_revisions),
		WITH_FOLDER(flask_migrate_has_its_settings_beside_env),
		WITH_FOLDER(pyproject_alone_will_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
