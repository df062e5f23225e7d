#include "stand_in.h"

#include "identity.h"
#include "text.h"

#include <string.h>

const char stand_in_elsewhere[] = "CREATE SCHEMA mtest_elsewhere";

static const char *const kinds[] = {[STAND_IN_TABLE] = "table",
	[STAND_IN_INDEX] = "index",
	[STAND_IN_ENUM] = "enum",
	[STAND_IN_COLUMN] = "column"};

bool stand_in_describe(struct arena *arena, const struct snapshot *snapshot, const char *kind,
	const char *identity, bool sqlite, struct stand_in *out)
{
	const char *of = snapshot_value(snapshot, kind, identity, "of");

	*out = (struct stand_in){.identity = identity, .sqlite = sqlite};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (strcmp(kinds[i], kind) == 0) {
			out->kind = (enum stand_in_kind)i;
			out->table = of != NULL && text_starts(of, "table ")
					     ? arena_copy(arena, of + strlen("table "))
					     : NULL;
			out->type = snapshot_value(snapshot, kind, identity, "type");
			/* What belongs to a constraint comes and goes with it. */
			return (out->kind != STAND_IN_INDEX && out->kind != STAND_IN_COLUMN) ||
			       out->table != NULL;
		}
	}
	return false;
}

const char *stand_in_name(struct arena *arena, const struct stand_in *object)
{
	return arena_printf(arena, "%s %s", kinds[object->kind], object->identity);
}

/* A name, which may hold quotes, as a literal. */
static const char *literal(struct arena *arena, const char *text)
{
	char *quoted = arena_alloc(arena, 2 * strlen(text) + 3), *to = quoted;

	*to++ = '\'';
	for (; *text != '\0'; text++) {
		*to++ = *text;
		if (*text == '\'') {
			*to++ = '\'';
		}
	}
	*to++ = '\'';
	*to = '\0';
	return quoted;
}

/* The last part without its quotes, as a literal: what SQLite's catalog holds. */
static const char *bare(struct arena *arena, const char *identity)
{
	return literal(arena, identity_bare(arena, identity));
}

/* A type that the column does not have. */
static const char *other_type(const struct stand_in *object)
{
	if (object->sqlite) {
		return "mtest_other";
	}
	return object->type != NULL && strcmp(object->type, "oid") == 0 ? "xid" : "oid";
}

const char *stand_in_make(struct arena *arena, const struct stand_in *object, bool elsewhere)
{
	const char *last = identity_last_part(object->identity);
	const char *table = object->table == NULL ? "" : identity_last_part(object->table);
	const char *place =
		elsewhere ? arena_printf(arena, "mtest_elsewhere.%s", last) : object->identity;

	switch (object->kind) {
	case STAND_IN_TABLE:
		return arena_printf(arena, "CREATE TABLE %s (mtest_other integer)", place);
	case STAND_IN_ENUM:
		return arena_printf(arena, "CREATE TYPE %s AS ENUM ('mtest_other')", place);
	case STAND_IN_INDEX:
		return elsewhere ? arena_printf(arena,
					   "CREATE TABLE IF NOT EXISTS mtest_elsewhere.%s "
					   "(mtest_other integer); CREATE INDEX %s ON "
					   "mtest_elsewhere.%s (mtest_other)",
					   table, last, table)
				 : arena_printf(arena, "CREATE INDEX %s ON %s ((1))", last,
					   object->table);
	case STAND_IN_COLUMN:
	default:
		return elsewhere ? arena_printf(arena,
					   "CREATE TABLE IF NOT EXISTS mtest_elsewhere.%s "
					   "(mtest_other integer); ALTER TABLE mtest_elsewhere.%s "
					   "ADD COLUMN %s integer",
					   table, table, last)
				 : arena_printf(arena, "ALTER TABLE %s ADD COLUMN %s %s",
					   object->table, last, other_type(object));
	}
}

