#include "render_postgres.h"

#include "identity.h"

#include <string.h>

/* Whoever runs the script makes the objects: mtest's superuser, and mostly whoever owns the rest.
 */
static const char *maker(const struct render *render)
{
	return snapshot_value(render->to, "database", "current database", "owner");
}

void render_owner(struct render *render, const struct node *node)
{
	const char *to = node_to(render, node, "owner");
	const char *from = node_from(render, node, "owner");

	if (node->action != ALTER) {
		from = maker(render);
	}
	if (to != NULL && !render_same(from, to)) {
		render_add(render, "ALTER %s OWNER TO %s", node_title(render, node), to);
	}
}

void render_comment(struct render *render, const struct node *node)
{
	const char *to = node_to(render, node, "comment");
	const char *from = node_from(render, node, "comment");

	/* CREATE EXTENSION brings one along. */
	if (node->words->words == NULL || render_same(from, to) ||
		(strcmp(node->kind, "extension") == 0 && node->action == CREATE)) {
		return;
	}
	render_add(render, "COMMENT ON %s IS %s", node_title(render, node),
		to == NULL ? "NULL" : render_literal(render->arena, to));
}

/* One of "SELECT, UPDATE to reader with grant option; ALL to app". */
struct grant {
	const char *privileges, *grantee;
	bool with_option;
	const char *entry;
};

struct grants {
	struct grant *items;
	size_t count, cap;
};

static const char with_option[] = " with grant option";

static struct grants read_grants(struct arena *arena, const char *list)
{
	struct grants grants = {0};

	if (list == NULL || strcmp(list, "none") == 0) {
		return grants;
	}
	while (*list != '\0') {
		const char *end = strstr(list, "; ");
		size_t length = end == NULL ? strlen(list) : (size_t)(end - list);
		char *entry = arena_copy_bytes(arena, list, length);
		const char *to = strstr(entry, " to ");
		struct grant *grant = VEC_ADD(arena, &grants);

		grant->entry = entry;
		grant->with_option = text_ends(entry, with_option);
		length = to == NULL ? 0 : (size_t)(to - entry);
		grant->privileges = arena_copy_bytes(arena, entry, length);
		grant->grantee = to == NULL ? "" : arena_copy(arena, to + strlen(" to "));
		if (grant->with_option) {
			grant->grantee = arena_copy_bytes(arena, grant->grantee,
				strlen(grant->grantee) - strlen(with_option));
		}
		list += strlen(entry) + (end == NULL ? 0 : 2);
	}
	return grants;
}

static bool has_entry(const struct grants *grants, const char *entry)
{
	VEC_EACH (grants, it) {
		if (strcmp(it->entry, entry) == 0) {
			return true;
		}
	}
	return false;
}

/* What everybody has where nothing was granted or revoked. */
static const char *usual_grants(const struct render *render, const struct node *node)
{
	static const struct {
		const char *kind, *own, *everybody;
	} usual[] = {
		{"function", "EXECUTE", "EXECUTE"},
		{"procedure", "EXECUTE", "EXECUTE"},
		{"aggregate", "EXECUTE", "EXECUTE"},
		{"enum", "ALL", "ALL"},
		{"domain", "ALL", "ALL"},
		{"composite type", "ALL", "ALL"},
		{"range type", "ALL", "ALL"},
	};
	const char *owner = node_to(render, node, "owner");

	if (strcmp(node->kind, "column") == 0) {
		return "none";
	}
	owner = owner == NULL ? maker(render) : owner;
	owner = owner == NULL ? "postgres" : owner;
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		if (strcmp(usual[i].kind, node->kind) == 0) {
			return arena_printf(render->arena, "%s to %s; %s to public", usual[i].own,
				owner, usual[i].everybody);
		}
	}
	return arena_printf(render->arena, "ALL to %s", owner);
}

/* "SELECT (email), UPDATE (email)" for a column. */
static const char *privileges_of(
	const struct render *render, const struct node *node, const struct grant *grant)
{
	const char *name = identity_last_part(node->identity);
	const char *words = "", *at = grant->privileges;

	if (strcmp(node->kind, "column") != 0) {
		return grant->privileges;
	}
	while (*at != '\0') {
		size_t length = strcspn(at, ",");

		words = arena_printf(render->arena, "%s%s%.*s (%s)", words,
			*words == '\0' ? "" : ", ", (int)length, at, name);
		at += length + (at[length] == ',' ? 2 : 0);
	}
	return words;
}

