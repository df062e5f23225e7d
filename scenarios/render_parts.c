#include "render_postgres.h"

#include "identity.h"

#include <string.h>

/* Sequences, constraints and indexes. */

static const struct {
	const char *attribute, *set, *reset;
} sequence_words[] = {
	{"type", " AS ", " AS bigint"},
	{"increment", " INCREMENT BY ", " INCREMENT BY 1"},
	{"minimum", " MINVALUE ", " NO MINVALUE"},
	{"maximum", " MAXVALUE ", " NO MAXVALUE"},
	{"start", " START WITH ", NULL},
	{"cache", " CACHE ", " CACHE 1"},
	{"cycle", " CYCLE", " NO CYCLE"},
};

static const size_t sequence_count = sizeof sequence_words / sizeof *sequence_words;

/* Identity columns name the type of the sequence by their own. */
const char *render_sequence_options(const struct render *render, const char *identity)
{
	const char *options = "";

	for (size_t i = 1; i < sequence_count; i++) {
		const char *to = snapshot_value(
			render->to, "sequence", identity, sequence_words[i].attribute);

		if (to != NULL) {
			options = arena_printf(render->arena, "%s%s%s", options,
				sequence_words[i].set,
				text_ends(sequence_words[i].set, " ") ? to : "");
		}
	}
	return options;
}

void create_sequence(struct render *render, const struct node *node)
{
	const char *type = node_to(render, node, "type");
	const char *persistence = node_to(render, node, "persistence");
	bool unlogged = persistence != NULL && strcmp(persistence, "unlogged") == 0;

	render_add(render, "CREATE %sSEQUENCE %s%s%s%s", unlogged ? "UNLOGGED " : "",
		node->identity, type == NULL ? "" : " AS ", type == NULL ? "" : type,
		render_sequence_options(render, node->identity));
}

void render_sequence_owner(struct render *render, const struct node *node)
{
	const char *to = node_to(render, node, "of");

	if (!render_same(to, node_from(render, node, "of"))) {
		render_add(render, "ALTER SEQUENCE %s OWNED BY %s", node->identity,
			to == NULL ? "NONE" : to + strlen("column "));
	}
}

bool alter_sequence(struct render *render, const struct node *node, const char *attribute)
{
	const char *to = node_to(render, node, attribute);

	if (strcmp(attribute, "of") == 0) {
		render_sequence_owner(render, node);
		return true;
	}
	for (size_t i = 0; i < sequence_count; i++) {
		const char *reset = sequence_words[i].reset;

		if (strcmp(sequence_words[i].attribute, attribute) != 0) {
			continue;
		}
		if (reset == NULL) {
			const char *minimum = node_to(render, node, "minimum");

			reset = arena_printf(
				render->arena, " START WITH %s", minimum == NULL ? "1" : minimum);
		}
		render_add(render, "ALTER SEQUENCE %s%s%s", node->identity,
			to == NULL ? reset : sequence_words[i].set,
			to == NULL || !text_ends(sequence_words[i].set, " ") ? "" : to);
		return true;
	}
	return false;
}

/* "ALTER TABLE public.users" or "ALTER DOMAIN public.email" */
static const char *start_of(
	const struct render *render, const struct snapshot *snapshot, const struct node *node)
{
	const char *of = snapshot_value(snapshot, node->kind, node->identity, "of");
	const char *words = "TABLE";

	if (of != NULL && text_starts(of, "domain ")) {
		words = "DOMAIN";
	} else if (of != NULL && text_starts(of, "foreign table ")) {
		words = "FOREIGN TABLE";
	}
	return arena_printf(
		render->arena, "ALTER %s %s", words, render_parent(render->arena, node->identity));
}