const char *stand_in_drop(struct arena *arena, const struct stand_in *object)
{
	const char *cascade = object->sqlite ? "" : " CASCADE";

	switch (object->kind) {
	case STAND_IN_TABLE:
		return arena_printf(arena, "DROP TABLE %s%s", object->identity, cascade);
	case STAND_IN_ENUM:
		return arena_printf(arena, "DROP TYPE %s%s", object->identity, cascade);
	case STAND_IN_INDEX:
		return arena_printf(arena, "DROP INDEX %s%s", object->identity, cascade);
	case STAND_IN_COLUMN:
	default:
		return arena_printf(arena, "ALTER TABLE %s DROP COLUMN %s%s", object->table,
			identity_last_part(object->identity), cascade);
	}
}

static const char *sqlite_definition(struct arena *arena, const struct stand_in *object)
{
	switch (object->kind) {
	case STAND_IN_TABLE:
		return arena_printf(arena,
			"select coalesce(group_concat(lower(name) || ' ' || lower(type) || "
			"iif(\"notnull\", ' not null', ''), ', '), '') "
			"from (select * from pragma_table_xinfo(%s) order by name)",
			bare(arena, object->identity));
	case STAND_IN_COLUMN:
		return arena_printf(arena,
			"select coalesce(max(lower(type) || iif(\"notnull\", ' not null', '')), "
			"'') "
			"from pragma_table_xinfo(%s) where lower(name) = lower(%s)",
			bare(arena, object->table), bare(arena, object->identity));
	case STAND_IN_INDEX:
		return arena_printf(arena,
			"select coalesce((select iif(l.\"unique\", 'unique ', '') || 'on ' || "
			"m.tbl_name || ' (' || (select group_concat(coalesce(x.name, "
			"'expression'), ', ') from pragma_index_info(m.name) x) || ')' from "
			"sqlite_schema m join pragma_index_list(m.tbl_name) l on l.name = m.name "
			"where m.type = 'index' and m.name = %s), '')",
			bare(arena, object->identity));
	case STAND_IN_ENUM:
	default:
		return "select ''";
	}
}

static const char *postgres_definition(struct arena *arena, const struct stand_in *object)
{
	const char *name = literal(arena, object->identity);

	switch (object->kind) {
	case STAND_IN_TABLE:
		return arena_printf(arena,
			"select coalesce(string_agg(quote_ident(a.attname) || ' ' || "
			"format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then "
			"' not null' else '' end, ', ' order by a.attname), '') "
			"from pg_catalog.pg_attribute a where a.attrelid = to_regclass(%s) and "
			"a.attnum > 0 and not a.attisdropped",
			name);
	case STAND_IN_COLUMN:
		return arena_printf(arena,
			"select coalesce(max(format_type(a.atttypid, a.atttypmod) || case when "
			"a.attnotnull then ' not null' else '' end), '') "
			"from pg_catalog.pg_attribute a where a.attrelid = to_regclass(%s) and "
			"a.attnum > 0 and not a.attisdropped and quote_ident(a.attname) = %s",
			literal(arena, object->table),
			literal(arena, identity_last_part(object->identity)));
	case STAND_IN_INDEX:
		return arena_printf(
			arena, "select coalesce(pg_get_indexdef(to_regclass(%s)), '')", name);
	case STAND_IN_ENUM:
	default:
		return arena_printf(arena,
			"select coalesce(string_agg(quote_literal(e.enumlabel), ', ' order by "
			"e.enumsortorder), '') from pg_catalog.pg_enum e "
			"where e.enumtypid = to_regtype(%s)",
			name);
	}
}

const char *stand_in_definition(struct arena *arena, const struct stand_in *object)
{
	return object->sqlite ? sqlite_definition(arena, object)
			      : postgres_definition(arena, object);
}

/* What stand_in_make gives it, in its place. */
static const char *own_definition(struct arena *arena, const struct stand_in *object)
{
	switch (object->kind) {
	case STAND_IN_TABLE:
		return "mtest_other integer";
	case STAND_IN_ENUM:
		return "'mtest_other'";
	case STAND_IN_COLUMN:
		return other_type(object);
	case STAND_IN_INDEX:
	default:
		return object->sqlite ? arena_printf(arena, "on %s (expression)",
						identity_last_part(object->table))
				      : NULL;
	}
}

bool stand_in_is(struct arena *arena, const struct stand_in *object, const char *definition)
{
	const char *own = own_definition(arena, object);

	return own == NULL ? text_ends(definition, " ((1))") : strcmp(own, definition) == 0;
}
