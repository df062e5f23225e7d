#include "render_postgres.h"

#include "identity.h"
#include "render_plan.h"

#include <string.h>

#define ALL NULL

const struct kind_words kind_words[] = {
	{"role", "ROLE", 0, true, false, create_role, NULL, alter_role, ALL},
	{"membership", NULL, 1, true, false, create_membership, drop_membership, NULL, ALL},
	{"schema", "SCHEMA", 2, true, true, create_schema, NULL, NULL, ALL},
	{"extension", "EXTENSION", 3, true, false, create_extension, NULL, alter_extension, ALL},
	{"enum", "TYPE", 4, true, true, create_enum, NULL, alter_enum, ALL},
	{"domain", "DOMAIN", 5, true, true, create_domain, NULL, alter_domain, ALL},
	{"composite type", "TYPE", 5, true, true, create_composite, NULL, NULL, ALL},
	{"attribute", "COLUMN", 5, false, false, create_attribute, drop_attribute, alter_attribute,
		ALL},
	{"range type", "TYPE", 5, true, true, create_range, NULL, NULL, ALL},
	{"sequence", "SEQUENCE", 6, true, true, create_sequence, NULL, alter_sequence, ALL},
	{"function", "FUNCTION", 7, true, true, create_routine, NULL, alter_routine,
		",body,cost,language,leakproof,library,parallel,rows,security_definer,settings,"
		"strict,support,volatility,"},
	{"procedure", "PROCEDURE", 7, true, true, create_routine, NULL, alter_routine,
		",body,language,library,security_definer,settings,"},
	{"aggregate", "AGGREGATE", 8, true, true, create_aggregate, NULL, NULL, ALL},
	{"table", "TABLE", 9, false, true, create_table, NULL, alter_table, ALL},
	{"column", "COLUMN", 10, false, false, create_column, drop_column, alter_column, ALL},
	{"constraint", "CONSTRAINT", 11, false, false, create_constraint, drop_constraint,
		alter_constraint, ",valid,"},
	{"index", "INDEX", 12, false, false, create_index, drop_index, alter_index,
		",options,statistics,tablespace,"},
	{"view", "VIEW", 14, false, true, create_view, NULL, alter_view, ",options,"},
	{"materialized view", "MATERIALIZED VIEW", 14, false, true, create_view, NULL, alter_view,
		",access_method,clustered_on,options,tablespace,toast_options,"},
	{"rule", "RULE", 15, false, false, create_by_definition, drop_on_table, alter_enabled,
		",enabled,"},
	{"trigger", "TRIGGER", 16, false, false, create_by_definition, drop_on_table, alter_enabled,
		",enabled,"},
	{"policy", "POLICY", 17, false, false, create_policy, drop_on_table, NULL, ALL},
	{"statistics", "STATISTICS", 17, false, true, create_by_definition, NULL, alter_statistics,
		",target,"},
	{"publication", "PUBLICATION", 18, false, true, create_publication, NULL, alter_publication,
		ALL},
	{"publication table", NULL, 19, false, false, create_publication_part,
		drop_publication_part, NULL, ALL},
	{"publication schema", NULL, 19, false, false, create_publication_part,
		drop_publication_part, NULL, ALL},
	{"event trigger", "EVENT TRIGGER", 20, false, true, create_event_trigger, NULL,
		alter_enabled, ",enabled,"},
	{"default privileges", NULL, 21, false, false, create_nothing, drop_grants, alter_enabled,
		ALL},
	{NULL, NULL, 0, false, false, NULL, NULL, NULL, NULL},
};

const char *node_from(const struct render *render, const struct node *node, const char *attribute)
{
	return node->action == CREATE || node->action == REBUILD
		       ? NULL
		       : snapshot_value(render->from, node->kind, node->identity, attribute);
}

const char *node_to(const struct render *render, const struct node *node, const char *attribute)
{
	return snapshot_value(render->to, node->kind, node->identity, attribute);
}

