#include "render_plan.h"

#include "identity.h"
#include "vec.h"

#include <stdlib.h>
#include <string.h>

/* They say nothing about what an object depends on. */
static const char silent[] = ",comment,grants,owner,position,settings,";
/* They follow from something else that is rendered. */
static const char derived[] = ",configuration,index,inherited,of,parent,position,relocatable,";
/* Every object may have them, and they are set apart. */
static const char common[] = ",comment,grants,owner,";
/* Kinds that nothing but their definition makes up, so that they can be made anew. */
static const char remade[] = ",constraint,function,index,materialized view,policy,procedure,rule,"
			     "statistics,trigger,view,";

static bool listed(struct arena *arena, const char *list, const char *word)
{
	return strstr(list, arena_printf(arena, ",%s,", word)) != NULL;
}

static const struct kind_words *find_words(const char *kind)
{
	for (const struct kind_words *it = kind_words; it->kind != NULL; it++) {
		if (strcmp(it->kind, kind) == 0) {
			return it;
		}
	}
	return NULL;
}

static int compare_nodes(const void *a, const void *b)
{
	const struct node *first = a, *second = b;
	int order = strcmp(first->kind, second->kind);

	return order != 0 ? order : strcmp(first->identity, second->identity);
}

struct node *plan_find(const struct plan *plan, struct arena *arena, const char *title)
{
	for (const char *space = title == NULL ? NULL : strchr(title, ' '); space != NULL;
		space = strchr(space + 1, ' ')) {
		const struct node key = {
			.kind = arena_copy_bytes(arena, title, (size_t)(space - title)),
			.identity = space + 1,
		};
		struct node *found = plan->count == 0 ? NULL
						      : bsearch(&key, plan->items, plan->count,
								sizeof *plan->items, compare_nodes);

		if (found != NULL) {
			return found;
		}
	}
	return NULL;
}

/* A routine's body is a text that the server does not follow, unless it is parsed SQL. */
static bool tells(struct arena *arena, const struct fact *fact)
{
	if (strcmp(fact->attribute, "body") == 0) {
		return text_starts(fact->value, "BEGIN ATOMIC") ||
		       text_starts(fact->value, "RETURN ");
	}
	if (strcmp(fact->kind, "sequence") == 0 && strcmp(fact->attribute, "of") == 0) {
		return false;
	}
	return !listed(arena, silent, fact->attribute);
}

static const char *text_of(
	struct arena *arena, const struct snapshot *snapshot, const struct node *node)
{
	const struct fact *fact = snapshot_object(snapshot, node->kind, node->identity);
	const struct fact *first = fact;
	const char *text = "";

	for (; fact != NULL && fact < snapshot->items + snapshot->count &&
		fact_compare_object(fact, first) == 0;
		fact++) {
		if (tells(arena, fact)) {
			text = arena_printf(arena, "%s\n%s", text, fact->value);
		}
	}
	return text;
}

bool plan_mentions(struct arena *arena, const char *text, const struct node *node)
{
	const char *name = node->identity;

	if (*name != '"' && strchr(name, '(') != NULL) {
		name = arena_copy_bytes(arena, name, strcspn(name, "(") + 1);
	}
	if (strcmp(node->kind, "schema") == 0) {
		name = arena_printf(arena, "%s.", name);
	}
	return render_mentions(text, name);
}

/* What is to be done about one attribute that differs. */
static enum action judge(struct render *render, const struct node *node, const char *attribute)
{
	const char *to = snapshot_value(render->to, node->kind, node->identity, attribute);
	bool moves_sequence = strcmp(node->kind, "sequence") == 0 && strcmp(attribute, "of") == 0;

	bool attaches_index =
		strcmp(node->kind, "index") == 0 && strcmp(attribute, "partition_of") == 0;

