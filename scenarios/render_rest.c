#include "render_postgres.h"

#include <string.h>

/* Schemas, extensions, roles and publications. */

void create_nothing(struct render *render, const struct node *node)
{
	(void)render;
	(void)node;
}

void create_schema(struct render *render, const struct node *node)
{
	render_add(render, "CREATE SCHEMA %s", node->identity);
}

void create_extension(struct render *render, const struct node *node)
{
	const char *schema = node_to(render, node, "schema");
	const char *version = node_to(render, node, "version");

	render_add(render, "CREATE EXTENSION %s%s%s%s%s", node->identity,
		schema == NULL ? "" : " WITH SCHEMA ", schema == NULL ? "" : schema,
		version == NULL ? "" : " VERSION ",
		version == NULL ? "" : render_literal(render->arena, version));
}

bool alter_extension(struct render *render, const struct node *node, const char *attribute)
{
	const char *to = node_to(render, node, attribute);

	if (to != NULL && strcmp(attribute, "version") == 0) {
		render_add(render, "ALTER EXTENSION %s UPDATE TO %s", node->identity,
			render_literal(render->arena, to));
		return true;
	}
	if (to != NULL && strcmp(attribute, "schema") == 0) {
		render_add(render, "ALTER EXTENSION %s SET SCHEMA %s", node->identity, to);
		return true;
	}
	return false;
}

static const struct {
	const char *attribute, *yes, *no;
} role_words[] = {
	{"login", "LOGIN", "NOLOGIN"},
	{"superuser", "SUPERUSER", "NOSUPERUSER"},
	{"inherit", "INHERIT", "NOINHERIT"},
	{"create_role", "CREATEROLE", "NOCREATEROLE"},
	{"create_database", "CREATEDB", "NOCREATEDB"},
	{"replication", "REPLICATION", "NOREPLICATION"},
	{"bypass_row_security", "BYPASSRLS", "NOBYPASSRLS"},
};

static const char *role_option(const struct render *render, const struct node *node, size_t which)
{
	const char *to = node_to(render, node, role_words[which].attribute);
	bool usual = strcmp(role_words[which].attribute, "inherit") == 0;
	bool is_on = to == NULL ? usual : strcmp(to, "yes") == 0;

	return is_on ? role_words[which].yes : role_words[which].no;
}

static bool role_value(struct render *render, const struct node *node, const char *attribute)
{
	const char *to = node_to(render, node, attribute);

	if (strcmp(attribute, "connection_limit") == 0) {
		render_add(render, "ALTER ROLE %s CONNECTION LIMIT %s", node->identity,
			to == NULL ? "-1" : to);
		return true;
	}
	if (strcmp(attribute, "valid_until") == 0) {
		render_add(render, "ALTER ROLE %s VALID UNTIL %s", node->identity,
			to == NULL ? "'infinity'" : render_literal(render->arena, to));
		return true;
	}
	return false;
}

bool alter_role(struct render *render, const struct node *node, const char *attribute)
{
	for (size_t i = 0; i < sizeof role_words / sizeof *role_words; i++) {
		if (strcmp(role_words[i].attribute, attribute) == 0) {
			render_add(render, "ALTER ROLE %s %s", node->identity,
				role_option(render, node, i));
			return true;
		}
	}
	return role_value(render, node, attribute);
}

void create_role(struct render *render, const struct node *node)
{
	static const char *const values[] = {"connection_limit", "valid_until"};
	const char *words = "";

	for (size_t i = 0; i < sizeof role_words / sizeof *role_words; i++) {
		const char *to = node_to(render, node, role_words[i].attribute);

		if (to != NULL && (i > 0 || strcmp(to, "yes") == 0)) {
			words = arena_printf(
				render->arena, "%s %s", words, role_option(render, node, i));
		}
	}
	render_add(render, "CREATE ROLE %s%s", node->identity, words);
	for (size_t i = 0; i < 2; i++) {
		if (node_to(render, node, values[i]) != NULL) {
			(void)role_value(render, node, values[i]);
		}
	}
	if (node_to(render, node, "password") != NULL) {
		render_missing(render, "role %s, password", node->identity);
	}
}

/* "reader in staff" */
static const char *membership_part(
	const struct render *render, const struct node *node, bool member)
{
	const char *in = strstr(node->identity, " in ");

	if (in == NULL) {
		return "";
	}
	return member ? arena_copy_bytes(
				render->arena, node->identity, (size_t)(in - node->identity))
		      : in + strlen(" in ");
}

void create_membership(struct render *render, const struct node *node)
{
	render_add(render, "GRANT %s TO %s%s", membership_part(render, node, false),
		membership_part(render, node, true),
		node_to(render, node, "admin") == NULL ? "" : " WITH ADMIN OPTION");
}

void drop_membership(struct render *render, const struct node *node)
{
	render_add(render, "REVOKE %s FROM %s", membership_part(render, node, false),
		membership_part(render, node, true));
}

void create_publication(struct render *render, const struct node *node)
{
	const char *operations = node_to(render, node, "operations");

	render_add(render, "CREATE PUBLICATION %s%s WITH (publish = %s%s)", node->identity,
		node_to(render, node, "all_tables") == NULL ? "" : " FOR ALL TABLES",
		render_literal(render->arena, operations == NULL ? "" : operations),
		node_to(render, node, "via_root") == NULL ? ""
							  : ", publish_via_partition_root = true");
}

bool alter_publication(struct render *render, const struct node *node, const char *attribute)
{
	const char *to = node_to(render, node, attribute);

	if (strcmp(attribute, "operations") == 0) {
		render_add(render, "ALTER PUBLICATION %s SET (publish = %s)", node->identity,
			render_literal(render->arena, to == NULL ? "" : to));
		return true;
	}
	if (strcmp(attribute, "via_root") == 0) {
		render_add(render, "ALTER PUBLICATION %s SET (publish_via_partition_root = %s)",
			node->identity, to == NULL ? "false" : "true");
		return true;
	}
	return false;
}

/* "news: public.articles" */
static const char *publication_part(
	const struct render *render, const struct node *node, bool publication)
{
	const char *colon = strstr(node->identity, ": ");

	if (colon == NULL) {
		return "";
	}
	return publication ? arena_copy_bytes(render->arena, node->identity,
				     (size_t)(colon - node->identity))
			   : colon + 2;
}

static const char *part_words(const struct node *node)
{
	return strcmp(node->kind, "publication table") == 0 ? "TABLE" : "TABLES IN SCHEMA";
}

void create_publication_part(struct render *render, const struct node *node)
{
	const char *columns = node_to(render, node, "columns");
	const char *where = node_to(render, node, "where");

	render_add(render, "ALTER PUBLICATION %s ADD %s %s%s%s%s%s%s%s",
		publication_part(render, node, true), part_words(node),
		publication_part(render, node, false), columns == NULL ? "" : " (",
		columns == NULL ? "" : columns, columns == NULL ? "" : ")",
		where == NULL ? "" : " WHERE (", where == NULL ? "" : where,
		where == NULL ? "" : ")");
}

void drop_publication_part(struct render *render, const struct node *node)
{
	render_add(render, "ALTER PUBLICATION %s DROP %s %s", publication_part(render, node, true),
		part_words(node), publication_part(render, node, false));
}