const char *node_title(const struct render *render, const struct node *node)
{
	const char *of = node_to(render, node, "of");

	of = of == NULL ? "" : of;
	if (strcmp(node->kind, "constraint") == 0 || strcmp(node->kind, "trigger") == 0 ||
		strcmp(node->kind, "rule") == 0 || strcmp(node->kind, "policy") == 0) {
		return arena_printf(render->arena, "%s %s ON %s%s", node->words->words,
			identity_last_part(node->identity),
			text_starts(of, "domain ") ? "DOMAIN " : "",
			render_parent(render->arena, node->identity));
	}
	return arena_printf(render->arena, "%s %s", node->words->words, node->identity);
}

static void drop_node(struct render *render, const struct node *node)
{
	if (node->words->drop != NULL) {
		node->words->drop(render, node);
	} else {
		render_add(render, "DROP %s %s", node->words->words, node->identity);
	}
}

/* In which of the two rounds of drops: after the others have been altered, or before. */
static bool drops_late(const struct plan *plan, struct render *render, const struct node *node)
{
	if (!node->words->late_drop || node->action == REBUILD) {
		return false;
	}
	VEC_EACH (plan, it) {
		if (it->action == DROP && !it->goes_along && it->words != NULL &&
			!it->words->late_drop &&
			plan_mentions(render->arena, node->from_text, it)) {
			return false;
		}
	}
	return true;
}

static bool is_dropped(const struct node *node)
{
	return (node->action == DROP || node->action == REBUILD) && node->words != NULL &&
	       !node->goes_along;
}

/* The next of the pending ones: nothing pending depends on it, and others are made before it. */
static struct node *next_drop(const struct plan *plan, struct render *render)
{
	struct node *best = NULL;
	bool best_free = false;

	VEC_EACH (plan, it) {
		bool is_free = true;

		if (!it->done) {
			continue;
		}
		VEC_EACH (plan, other) {
			is_free = is_free &&
				  (other == it || !other->done ||
					  !plan_mentions(render->arena, other->from_text, it));
		}
		if (best == NULL || (is_free && !best_free) ||
			(is_free == best_free && it->words->rank > best->words->rank)) {
			best = it;
			best_free = is_free;
		}
	}
	return best;
}

/* Two tables that point at each other cannot be dropped one after the other. */
static void break_circles(const struct plan *plan, struct render *render, const struct node *node)
{
	VEC_EACH (plan, it) {
		const char *type = snapshot_value(render->from, it->kind, it->identity, "type");
		const char *table = render_parent(render->arena, it->identity);

		if (strcmp(node->kind, "table") == 0 && it->action == DROP && it->goes_along &&
			strcmp(it->kind, "constraint") == 0 && type != NULL &&
			strcmp(type, "foreign key") == 0 && strcmp(table, node->identity) != 0 &&
			render_mentions(it->from_text, node->identity)) {
			const struct node *owner = plan_find(plan, render->arena,
				arena_printf(render->arena, "table %s", table));

			if (owner != NULL && owner->done) {
				drop_constraint(render, it);
			}
		}
	}
}

/* done means pending here, so that the flag is false again at the end. */
static void emit_drops(const struct plan *plan, struct render *render, bool late)
{
	struct node *next;

	VEC_EACH (plan, it) {
		it->done = is_dropped(it) && drops_late(plan, render, it) == late;
	}
	while ((next = next_drop(plan, render)) != NULL) {
		break_circles(plan, render, next);
		drop_node(render, next);
		next->done = false;
	}
}

static const struct fact *next_fact(
	const struct snapshot *snapshot, const struct node *node, const struct fact *last)
{
	const struct fact *next =
		last == NULL ? snapshot_object(snapshot, node->kind, node->identity) : last + 1;

	return next != NULL && next < snapshot->items + snapshot->count &&
			       strcmp(next->kind, node->kind) == 0 &&
			       strcmp(next->identity, node->identity) == 0
		       ? next
		       : NULL;
}

static bool is_common(const char *attribute)
{
	return strcmp(attribute, "owner") == 0 || strcmp(attribute, "comment") == 0 ||
	       strcmp(attribute, "grants") == 0;
}

