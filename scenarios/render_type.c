#include "render_postgres.h"

#include "identity.h"

#include <string.h>

void create_enum(struct render *render, const struct node *node)
{
	const char *labels = node_to(render, node, "labels");

	render_add(render, "CREATE TYPE %s AS ENUM (%s)", node->identity,
		labels == NULL || strcmp(labels, "none") == 0 ? "" : labels);
}

/* The labels as SQL strings: "'a', 'it''s'" */
static struct names split_labels(struct arena *arena, const char *labels)
{
	struct names names = {0};

	while (labels != NULL && *labels != '\0') {
		const char *end = labels;
		bool quoted = false;

		for (; *end != '\0' && (quoted || *end != ','); end++) {
			quoted = *end == '\'' ? !quoted : quoted;
		}
		*VEC_ADD(arena, &names) = arena_copy_bytes(arena, labels, (size_t)(end - labels));
		labels = *end == '\0' ? end : end + 2;
	}
	return names;
}

/* Is every old label there still, in the old order? */
static bool only_adds(const struct names *old, const struct names *new)
{
	size_t found = 0;

	VEC_EACH (new, it) {
		found += found < old->count && strcmp(old->items[found], *it) == 0 ? 1 : 0;
	}
	return found == old->count;
}

static void add_labels(struct render *render, const struct node *node, const struct names *old,
	const struct names *new)
{
	size_t found = 0;

	for (size_t i = 0; i < new->count; i++) {
		if (found < old->count && strcmp(old->items[found], new->items[i]) == 0) {
			found++;
		} else if (found < old->count) {
			render_add(render, "ALTER TYPE %s ADD VALUE %s BEFORE %s", node->identity,
				new->items[i], old->items[found]);
		} else {
			render_add(render, "ALTER TYPE %s ADD VALUE %s", node->identity,
				new->items[i]);
		}
	}
}

/* The place of the only label that differs, or the count: there is none, or more. */
static size_t only_renamed(const struct names *old, const struct names *new)
{
	size_t place = old->count, differ = 0;

	for (size_t i = 0; i < old->count && old->count == new->count; i++) {
		if (strcmp(old->items[i], new->items[i]) != 0) {
			place = i;
			differ++;
		}
	}
	return differ == 1 && !names_have(new, old->items[place]) &&
			       !names_have(old, new->items[place])
		       ? place
		       : old->count;
}

/* A column of the type, or of arrays of it. */
static void move_column(
	struct render *render, const char *identity, const char *type, const char *suffix)
{
	struct arena *arena = render->arena;
	const char *name = identity_last_part(identity);
	const char *start = arena_printf(
		arena, "ALTER TABLE %s ALTER COLUMN %s", render_parent(arena, identity), name);
	const char *preset = snapshot_value(render->from, "column", identity, "default");

	if (preset != NULL) {
		render_add(render, "%s DROP DEFAULT", start);
	}
	render_add(render, "%s TYPE %s%s USING %s::text%s::%s%s", start, type, suffix, name, suffix,
		type, suffix);
	if (preset != NULL) {
		render_add(render, "%s SET DEFAULT %s", start, preset);
	}
}

/* A label cannot be removed: the columns move to a new type of the same name. */
static void replace_enum(struct render *render, const struct node *node)
{
	const char *name = identity_last_part(node->identity);
	const char *bare =
		*name == '"' ? arena_copy_bytes(render->arena, name + 1, strlen(name) - 2) : name;
	const char *old = arena_printf(render->arena, "\"%.50s before\"", bare);
	const char *array = arena_printf(render->arena, "%s[]", node->identity);

	render_add(render,
		"-- a row that holds a removed label stops this script\n"
		"ALTER TYPE %s RENAME TO %s",
		node->identity, old);
	create_enum(render, node);
	VEC_EACH (render->from, it) {
		const char *after = snapshot_value(render->to, it->kind, it->identity, "type");
		bool is_array = strcmp(it->value, array) == 0;

		if (strcmp(it->kind, "column") == 0 && strcmp(it->attribute, "type") == 0 &&
			(is_array || strcmp(it->value, node->identity) == 0) && after != NULL &&
			strcmp(after, it->value) == 0) {
			const char *of = snapshot_value(render->from, "column", it->identity, "of");

			if (of != NULL && text_starts(of, "table ")) {
				move_column(
					render, it->identity, node->identity, is_array ? "[]" : "");
			}
		}
	}
	render_add(render, "DROP TYPE %s.%s", render_parent(render->arena, node->identity), old);
}