void create_constraint(struct render *render, const struct node *node)
{
	const char *type = node_to(render, node, "type");
	const char *deferrable = node_to(render, node, "deferrable");

	/* Its trigger makes it. */
	if (type != NULL && strcmp(type, "constraint trigger") == 0) {
		return;
	}
	render_add(render, "%s ADD CONSTRAINT %s %s%s%s%s", start_of(render, render->to, node),
		identity_last_part(node->identity), node_to(render, node, "definition"),
		node_to(render, node, "no_inherit") == NULL ? "" : " NO INHERIT",
		deferrable == NULL                              ? ""
		: strcmp(deferrable, "initially deferred") == 0 ? " DEFERRABLE INITIALLY DEFERRED"
								: " DEFERRABLE",
		node_to(render, node, "valid") == NULL ? "" : " NOT VALID");
}

void drop_constraint(struct render *render, const struct node *node)
{
	const char *type = snapshot_value(render->from, node->kind, node->identity, "type");

	if (type == NULL || strcmp(type, "constraint trigger") != 0) {
		render_add(render, "%s DROP CONSTRAINT %s", start_of(render, render->from, node),
			identity_last_part(node->identity));
	}
}

bool alter_constraint(struct render *render, const struct node *node, const char *attribute)
{
	if (strcmp(attribute, "valid") == 0 && node_to(render, node, "valid") == NULL) {
		render_add(render, "%s VALIDATE CONSTRAINT %s", start_of(render, render->to, node),
			identity_last_part(node->identity));
		return true;
	}
	return false;
}

static bool is_of_constraint(const struct snapshot *snapshot, const struct node *node)
{
	const char *of = snapshot_value(snapshot, node->kind, node->identity, "of");

	return of != NULL && text_starts(of, "constraint ");
}

void drop_index(struct render *render, const struct node *node)
{
	if (!is_of_constraint(render->from, node)) {
		render_add(render, "DROP INDEX %s", node->identity);
	}
}

void create_index(struct render *render, const struct node *node)
{
	static const char only[] = " ON ONLY ";
	const char *definition = node_to(render, node, "definition");
	const char *found = definition == NULL ? NULL : strstr(definition, only);
	static const char *const rest[] = {"options", "statistics", "tablespace"};

	if (is_of_constraint(render->to, node)) {
		return;
	}
	if (definition == NULL || node_to(render, node, "valid") != NULL) {
		render_missing(render, "index %s, which is not valid", node->identity);
		return;
	}
	/* On a partitioned table: with ONLY it would stay invalid. */
	if (found != NULL) {
		definition = arena_printf(render->arena, "%.*s ON %s", (int)(found - definition),
			definition, found + strlen(only));
	}
	render_add(render, "%s", definition);
	for (size_t i = 0; i < 3; i++) {
		if (node_to(render, node, rest[i]) != NULL) {
			(void)alter_index(render, node, rest[i]);
		}
	}
}

/* "1: 500, 3: 100" */
static void set_statistics(
	struct render *render, const struct node *node, const char *targets, bool reset)
{
	while (targets != NULL && *targets != '\0') {
		size_t number = strcspn(targets, ":");
		const char *target = targets + number + (targets[number] == ':' ? 2 : 0);
		size_t length = strcspn(target, ",");

		render_add(render, "ALTER INDEX %s ALTER COLUMN %.*s SET STATISTICS %.*s",
			node->identity, (int)number, targets, reset ? 2 : (int)length,
			reset ? "-1" : target);
		targets = target + length + (target[length] == ',' ? 2 : 0);
	}
}

bool alter_index(struct render *render, const struct node *node, const char *attribute)
{
	const char *to = node_to(render, node, attribute);
	const char *start = arena_printf(render->arena, "ALTER INDEX %s", node->identity);

	if (strcmp(attribute, "options") == 0) {
		render_set_options(render, start, "", node_from(render, node, attribute), to);
		return true;
	}
	if (strcmp(attribute, "tablespace") == 0) {
		render_add(render, "%s SET TABLESPACE %s", start, to == NULL ? "pg_default" : to);
		return true;
	}
	if (strcmp(attribute, "statistics") != 0) {
		return false;
	}
	set_statistics(
		render, node, to != NULL ? to : node_from(render, node, attribute), to == NULL);
	return true;
}