static bool is_silent(const struct node *node, const char *attribute)
{
	static const char *const attributes[] = {
		"configuration", "index", "inherited", "parent", "position", "relocatable"};

	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		if (strcmp(attributes[i], attribute) == 0) {
			return true;
		}
	}
	return (strcmp(attribute, "of") == 0 && strcmp(node->kind, "sequence") != 0) ||
	       (strcmp(attribute, "partition_of") == 0 && strcmp(node->kind, "index") == 0);
}

static void alter_attribute_of(
	struct render *render, const struct node *node, const char *attribute)
{
	if (is_common(attribute) || is_silent(node, attribute) ||
		render_same(node_from(render, node, attribute), node_to(render, node, attribute))) {
		return;
	}
	if (node->words->alter == NULL || !node->words->alter(render, node, attribute)) {
		render_missing(render, "%s %s, %s", node->kind, node->identity, attribute);
	}
}

static void alter_node(struct render *render, const struct node *node)
{
	for (const struct fact *it = next_fact(render->from, node, NULL); it != NULL;
		it = next_fact(render->from, node, it)) {
		alter_attribute_of(render, node, it->attribute);
	}
	for (const struct fact *it = next_fact(render->to, node, NULL); it != NULL;
		it = next_fact(render->to, node, it)) {
		if (node_from(render, node, it->attribute) == NULL) {
			alter_attribute_of(render, node, it->attribute);
		}
	}
}

static void finish_node(struct render *render, const struct node *node)
{
	if (node->words->owned) {
		render_owner(render, node);
	}
	if (node->words->words != NULL) {
		render_comment(render, node);
		render_grants(render, node);
	} else if (strcmp(node->kind, "default privileges") == 0) {
		render_default_grants(render, node);
	}
}

static void make_node(struct render *render, const struct node *node)
{
	if (node->action == ALTER) {
		alter_node(render, node);
	} else {
		node->words->create(render, node);
	}
	finish_node(render, node);
}

static bool comes_before(const struct node *a, const struct node *b)
{
	return a->words->rank != b->words->rank ? a->words->rank < b->words->rank
						: a->position < b->position;
}

/* The next of the pending ones: it depends on nothing pending, and is made before others. */
static struct node *next_make(const struct plan *plan, struct render *render)
{
	struct node *best = NULL;
	bool best_free = false;

	VEC_EACH (plan, it) {
		bool is_free = true;

		if (!it->done) {
			continue;
		}
		VEC_EACH (plan, other) {
			is_free = is_free &&
				  (other == it || !other->done ||
					  !plan_mentions(render->arena, it->to_text, other));
		}
		if (best == NULL || (is_free && !best_free) ||
			(is_free == best_free && comes_before(it, best))) {
			best = it;
			best_free = is_free;
		}
	}
	return best;
}

static void emit_makes(const struct plan *plan, struct render *render)
{
	struct node *next;

	VEC_EACH (plan, it) {
		it->done = it->words != NULL && !it->goes_along &&
			   (it->action == CREATE || it->action == ALTER || it->action == REBUILD);
	}
	while ((next = next_make(plan, render)) != NULL) {
		make_node(render, next);
		next->done = false;
	}
}

/* What can be said only once everything is there. */
static void emit_rest(const struct plan *plan, struct render *render)
{
	VEC_EACH (plan, it) {
		if (it->words == NULL || (it->action != CREATE && it->action != REBUILD)) {
			continue;
		}
		if (strcmp(it->kind, "column") == 0) {
			render_column_rest(render, it);
		}
		if (strcmp(it->kind, "sequence") == 0 && !it->goes_along) {
			render_sequence_owner(render, it);
		}
		if (!it->goes_along) {
			continue;
		}
		if (strcmp(it->kind, "index") == 0) {
			(void)alter_index(render, it, "options");
		}
		finish_node(render, it);
	}
}

static void name_missing(const struct plan *plan, struct render *render)
{
	VEC_EACH (plan, it) {
		if (it->words == NULL && it->action != KEEP && !it->goes_along) {
			render_missing(render, "%s %s", it->kind, it->identity);
		}
	}
}

void render_postgres(struct render *render)
{
	struct plan plan = plan_make(render);

	emit_drops(&plan, render, false);
	emit_makes(&plan, render);
	emit_rest(&plan, render);
	emit_drops(&plan, render, true);
	name_missing(&plan, render);
}
