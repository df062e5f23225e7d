#include "render_plan.h"

#include "vec.h"

#include <string.h>

/* Which objects are made and dropped together with another one. */

static bool is_only_inherited(const char *inherited)
{
	return inherited != NULL && strstr(inherited, "also local") == NULL;
}

/* Made or dropped by what happens to another object, whatever that is. */
static bool follows(
	const struct render *render, const struct node *node, const struct snapshot *snapshot)
{
	const char *of = snapshot_value(snapshot, node->kind, node->identity, "of");
	const char *owner = of == NULL ? NULL : strchr(of, ' ');

	(void)render;
	if (of != NULL && (text_starts(of, "extension ") || text_starts(of, "view ") ||
				  text_starts(of, "materialized view "))) {
		return text_starts(of, "extension ") || strcmp(node->kind, "column") == 0;
	}
	if (strcmp(node->kind, "sequence") == 0) {
		return owner != NULL &&
		       snapshot_value(snapshot, "column", owner + 1, "identity") != NULL;
	}
	if (strcmp(node->kind, "index") == 0) {
		return (of != NULL && text_starts(of, "constraint ")) ||
		       snapshot_value(snapshot, "index", node->identity, "partition_of") != NULL;
	}
	return snapshot_value(snapshot, node->kind, node->identity, "parent") != NULL ||
	       is_only_inherited(snapshot_value(snapshot, node->kind, node->identity, "inherited"));
}

/* A range type brings its constructors and a cast along. */
static bool follows_range(const struct plan *plan, struct render *render, const struct node *node)
{
	const struct snapshot *snapshot = node->action == DROP ? render->from : render->to;
	const char *body = snapshot_value(snapshot, node->kind, node->identity, "body");

	if (body != NULL) {
		return text_starts(body, "range_constructor") ||
		       text_starts(body, "multirange_constructor");
	}
	if (strcmp(node->kind, "cast") != 0) {
		return false;
	}
	VEC_EACH (plan, it) {
		if (strcmp(it->kind, "range type") == 0 && it->action == node->action &&
			render_mentions(node->identity, it->identity)) {
			return true;
		}
	}
	return false;
}

void plan_follow(struct plan *plan, struct render *render)
{
	VEC_EACH (plan, node) {
		bool before = node->action == DROP;
		const struct node *parent =
			plan_find(plan, render->arena, plan_parent(render, node, before));
		bool whole =
			strcmp(node->kind, "column") == 0 || strcmp(node->kind, "attribute") == 0;

		if (node->action == KEEP || node->action == ALTER) {
			continue;
		}
		/* Of a plain index that becomes a constraint's, or the other way round, only one
		 * half goes along. */
		if (node->action == REBUILD && strcmp(node->kind, "index") == 0 &&
			snapshot_value(render->to, "index", node->identity, "partition_of") ==
				NULL) {
			continue;
		}
		node->goes_along = follows(render, node, before ? render->from : render->to) ||
				   follows_range(plan, render, node);
		if (parent != NULL && before) {
			node->goes_along = node->goes_along ||
					   (parent->action == REBUILD || parent->action == DROP) ||
					   parent->goes_along;
		} else if (parent != NULL && whole) {
			node->goes_along = node->goes_along || parent->action == CREATE ||
					   (parent->action == REBUILD && node->action == CREATE);
		}
	}
}
