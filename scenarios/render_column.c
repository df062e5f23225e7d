#include "render_postgres.h"

#include "identity.h"

#include <string.h>

static const char *value(const struct render *render, const char *identity, const char *attribute)
{
	return snapshot_value(render->to, "column", identity, attribute);
}

/* The sequence of an identity column, with whatever is unusual about it. */
static const char *identity_words(struct render *render, const char *identity)
{
	const char *title = arena_printf(render->arena, "column %s", identity);

	VEC_EACH (render->to, it) {
		if (strcmp(it->kind, "sequence") == 0 && strcmp(it->attribute, "of") == 0 &&
			strcmp(it->value, title) == 0) {
			return arena_printf(render->arena, " (SEQUENCE NAME %s%s)", it->identity,
				render_sequence_options(render, it->identity));
		}
	}
	return "";
}

const char *render_column(struct render *render, const char *identity)
{
	struct arena *arena = render->arena;
	const char *collation = value(render, identity, "collation");
	const char *generated = value(render, identity, "generated");
	const char *always = value(render, identity, "identity");
	const char *preset = value(render, identity, "default");
	const char *words = arena_printf(arena, "%s%s%s", value(render, identity, "type"),
		collation == NULL ? "" : " COLLATE ", collation == NULL ? "" : collation);

	if (generated != NULL) {
		bool stored = text_starts(generated, "stored ");

		words = arena_printf(arena, "%s GENERATED ALWAYS AS (%s) %s", words,
			strchr(generated, ' ') + 1, stored ? "STORED" : "VIRTUAL");
	}
	if (always != NULL) {
		words = arena_printf(arena, "%s GENERATED %s AS IDENTITY%s", words,
			strcmp(always, "always") == 0 ? "ALWAYS" : "BY DEFAULT",
			identity_words(render, identity));
	}
	if (preset != NULL) {
		words = arena_printf(arena, "%s DEFAULT %s", words, preset);
	}
	if (value(render, identity, "not_null") != NULL) {
		words = arena_printf(arena, "%s NOT NULL", words);
	}
	return words;
}

/* "ALTER TABLE public.users", also for foreign tables and views. */
static const char *start_of(const struct render *render, const struct node *node)
{
	const char *of = node_to(render, node, "of");
	const char *words = "TABLE";

	if (of == NULL) {
		of = snapshot_value(render->from, node->kind, node->identity, "of");
	}
	if (of != NULL && text_starts(of, "foreign table ")) {
		words = "FOREIGN TABLE";
	} else if (of != NULL && text_starts(of, "view ")) {
		words = "VIEW";
	} else if (of != NULL && text_starts(of, "materialized view ")) {
		words = "MATERIALIZED VIEW";
	}
	return arena_printf(
		render->arena, "ALTER %s %s", words, render_parent(render->arena, node->identity));
}

void create_column(struct render *render, const struct node *node)
{
	const char *risk = "";

	if (value(render, node->identity, "not_null") != NULL &&
		value(render, node->identity, "default") == NULL &&
		value(render, node->identity, "identity") == NULL &&
		value(render, node->identity, "generated") == NULL) {
		risk = "-- NOT NULL without a default: this fails on a table that holds rows\n";
	}
	render_add(render, "%s%s ADD COLUMN %s %s", risk, start_of(render, node),
		identity_last_part(node->identity), render_column(render, node->identity));
}

void drop_column(struct render *render, const struct node *node)
{
	render_add(render, "%s DROP COLUMN %s", start_of(render, node),
		identity_last_part(node->identity));
}

/* Attributes that one ALTER COLUMN sets; value_words: %s is the value. */
static const struct {
	const char *attribute, *set, *reset;
} switches[] = {
	{"not_null", "SET NOT NULL", "DROP NOT NULL"},
	{"default", "SET DEFAULT ", "DROP DEFAULT"},
	{"storage", "SET STORAGE ", NULL},
	{"statistics", "SET STATISTICS ", "SET STATISTICS -1"},
	{"compression", "SET COMPRESSION ", "SET COMPRESSION default"},
};

/* What a column stores by default has no word up to PostgreSQL 15: it depends on the type. */
static const char *usual_storage(const char *type)
{
	if (text_starts(type, "numeric") || strcmp(type, "inet") == 0 ||
		strcmp(type, "cidr") == 0) {
		return "SET STORAGE main";
	}
	return "SET STORAGE extended";
}

