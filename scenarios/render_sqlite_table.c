#include "render_sqlite.h"

#include "identity.h"
#include "sqlite_tokens.h"

#include <string.h>
#include <strings.h>

const char *sqlite_written(struct arena *arena, const char *identity)
{
	const struct sqlite_token token = {TOKEN_WORD, identity, strlen(identity)};

	return *identity != '"' && sqlite_tokens_is_reserved(&token)
		       ? arena_printf(arena, "\"%s\"", identity)
		       : identity;
}

const char *sqlite_bare(struct arena *arena, const char *identity)
{
	char *name = arena_alloc(arena, strlen(identity) + 1);
	size_t length = 0;

	if (*identity != '"') {
		return identity;
	}
	for (const char *at = identity + 1; *at != '\0'; at++) {
		if (*at == '"') {
			if (at[1] != '"') {
				break;
			}
			at++;
		}
		name[length++] = *at;
	}
	return name;
}

static const struct schema_object *find_object(
	const struct render *render, const char *type, const char *identity)
{
	const char *name = sqlite_bare(render->arena, identity);

	VEC_EACH (render->text, it) {
		if (strcmp(it->type, type) == 0 && strcasecmp(it->name, name) == 0) {
			return it;
		}
	}
	return NULL;
}

static bool exists(const struct snapshot *snapshot, const char *kind, const char *identity)
{
	return snapshot_object(snapshot, kind, identity) != NULL;
}

/* The statement from the opening parenthesis on, and for one column its words alone. */
static const char *behind_name(const char *sql)
{
	const char *at = sql + strlen("CREATE TABLE");

	at += strspn(at, " \t\r\n");
	if (*at == '"' || *at == '`' || *at == '[' || *at == '\'') {
		char end = *at == '[' ? ']' : *at;

		for (at++; *at != '\0' && (*at != end || at[1] == end); at++) {
			at += *at == end ? 1 : 0;
		}
		return *at == '\0' ? at : at + 1;
	}
	return at + strcspn(at, " \t\r\n(");
}

static const char *columns_in_common(const struct render *render, const struct table *table)
{
	const char *title = arena_printf(render->arena, "table %s", table->identity);
	const char *list = "";

	VEC_EACH (render->to, it) {
		if (strcmp(it->kind, "column") == 0 && strcmp(it->attribute, "of") == 0 &&
			strcmp(it->value, title) == 0 &&
			exists(render->from, "column", it->identity) &&
			snapshot_value(render->to, "column", it->identity, "generated") == NULL) {
			list = arena_printf(render->arena, "%s%s%s", list,
				*list == '\0' ? "" : ", ",
				sqlite_written(render->arena, identity_last_part(it->identity)));
		}
	}
	return list;
}

static void rebuild_table(struct render *render, const struct table *table)
{
	const struct schema_object *object = find_object(render, "table", table->identity);
	const char *columns = columns_in_common(render, table);
	const char *name = arena_printf(
		render->arena, "\"mtest new %s\"", sqlite_bare(render->arena, table->identity));

	if (object == NULL || object->sql == NULL || strstr(table->identity, "\"\"") != NULL) {
		render_missing(render, "table %s", table->identity);
		return;
	}
	render_add(render, "CREATE TABLE %s %s", name, behind_name(object->sql));
	if (*columns != '\0') {
		render_add(render, "INSERT INTO %s (%s) SELECT %s FROM %s", name, columns, columns,
			sqlite_written(render->arena, table->identity));
	}
	render_add(render, "DROP TABLE %s", sqlite_written(render->arena, table->identity));
	render_add(render, "ALTER TABLE %s RENAME TO %s", name,
		sqlite_written(render->arena, table->identity));
}

static const char *column_words(const struct render *render, const char *identity)
{
	const char *type = snapshot_value(render->to, "column", identity, "type");
	const char *preset = snapshot_value(render->to, "column", identity, "default");
	const char *generated = snapshot_value(render->to, "column", identity, "generated");
	const char *words = arena_printf(render->arena, "%s%s%s",
		sqlite_written(render->arena, identity_last_part(identity)),
		type == NULL ? "" : " ", type == NULL ? "" : type);

	if (snapshot_value(render->to, "column", identity, "not_null") != NULL) {
		words = arena_printf(render->arena, "%s NOT NULL", words);
	}
	if (preset != NULL) {
		words = arena_printf(render->arena, "%s DEFAULT %s", words, preset);
	}
	if (generated != NULL) {
		words = arena_printf(render->arena, "%s AS (%s)", words, generated);
	}
	return words;
}

static void alter_table_sqlite(struct render *render, const struct table *table)
{
	const char *title = arena_printf(render->arena, "table %s", table->identity);

	VEC_EACH (render->from, it) {
		if (strcmp(it->kind, "column") == 0 && strcmp(it->attribute, "of") == 0 &&
			strcmp(it->value, title) == 0 &&
			!exists(render->to, "column", it->identity)) {
			render_add(render, "ALTER TABLE %s DROP COLUMN %s",
				sqlite_written(render->arena, table->identity),
				sqlite_written(render->arena, identity_last_part(it->identity)));
		}
	}
	VEC_EACH (render->to, it) {
		if (strcmp(it->kind, "column") == 0 && strcmp(it->attribute, "of") == 0 &&
			strcmp(it->value, title) == 0 &&
			!exists(render->from, "column", it->identity)) {
			render_add(render, "ALTER TABLE %s ADD COLUMN %s",
				sqlite_written(render->arena, table->identity),
				column_words(render, it->identity));
		}
	}
}

static void make_table(struct render *render, const struct table *table)
{
	const struct schema_object *object = find_object(render, "table", table->identity);

	if (object == NULL || object->sql == NULL) {
		render_missing(render, "%s %s", table->kind, table->identity);
		return;
	}
	render_add(render, "%s", object->sql);
}

void render_tables(struct render *render, const struct tables *tables)
{
	VEC_EACH (tables, it) {
		if (it->fate == IS_GONE) {
			render_add(render, "DROP TABLE %s",
				sqlite_written(render->arena, it->identity));
		}
	}
	VEC_EACH (tables, it) {
		if (it->fate == IS_NEW) {
			make_table(render, it);
		} else if (it->fate == IS_REBUILT) {
			rebuild_table(render, it);
		} else if (it->fate == IS_ALTERED) {
			alter_table_sqlite(render, it);
		}
	}
}