bool alter_enum(struct render *render, const struct node *node, const char *attribute)
{
	struct names old = split_labels(render->arena, node_from(render, node, "labels"));
	struct names new = split_labels(render->arena, node_to(render, node, "labels"));
	size_t renamed = only_renamed(&old, &new);

	if (strcmp(attribute, "labels") != 0) {
		return false;
	}
	if (renamed < old.count) {
		render_add(render, "ALTER TYPE %s RENAME VALUE %s TO %s", node->identity,
			old.items[renamed], new.items[renamed]);
	} else if (only_adds(&old, &new)) {
		add_labels(render, node, &old, &new);
	} else {
		replace_enum(render, node);
	}
	return true;
}

void create_domain(struct render *render, const struct node *node)
{
	const char *collation = node_to(render, node, "collation");
	const char *preset = node_to(render, node, "default");

	render_add(render, "CREATE DOMAIN %s AS %s%s%s%s%s%s", node->identity,
		node_to(render, node, "type"), collation == NULL ? "" : " COLLATE ",
		collation == NULL ? "" : collation, preset == NULL ? "" : " DEFAULT ",
		preset == NULL ? "" : preset,
		node_to(render, node, "not_null") == NULL ? "" : " NOT NULL");
}

bool alter_domain(struct render *render, const struct node *node, const char *attribute)
{
	const char *to = node_to(render, node, attribute);

	if (strcmp(attribute, "default") == 0) {
		render_add(render, "ALTER DOMAIN %s %s%s", node->identity,
			to == NULL ? "DROP DEFAULT" : "SET DEFAULT ", to == NULL ? "" : to);
		return true;
	}
	if (strcmp(attribute, "not_null") == 0) {
		render_add(render, "ALTER DOMAIN %s %s NOT NULL", node->identity,
			to == NULL ? "DROP" : "SET");
		return true;
	}
	return false;
}

static const char *attribute_words(struct render *render, const char *identity)
{
	const char *collation = snapshot_value(render->to, "attribute", identity, "collation");

	return arena_printf(render->arena, "%s %s%s%s", identity_last_part(identity),
		snapshot_value(render->to, "attribute", identity, "type"),
		collation == NULL ? "" : " COLLATE ", collation == NULL ? "" : collation);
}

/* In their order: the position of each is looked for in turn. */
void create_composite(struct render *render, const struct node *node)
{
	struct arena *arena = render->arena;
	const char *title = arena_printf(arena, "composite type %s", node->identity);
	const char *list = "";
	bool found = true;

	for (int position = 1; found; position++) {
		const char *wanted = arena_printf(arena, "%d", position);

		found = false;
		VEC_EACH (render->to, it) {
			const char *of = snapshot_value(render->to, it->kind, it->identity, "of");

			if (strcmp(it->kind, "attribute") == 0 &&
				strcmp(it->attribute, "position") == 0 &&
				strcmp(it->value, wanted) == 0 && of != NULL &&
				strcmp(of, title) == 0) {
				list = arena_printf(arena, "%s%s%s", list,
					*list == '\0' ? "" : ", ",
					attribute_words(render, it->identity));
				found = true;
			}
		}
	}
	render_add(render, "CREATE TYPE %s AS (%s)", node->identity, list);
}

void create_attribute(struct render *render, const struct node *node)
{
	render_add(render, "ALTER TYPE %s ADD ATTRIBUTE %s",
		render_parent(render->arena, node->identity),
		attribute_words(render, node->identity));
}

void drop_attribute(struct render *render, const struct node *node)
{
	render_add(render, "ALTER TYPE %s DROP ATTRIBUTE %s",
		render_parent(render->arena, node->identity), identity_last_part(node->identity));
}

bool alter_attribute(struct render *render, const struct node *node, const char *attribute)
{
	if (strcmp(attribute, "type") != 0 && strcmp(attribute, "collation") != 0) {
		return false;
	}
	render_add(render, "ALTER TYPE %s ALTER ATTRIBUTE %s TYPE %s",
		render_parent(render->arena, node->identity), identity_last_part(node->identity),
		node_to(render, node, "type"));
	return true;
}

void create_range(struct render *render, const struct node *node)
{
	static const char *const options[] = {
		"subtype", "operator_class", "collation", "canonical", "subtype_diff"};
	static const char *const words[] = {
		"SUBTYPE", "SUBTYPE_OPCLASS", "COLLATION", "CANONICAL", "SUBTYPE_DIFF"};
	const char *list = "";

	for (size_t i = 0; i < 5; i++) {
		const char *to = node_to(render, node, options[i]);

		if (to != NULL) {
			list = arena_printf(render->arena, "%s%s%s = %s", list,
				*list == '\0' ? "" : ", ", words[i], to);
		}
	}
	render_add(render, "CREATE TYPE %s AS RANGE (%s)", node->identity, list);
}
