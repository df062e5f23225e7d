#include "render_postgres.h"

#include "identity.h"

#include <stdlib.h>
#include <string.h>

struct column {
	const char *identity;
	long position;
};

struct columns {
	struct column *items;
	size_t count, cap;
};

static int compare_columns(const void *a, const void *b)
{
	const struct column *first = a, *second = b;

	return first->position < second->position ? -1 : first->position > second->position;
}

static bool is_own(const struct render *render, const char *identity)
{
	const char *inherited = snapshot_value(render->to, "column", identity, "inherited");

	return inherited == NULL || strstr(inherited, "also local") != NULL;
}

static struct columns columns_of(struct render *render, const struct node *node)
{
	const char *title = arena_printf(render->arena, "%s %s", node->kind, node->identity);
	struct columns columns = {0};

	VEC_EACH (render->to, it) {
		if (strcmp(it->attribute, "of") == 0 && strcmp(it->kind, "column") == 0 &&
			strcmp(it->value, title) == 0 && is_own(render, it->identity)) {
			const char *position =
				snapshot_value(render->to, "column", it->identity, "position");

			*VEC_ADD(render->arena, &columns) = (struct column){
				it->identity, position == NULL ? 0 : strtol(position, NULL, 10)};
		}
	}
	if (columns.count > 1) {
		qsort(columns.items, columns.count, sizeof *columns.items, compare_columns);
	}
	return columns;
}

/* "(\n\tid integer NOT NULL,\n\t…\n)" */
static const char *column_list(struct render *render, const struct node *node)
{
	struct columns columns = columns_of(render, node);
	const char *list = "";

	VEC_EACH (&columns, it) {
		list = arena_printf(render->arena, "%s%s\n    %s %s", list,
			it == columns.items ? "" : ",", identity_last_part(it->identity),
			render_column(render, it->identity));
	}
	return arena_printf(render->arena, "(%s%s)", list, columns.count > 0 ? "\n" : "");
}

/* " USING x WITH (…) TABLESPACE y" */
static const char *storage_of(struct render *render, const struct node *node)
{
	struct arena *arena = render->arena;
	const char *method = node_to(render, node, "access_method");
	const char *space = node_to(render, node, "tablespace");
	struct option_list own = render_options(arena, node_to(render, node, "options"));
	struct option_list toast = render_options(arena, node_to(render, node, "toast_options"));
	const char *options = render_option_list(arena, &own, "");

	if (toast.count > 0) {
		options = arena_printf(arena, "%s%s%s", options, *options == '\0' ? "" : ", ",
			render_option_list(arena, &toast, "toast."));
	}
	return arena_printf(arena, "%s%s%s%s%s%s%s", method == NULL ? "" : " USING ",
		method == NULL ? "" : method, *options == '\0' ? "" : " WITH (", options,
		*options == '\0' ? "" : ")", space == NULL ? "" : " TABLESPACE ",
		space == NULL ? "" : space);
}

static const char *const late_attributes[] = {
	"row_security", "force_row_security", "replica_identity", "clustered_on"};

void create_table(struct render *render, const struct node *node)
{
	struct arena *arena = render->arena;
	const char *unlogged = node_to(render, node, "persistence") == NULL ? "" : "UNLOGGED ";
	const char *parent = node_to(render, node, "partition_of");
	const char *bound = node_to(render, node, "partition_bound");
	const char *key = node_to(render, node, "partition_key");
	const char *inherits = node_to(render, node, "inherits");
	const char *type = node_to(render, node, "of_type");
	const char *what = column_list(render, node);

	if (type != NULL) {
		what = arena_printf(arena, "OF %s", type);
	} else if (parent != NULL && bound != NULL) {
		what = arena_printf(arena, "PARTITION OF %s %s", parent, bound);
	} else if (inherits != NULL) {
		what = arena_printf(arena, "%s INHERITS (%s)", what, inherits);
	}
	render_add(render, "CREATE %sTABLE %s %s%s%s%s", unlogged, node->identity, what,
		key == NULL ? "" : " PARTITION BY ", key == NULL ? "" : key,
		storage_of(render, node));
	for (size_t i = 0; i < 3; i++) {
		if (node_to(render, node, late_attributes[i]) != NULL) {
			(void)alter_table(render, node, late_attributes[i]);
		}
	}
}

/* Of a list of parents, those that another list has not. */
static void inherit(struct render *render, const struct node *node, const char *words,
	const char *parents, const char *others)
{
	while (parents != NULL && *parents != '\0') {
		const char *end = strstr(parents, ", ");
		size_t length = end == NULL ? strlen(parents) : (size_t)(end - parents);
		const char *parent = arena_copy_bytes(render->arena, parents, length);

		if (others == NULL || !render_mentions(others, parent)) {
			render_add(render, "ALTER TABLE %s %s %s", node->identity, words, parent);
		}
		parents += length + (end == NULL ? 0 : 2);
	}
}