	if ((listed(render->arena, derived, attribute) && !moves_sequence) || attaches_index) {
		return KEEP;
	}
	if (listed(render->arena, common, attribute)) {
		return ALTER;
	}
	if (node->words->alter == NULL) {
		return REBUILD;
	}
	if (strcmp(node->kind, "constraint") == 0 && strcmp(attribute, "valid") == 0) {
		return to == NULL ? ALTER : REBUILD;
	}
	if (strcmp(node->kind, "column") == 0 && strcmp(attribute, "generated") == 0) {
		return to == NULL ? ALTER : REBUILD;
	}
	return node->words->alterable == NULL ||
			       listed(render->arena, node->words->alterable, attribute)
		       ? ALTER
		       : REBUILD;
}

static enum action worse(enum action a, enum action b)
{
	return a > b ? a : b;
}

/* Of what is built in, or an extension's, the catalog holds no more than privileges that differ. */
static bool is_known_by_grants(const struct snapshot *snapshot, size_t first)
{
	for (size_t i = first; i < snapshot->count && fact_compare_object(&snapshot->items[i],
							      &snapshot->items[first]) == 0;
		i++) {
		if (strcmp(snapshot->items[i].attribute, "grants") != 0 &&
			strcmp(snapshot->items[i].attribute, "of") != 0) {
			return false;
		}
	}
	return true;
}

static enum action first_action(
	const struct render *render, size_t i, size_t j, bool in_from, bool in_to)
{
	const struct snapshot *side = in_from ? render->from : render->to;
	size_t first = in_from ? i : j;

	if (in_from && in_to) {
		return KEEP;
	}
	if (strcmp(side->items[first].attribute, "grants") == 0 &&
		strcmp(side->items[first].kind, "default privileges") != 0 &&
		is_known_by_grants(side, first)) {
		return ALTER;
	}
	return in_from ? DROP : CREATE;
}

/* The object whose facts begin at i in from or j in to; both are moved behind it. */
static void add_node(
	struct plan *plan, struct render *render, size_t *i, size_t *j, bool in_from, bool in_to)
{
	const struct snapshot *from = render->from, *to = render->to;
	const struct fact *first = in_from ? &from->items[*i] : &to->items[*j];
	struct node *node = VEC_ADD(render->arena, plan);

	*node = (struct node){
		.kind = first->kind,
		.identity = first->identity,
		.words = find_words(first->kind),
		.action = first_action(render, *i, *j, in_from, in_to),
	};
	while (true) {
		const struct fact *a =
			*i < from->count && fact_compare_object(&from->items[*i], first) == 0
				? &from->items[*i]
				: NULL;
		const struct fact *b =
			*j < to->count && fact_compare_object(&to->items[*j], first) == 0
				? &to->items[*j]
				: NULL;
		int order = a == NULL ? 1 : b == NULL ? -1 : strcmp(a->attribute, b->attribute);

		if (a == NULL && b == NULL) {
			return;
		}
		if (in_from && in_to && (order != 0 || strcmp(a->value, b->value) != 0) &&
			node->words != NULL) {
			node->action = worse(node->action,
				judge(render, node, order <= 0 ? a->attribute : b->attribute));
		} else if (in_from && in_to && node->words == NULL &&
			   (order != 0 || strcmp(a->value, b->value) != 0)) {
			node->action = ALTER;
		}
		*i += order <= 0 ? 1 : 0;
		*j += order >= 0 ? 1 : 0;
	}
}

static void add_nodes(struct plan *plan, struct render *render)
{
	size_t i = 0, j = 0;

	while (i < render->from->count || j < render->to->count) {
		int order = i == render->from->count ? 1
			    : j == render->to->count ? -1
						     : fact_compare_object(&render->from->items[i],
							       &render->to->items[j]);

		add_node(plan, render, &i, &j, order <= 0, order >= 0);
	}
}

const char *plan_parent(const struct render *render, const struct node *node, bool before)
{
	return snapshot_value(before ? render->from : render->to, node->kind, node->identity, "of");
}

static bool is_remade(const struct node *node)
{
	return node->action == REBUILD || node->action == DROP;
}

/* A view that shows a column stands in the way when the column's type changes. */
static bool hinders_column(
	struct render *render, const struct node *column, const struct node *other)
{
	bool same_type =
		render_same(snapshot_value(render->from, "column", column->identity, "type"),
			snapshot_value(render->to, "column", column->identity, "type"));