static void switch_column(
	struct render *render, const struct node *node, size_t which, const char *to)
{
	const char *type = value(render, node->identity, "type");
	const char *reset = switches[which].reset;

	if (reset == NULL) {
		reset = usual_storage(type == NULL ? "" : type);
	}
	render_add(render, "%s ALTER COLUMN %s %s%s", start_of(render, node),
		identity_last_part(node->identity), to == NULL ? reset : switches[which].set,
		to == NULL || !text_ends(switches[which].set, " ") ? "" : to);
}

static void alter_type(struct render *render, const struct node *node)
{
	const char *collation = node_to(render, node, "collation");
	const char *preset = node_to(render, node, "default");
	const char *type = node_to(render, node, "type");
	const char *name = identity_last_part(node->identity);
	const char *start = start_of(render, node);

	/* A default of the old type may have no cast to the new one. */
	if (node_from(render, node, "default") != NULL) {
		render_add(render, "%s ALTER COLUMN %s DROP DEFAULT", start, name);
	}
	render_add(render, "%s ALTER COLUMN %s TYPE %s%s%s USING %s::%s", start, name, type,
		collation == NULL ? "" : " COLLATE ", collation == NULL ? "" : collation, name,
		strchr(type, '.') != NULL ? arena_printf(render->arena, "text::%s", type) : type);
	if (preset != NULL) {
		render_add(render, "%s ALTER COLUMN %s SET DEFAULT %s", start, name, preset);
	}
}

static void alter_identity(struct render *render, const struct node *node)
{
	const char *from = node_from(render, node, "identity");
	const char *to = node_to(render, node, "identity");
	const char *start = arena_printf(render->arena, "%s ALTER COLUMN %s",
		start_of(render, node), identity_last_part(node->identity));
	const char *words = to != NULL && strcmp(to, "always") == 0 ? "ALWAYS" : "BY DEFAULT";

	if (to == NULL) {
		render_add(render, "%s DROP IDENTITY", start);
	} else if (from != NULL) {
		render_add(render, "%s SET GENERATED %s", start, words);
	} else {
		render_add(render, "%s ADD GENERATED %s AS IDENTITY%s", start, words,
			identity_words(render, node->identity));
	}
}

static bool changes_type(const struct render *render, const struct node *node)
{
	return !render_same(node_from(render, node, "type"), node_to(render, node, "type")) ||
	       !render_same(
		       node_from(render, node, "collation"), node_to(render, node, "collation"));
}

bool alter_column(struct render *render, const struct node *node, const char *attribute)
{
	const char *to = node_to(render, node, attribute);

	if (strcmp(attribute, "type") == 0 || strcmp(attribute, "collation") == 0) {
		/* Where both change, one statement does both. */
		if (strcmp(attribute, "type") == 0 || render_same(node_from(render, node, "type"),
							      node_to(render, node, "type"))) {
			alter_type(render, node);
		}
		return true;
	}
	if (strcmp(attribute, "identity") == 0) {
		alter_identity(render, node);
		return true;
	}
	if (strcmp(attribute, "generated") == 0) {
		render_add(render, "%s ALTER COLUMN %s DROP EXPRESSION", start_of(render, node),
			identity_last_part(node->identity));
		return true;
	}
	if (strcmp(attribute, "options") == 0) {
		render_set_options(render,
			arena_printf(render->arena, "%s ALTER COLUMN %s", start_of(render, node),
				identity_last_part(node->identity)),
			"", node_from(render, node, attribute), to);
		return true;
	}
	for (size_t i = 0; i < sizeof switches / sizeof *switches; i++) {
		if (strcmp(switches[i].attribute, attribute) == 0) {
			if (strcmp(attribute, "default") != 0 || !changes_type(render, node)) {
				switch_column(render, node, i, to);
			}
			return true;
		}
	}
	return false;
}

void render_column_rest(struct render *render, const struct node *node)
{
	static const char *const rest[] = {"storage", "statistics", "compression", "options"};
	const char *of = node_to(render, node, "of");

	for (size_t i = 0; i < 4; i++) {
		if (node_to(render, node, rest[i]) != NULL) {
			(void)alter_column(render, node, rest[i]);
		}
	}
	/* A view's column can have a default, too. */
	if (of != NULL && text_starts(of, "view ") && node_to(render, node, "default") != NULL) {
		(void)alter_column(render, node, "default");
	}
}
