#include "case_place.h"

#include "diff.h"

#include <string.h>

/* What most cases leave behind. What it does not catch shows in the snapshot. */
static const char *const cleaning[] = {
	"DO $$ DECLARE x record; BEGIN "
	"FOR x IN SELECT evtname AS name FROM pg_event_trigger LOOP "
	"EXECUTE format('DROP EVENT TRIGGER %I CASCADE', x.name); END LOOP; "
	"FOR x IN SELECT pubname AS name FROM pg_publication LOOP "
	"EXECUTE format('DROP PUBLICATION %I CASCADE', x.name); END LOOP; "
	"FOR x IN SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' LOOP "
	"EXECUTE format('DROP EXTENSION IF EXISTS %I CASCADE', x.name); END LOOP; "
	"FOR x IN SELECT fdwname AS name FROM pg_foreign_data_wrapper LOOP "
	"EXECUTE format('DROP FOREIGN DATA WRAPPER IF EXISTS %I CASCADE', x.name); END LOOP; "
	"FOR x IN SELECT nspname AS name FROM pg_namespace WHERE oid >= 16384 "
	"AND nspname !~ '^pg_' AND nspname <> 'public' LOOP "
	"EXECUTE format('DROP SCHEMA %I CASCADE', x.name); END LOOP; "
	"END $$",
	"DROP SCHEMA IF EXISTS public CASCADE",
	"CREATE SCHEMA public",
	"COMMENT ON SCHEMA public IS 'standard public schema'",
	"DO $$ BEGIN "
	"IF current_setting('server_version_num')::int >= 150000 THEN "
	"ALTER SCHEMA public OWNER TO pg_database_owner; GRANT USAGE ON SCHEMA public TO PUBLIC; "
	"ELSE GRANT ALL ON SCHEMA public TO PUBLIC; END IF; END $$",
	"DO $$ DECLARE x record; BEGIN "
	"FOR x IN SELECT rolname AS name FROM pg_roles WHERE oid >= 16384 LOOP "
	"EXECUTE format('DROP OWNED BY %I CASCADE; DROP ROLE %I', x.name, x.name); END LOOP; "
	"END $$",
};

void case_place_forget(struct case_place *place)
{
	db_close(&place->db);
	db_close(&place->observer);
	scratch_drop(&place->scratch);
}

void case_place_close(struct case_place *place)
{
	case_place_forget(place);
	snapshot_free(&place->pristine);
	place_close(&place->place);
}

static bool make(struct case_place *place, struct error *err)
{
	case_place_forget(place);
	place->scratches++;
	if (!scratch_create(place->engine, place->place, &place->scratch, err) ||
		!db_open(place->scratch, &place->db, err) ||
		!observer_open(place->scratch, &place->observer, err)) {
		return false;
	}
	if (getenv("MTEST_PARANOID") != NULL) {
		observer_doubt(place->observer);
	}
	if (place->has_pristine) {
		return true;
	}
	place->has_pristine = true;
	return case_place_capture(place, &place->pristine, err);
}

bool case_place_open(
	struct arena *arena, const char *engine, struct case_place *out, struct error *err)
{
	const char *bindir = getenv("MTEST_PG_BINDIR");

	*out = (struct case_place){.engine = engine_find(engine)};
	if (out->engine == NULL) {
		return fail(err, ERROR_USAGE, "there is no engine '%s'", engine);
	}
	if (!place_open(arena, &out->place, err)) {
		return false;
	}
	out->place->database = "cases";
	out->place->server_bindir = bindir == NULL || *bindir == '\0' ? NULL : bindir;
	return true;
}

bool case_place_capture(struct case_place *place, struct snapshot *out, struct error *err)
{
	static const char *const nothing[] = {NULL};

	return db_settle(place->db, err) && snapshot_capture(place->observer, nothing, out, err);
}

/* Is the old database as it was in the beginning? */
static bool clean(struct case_place *place, bool *out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	AUTO(snapshot_free) struct snapshot now = {0};
	struct outcome outcome;

	*out = false;
	if (!db_reset(place->db, err)) {
		return false;
	}
	for (size_t i = 0; i < sizeof cleaning / sizeof *cleaning; i++) {
		if (!db_run(place->db, work, cleaning[i], &outcome, err)) {
			return false;
		}
		if (!outcome.worked) {
			return true;
		}
	}
	if (!case_place_capture(place, &now, err)) {
		return false;
	}
	*out = snapshot_diff(&place->pristine, &now, work).count == 0;
	return true;
}

bool case_place_reset(struct case_place *place, struct error *err)
{
	struct error ignored;
	bool cleaned = false;

	/* Making a database of SQLite is quicker than cleaning one. */
	if (place->scratch != NULL && strcmp(place->engine->name, "postgres") == 0 &&
		clean(place, &cleaned, &ignored) && cleaned) {
		return true;
	}
	return make(place, err);
}