	return (column->action == REBUILD || (column->action == ALTER && !same_type)) &&
	       listed(render->arena, ",materialized view,policy,rule,trigger,view,", other->kind) &&
	       render_mentions(other->from_text, render_parent(render->arena, column->identity)) &&
	       render_mentions(other->from_text, identity_last_part(column->identity));
}

/* A foreign key leans on the primary key of its table, or on the constraint of its index. */
static bool leans_on(struct render *render, const struct node *key, const struct node *other)
{
	struct arena *arena = render->arena;
	const char *type = snapshot_value(render->from, key->kind, key->identity, "type");
	const char *index = snapshot_value(render->from, other->kind, other->identity, "index");
	const char *table = render_parent(arena, key->identity);

	return type != NULL && strcmp(other->kind, "constraint") == 0 &&
	       strstr(other->from_text, arena_printf(arena, " REFERENCES %s(", table)) != NULL &&
	       (strcmp(type, "primary key") == 0
			       ? index == NULL
			       : strcmp(type, "unique") == 0 && index != NULL &&
					 strcmp(identity_last_part(index),
						 identity_last_part(key->identity)) == 0);
}

static bool hinders(struct render *render, const struct node *node, const struct node *other)
{
	if (strcmp(node->kind, "column") == 0) {
		return hinders_column(render, node, other);
	}
	if (!is_remade(node)) {
		return false;
	}
	if (strcmp(node->kind, "constraint") == 0) {
		return leans_on(render, node, other);
	}
	return node->action == REBUILD && plan_mentions(render->arena, other->from_text, node);
}

/* What depends on something that is made anew has to be made anew as well. */
static bool spread(struct plan *plan, struct render *render)
{
	bool changed = false;

	VEC_EACH (plan, node) {
		if (node->action == KEEP || node->action == CREATE || node->words == NULL) {
			continue;
		}
		VEC_EACH (plan, other) {
			if (other == node || (other->action != KEEP && other->action != ALTER) ||
				!listed(render->arena, remade, other->kind)) {
				continue;
			}
			if (hinders(render, node, other)) {
				other->action = REBUILD;
				changed = true;
			}
		}
	}
	VEC_EACH (plan, node) {
		const struct node *parent =
			plan_find(plan, render->arena, plan_parent(render, node, true));

		if ((node->action == KEEP || node->action == ALTER) && parent != NULL &&
			parent->action == REBUILD) {
			node->action = REBUILD;
			changed = true;
		}
	}
	return changed;
}

/* A table depends on what its columns depend on. */
static void add_texts(struct plan *plan, struct render *render)
{
	struct arena *arena = render->arena;

	VEC_EACH (plan, node) {
		struct node *parent = plan_find(plan, arena, plan_parent(render, node, true));

		if (parent != NULL && parent->action == DROP && node->goes_along) {
			parent->from_text =
				arena_printf(arena, "%s%s", parent->from_text, node->from_text);
		}
		parent = plan_find(plan, arena, plan_parent(render, node, false));
		if (parent != NULL && parent->action == CREATE && node->goes_along &&
			strcmp(node->kind, "index") != 0) {
			parent->to_text =
				arena_printf(arena, "%s%s", parent->to_text, node->to_text);
		}
	}
}

struct plan plan_make(struct render *render)
{
	struct plan plan = {0};

	add_nodes(&plan, render);
	VEC_EACH (&plan, it) {
		const char *position =
			snapshot_value(render->to, it->kind, it->identity, "position");

		it->from_text = text_of(render->arena, render->from, it);
		it->to_text = text_of(render->arena, render->to, it);
		it->position = position == NULL ? 0 : strtol(position, NULL, 10);
		/* Foreign keys come after the keys that they point at. */
		if (strstr(it->to_text, "\nFOREIGN KEY (") != NULL) {
			it->position = 1;
		}
	}
	while (spread(&plan, render)) {
	}
	plan_follow(&plan, render);
	add_texts(&plan, render);
	return plan;
}