/* "TABLE public.users", as GRANT … ON takes it. */
static const char *target_of(const struct render *render, const struct node *node)
{
	struct arena *arena = render->arena;

	if (strcmp(node->kind, "column") == 0) {
		return arena_printf(arena, "TABLE %s", render_parent(arena, node->identity));
	}
	if (strcmp(node->kind, "view") == 0 || strcmp(node->kind, "materialized view") == 0) {
		return arena_printf(arena, "TABLE %s", node->identity);
	}
	if (strcmp(node->kind, "domain") == 0) {
		return arena_printf(arena, "DOMAIN %s", node->identity);
	}
	if (strcmp(node->kind, "aggregate") == 0) {
		return arena_printf(arena, "FUNCTION %s", node->identity);
	}
	return arena_printf(arena, "%s %s", node->words->words, node->identity);
}

/* start: "" or "ALTER DEFAULT PRIVILEGES … ". A grant by somebody else cannot be given for him. */
static void write_grants(struct render *render, const struct node *node, const char *start,
	const char *target, const char *lists[2])
{
	struct grants from = read_grants(render->arena, lists[0]);
	struct grants to = read_grants(render->arena, lists[1]);

	VEC_EACH (&from, it) {
		if (!has_entry(&to, it->entry)) {
			render_add(render, "%sREVOKE %s ON %s FROM %s", start,
				privileges_of(render, node, it), target, it->grantee);
		}
	}
	VEC_EACH (&to, it) {
		if (has_entry(&from, it->entry)) {
			continue;
		}
		if (strstr(it->grantee, " by ") != NULL) {
			render_missing(render, "%s %s, %s", node->kind, node->identity, it->entry);
			continue;
		}
		render_add(render, "%sGRANT %s ON %s TO %s%s", start,
			privileges_of(render, node, it), target, it->grantee,
			it->with_option ? " WITH GRANT OPTION" : "");
	}
}

void render_grants(struct render *render, const struct node *node)
{
	const char *lists[] = {node_from(render, node, "grants"), node_to(render, node, "grants")};

	if (render_same(lists[0], lists[1])) {
		return;
	}
	for (size_t i = 0; i < 2; i++) {
		lists[i] = lists[i] == NULL ? usual_grants(render, node) : lists[i];
	}
	write_grants(render, node, "", target_of(render, node), lists);
}

/* "of app in schema public on tables": what is granted beyond what everybody has. */
void render_default_grants(struct render *render, const struct node *node)
{
	struct arena *arena = render->arena;
	const char *of = node->identity + strlen("of ");
	const char *in = strstr(of, " in schema "), *on = strstr(of, " on ");
	const char *role_end = in == NULL ? on : in;
	const char *lists[] = {node_from(render, node, "grants"),
		node->action == DROP ? NULL : node_to(render, node, "grants")};
	const char *role, *start;

	if (on == NULL || strcmp(on, " on large objects") == 0) {
		render_missing(render, "%s %s", node->kind, node->identity);
		return;
	}
	role = arena_copy_bytes(arena, of, (size_t)(role_end - of));
	for (size_t i = 0; i < 2 && in == NULL; i++) {
		bool everybody = strstr(on, "routines") != NULL || strstr(on, "types") != NULL;
		const char *all = strstr(on, "routines") != NULL ? "EXECUTE" : "USAGE";

		/* Lists of one role in all schemas hold his own privileges, too. */
		if (lists[i] == NULL) {
			lists[i] = everybody ? arena_printf(arena, "%s to %s; %s to public", all,
						       role, all)
					     : NULL;
		}
	}
	start = arena_printf(arena, "ALTER DEFAULT PRIVILEGES FOR ROLE %s%.*s ", role,
		in == NULL ? 0 : (int)(on - in), in == NULL ? "" : in);
	if (in == NULL && strstr(on, "routines") == NULL && strstr(on, "types") == NULL) {
		/* Whole lists: his own entry stays as it is. */
		const char *other = lists[0] == NULL ? lists[1] : lists[0];
		struct grants all = read_grants(arena, other);

		VEC_EACH (&all, it) {
			if (strcmp(it->grantee, role) == 0) {
				lists[0] = lists[0] == NULL ? it->entry : lists[0];
				lists[1] = lists[1] == NULL ? it->entry : lists[1];
			}
		}
	}
	write_grants(render, node, start, on + strlen(" on "), lists);
}

void drop_grants(struct render *render, const struct node *node)
{
	render_default_grants(render, node);
}
