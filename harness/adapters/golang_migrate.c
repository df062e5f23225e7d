#include "numbered_files.h"
#include "sql_session.h"

#include <inttypes.h>
#include <stdint.h>
#include <string.h>

/*
 * golang-migrate as of 4.18: files <number>_<title>.<up|down>.<anything>, each sent whole; the
 * version is recorded before (dirty) and after (clean), in transactions of their own.
 */

/* The name up to the last ".up." or ".down.", as the tool's greedy pattern finds it. */
static bool find_direction(const char *name, const char **end, enum direction *direction)
{
	*end = NULL;
	for (const char *at = strchr(name, '.'); at != NULL; at = strchr(at + 1, '.')) {
		if (text_starts(at, ".up.") || text_starts(at, ".down.")) {
			*end = at;
			*direction = at[1] == 'u' ? UP : DOWN;
		}
	}
	return *end != NULL;
}

static bool parse(const char *name, struct numbered_name *out)
{
	size_t digits = strspn(name, "0123456789");
	const char *end;
	char number[24];

	*out = (struct numbered_name){.number = name, .number_length = digits};
	if (digits == 0 || digits >= sizeof number || name[digits] != '_' ||
		!find_direction(name, &end, &out->direction) || end < name + digits + 1) {
		return false;
	}
	memcpy(number, name, digits);
	number[digits] = '\0';
	out->title = name + digits + 1;
	out->title_length = (size_t)(end - out->title);
	/* A number that does not fit is a file that the tool passes over, too. */
	return text_number(number, &out->value);
}

static const struct numbered_layout layout = {
	.parse = parse,
	.pattern = "0001_name.up.sql",
	.mark = ".up.sql",
	.down_required = true,
};

static bool detect(
	const struct tree *tree, struct arena *arena, const char *path, struct detected *out)
{
	return numbered_detect(&layout, tree, arena, path, out);
}

static bool read_chain(const struct tree *tree, struct arena *arena, const char *path,
	struct chain *out, struct findings *findings, struct error *err)
{
	return numbered_read(&layout, tree, arena, path, out, findings, err);
}

/* The schema that is current when the tool connects holds its table, quoted; SQLite has but one. */
static const char *look(const struct engine *engine)
{
	return strcmp(engine->name, "sqlite") == 0
		       ? "SELECT '', CASE WHEN EXISTS (SELECT 1 FROM sqlite_schema "
			 "WHERE name = 'version_unique') THEN 't' ELSE 'f' END"
		       : "SELECT quote_ident(current_schema()) || '.', "
			 "to_regclass(quote_ident(current_schema()) || '.schema_migrations') IS "
			 "NOT NULL";
}

static const char *prepare(const struct engine *engine, struct arena *arena, const char *place)
{
	if (strcmp(engine->name, "sqlite") == 0) {
		return "CREATE TABLE IF NOT EXISTS schema_migrations (version uint64,dirty bool);"
		       "CREATE UNIQUE INDEX IF NOT EXISTS version_unique "
		       "ON schema_migrations (version);";
	}
	return arena_printf(arena,
		"CREATE TABLE IF NOT EXISTS %sschema_migrations "
		"(version bigint not null primary key, dirty boolean not null)",
		place);
}

/* The tool truncates where this deletes: the rows are the same, and DELETE makes no new file. */
static const char *record(const struct engine *engine, struct arena *arena, const char *place,
	const struct revision *at, bool dirty)
{
	bool sqlite = strcmp(engine->name, "sqlite") == 0;
	uint64_t number = 0;
	const char *row = "";

	if (at != NULL) {
		(void)text_number(at->id, &number);
	}
	if (at != NULL || dirty) {
		row = arena_printf(arena,
			"INSERT INTO %sschema_migrations (version, dirty) VALUES (%s%" PRIu64
			", %s); ",
			place, at == NULL ? "-1 + " : "", number,
			sqlite ? (dirty ? "1" : "0") : (dirty ? "true" : "false"));
	}
	return arena_printf(arena, "BEGIN; DELETE FROM %sschema_migrations; %sCOMMIT", place, row);
}

static const struct sql_tool tool = {
	.look = look,
	.prepare = prepare,
	.record = record,
	.wraps_sqlite = true,
};

static bool open_session(const struct chain *chain, struct scratch *scratch, bool fresh,
	struct arena *arena, struct session **out, struct error *err)
{
	(void)chain, (void)fresh;
	return sql_session_open(&tool, scratch, arena, out, err);
}

static const char *const *own_objects(const struct engine *engine)
{
	static const char *const postgres[] = {"table *.schema_migrations", NULL};
	static const char *const sqlite[] = {"table schema_migrations", NULL};

	return strcmp(engine->name, "sqlite") == 0 ? sqlite : postgres;
}

extern const struct adapter golang_migrate_adapter;
const struct adapter golang_migrate_adapter = {
	.name = "golang-migrate",
	.summary = "golang-migrate: 0001_name.up.sql with 0001_name.down.sql",
	.detect = detect,
	.read = read_chain,
	.open = open_session,
	.close = sql_session_close,
	.step = sql_session_step,
	.interrupt = sql_session_interrupt,
	.trial = sql_session_trial,
	.trial_end = sql_session_trial_end,
	.stamp = sql_session_stamp,
	.own_objects = own_objects,
};