static bool alter_kin(struct render *render, const struct node *node, const char *attribute)
{
	const char *from = node_from(render, node, attribute);
	const char *to = node_to(render, node, attribute);
	const char *bound = node_to(render, node, "partition_bound");

	if (strcmp(attribute, "inherits") == 0) {
		inherit(render, node, "NO INHERIT", from, to);
		inherit(render, node, "INHERIT", to, from);
		return true;
	}
	if (strcmp(attribute, "partition_bound") == 0 &&
		!render_same(node_from(render, node, "partition_of"),
			node_to(render, node, "partition_of"))) {
		return true;
	}
	from = node_from(render, node, "partition_of");
	to = node_to(render, node, "partition_of");
	if (from != NULL) {
		render_add(render, "ALTER TABLE %s DETACH PARTITION %s", from, node->identity);
	}
	if (to != NULL) {
		render_add(render, "ALTER TABLE %s ATTACH PARTITION %s %s", to, node->identity,
			bound == NULL ? "DEFAULT" : bound);
	}
	return true;
}

static const struct switch_words {
	const char *attribute, *set, *reset;
} table_switches[] = {
	{"row_security", "ENABLE ROW LEVEL SECURITY", "DISABLE ROW LEVEL SECURITY"},
	{"force_row_security", "FORCE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY"},
	{"persistence", "SET UNLOGGED", "SET LOGGED"},
	{"clustered_on", "CLUSTER ON ", "SET WITHOUT CLUSTER"},
	{"tablespace", "SET TABLESPACE ", "SET TABLESPACE pg_default"},
	{"access_method", "SET ACCESS METHOD ", "SET ACCESS METHOD heap"},
	{"of_type", "OF ", "NOT OF"},
};

static bool alter_switch(struct render *render, const struct node *node, const char *attribute)
{
	const char *to = node_to(render, node, attribute);

	for (size_t i = 0; i < sizeof table_switches / sizeof *table_switches; i++) {
		const struct switch_words *words = &table_switches[i];

		if (strcmp(words->attribute, attribute) == 0) {
			bool takes_value = to != NULL && text_ends(words->set, " ");

			render_add(render, "ALTER %s %s %s%s", node->words->words, node->identity,
				to == NULL ? words->reset : words->set,
				!takes_value                             ? ""
				: strcmp(attribute, "clustered_on") == 0 ? identity_last_part(to)
									 : to);
			return true;
		}
	}
	return false;
}

static void alter_replica_identity(struct render *render, const struct node *node)
{
	const char *to = node_to(render, node, "replica_identity");
	const char *words = to == NULL                   ? "DEFAULT"
			    : strcmp(to, "full") == 0    ? "FULL"
			    : strcmp(to, "nothing") == 0 ? "NOTHING"
							 : NULL;

	if (words == NULL) {
		words = arena_printf(
			render->arena, "USING INDEX %s", identity_last_part(to + strlen("index ")));
	}
	render_add(render, "ALTER TABLE %s REPLICA IDENTITY %s", node->identity, words);
}

bool alter_table(struct render *render, const struct node *node, const char *attribute)
{
	const char *start =
		arena_printf(render->arena, "ALTER %s %s", node->words->words, node->identity);

	if (strcmp(attribute, "options") == 0 || strcmp(attribute, "toast_options") == 0) {
		render_set_options(render, start, strcmp(attribute, "options") == 0 ? "" : "toast.",
			node_from(render, node, attribute), node_to(render, node, attribute));
		return true;
	}
	if (strcmp(attribute, "replica_identity") == 0) {
		alter_replica_identity(render, node);
		return true;
	}
	if (strcmp(attribute, "inherits") == 0 || strcmp(attribute, "partition_bound") == 0) {
		return alter_kin(render, node, attribute);
	}
	if (strcmp(attribute, "partition_of") == 0) {
		return alter_kin(render, node, attribute);
	}
	return alter_switch(render, node, attribute);
}

void create_view(struct render *render, const struct node *node)
{
	const char *definition = node_to(render, node, "definition");
	size_t length = definition == NULL ? 0 : strlen(definition);

	length -= length > 0 && definition[length - 1] == ';' ? 1 : 0;
	render_add(render, "CREATE %s %s%s AS\n%.*s%s", node->words->words, node->identity,
		storage_of(render, node), (int)length, definition == NULL ? "" : definition,
		node_to(render, node, "populated") == NULL ? "" : "\n  WITH NO DATA");
}

bool alter_view(struct render *render, const struct node *node, const char *attribute)
{
	return alter_table(render, node, attribute);
}
