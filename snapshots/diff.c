#include "diff.h"

#include "text.h"
#include "vec.h"

#include <stdlib.h>
#include <string.h>

static void add(struct diff *diff, struct arena *arena, const struct fact *fact, const char *before,
	const char *after)
{
	*VEC_ADD(arena, diff) = (struct change){
		.kind = fact->kind,
		.identity = fact->identity,
		.attribute = fact->attribute,
		.before = before,
		.after = after,
	};
}

/* Texts of snapshots of one connection are mostly the same ones. */
static bool differ(const char *a, const char *b)
{
	return a != b && strcmp(a, b) != 0;
}

struct diff snapshot_diff(
	const struct snapshot *before, const struct snapshot *after, struct arena *arena)
{
	struct diff diff = {0};
	size_t i = 0, j = 0;

	while (i < before->count || j < after->count) {
		const struct fact *left = i < before->count ? &before->items[i] : NULL;
		const struct fact *right = j < after->count ? &after->items[j] : NULL;
		int order = left == NULL ? 1 : right == NULL ? -1 : fact_compare(left, right);

		if (left != NULL && order < 0) {
			add(&diff, arena, left, left->value, NULL);
		} else if (right != NULL && order > 0) {
			add(&diff, arena, right, NULL, right->value);
		} else if (left != NULL && right != NULL && differ(left->value, right->value)) {
			add(&diff, arena, left, left->value, right->value);
		}
		i += order <= 0 ? 1 : 0;
		j += order >= 0 ? 1 : 0;
	}
	return diff;
}

struct pair {
	const struct diff *diff;
	const struct snapshot *before, *after;
};

static enum fate fate_of(const struct pair *pair, const char *kind, const char *identity)
{
	if (snapshot_object(pair->before, kind, identity) == NULL) {
		return APPEARED;
	}
	return snapshot_object(pair->after, kind, identity) == NULL ? VANISHED : CHANGED;
}

struct object {
	const char *kind, *identity;
};

/* The parent that the object's "of" names: kinds may be several words, so it is looked up. */
static bool find_parent(const struct pair *pair, struct object object, enum fate fate,
	struct arena *arena, struct object *parent)
{
	const struct snapshot *snapshot = fate == VANISHED ? pair->before : pair->after;
	const char *of = snapshot_value(snapshot, object.kind, object.identity, "of");

	for (const char *space = of == NULL ? NULL : strchr(of, ' '); space != NULL;
		space = strchr(space + 1, ' ')) {
		const char *kind = arena_copy_bytes(arena, of, (size_t)(space - of));
		const struct fact *fact = snapshot_object(snapshot, kind, space + 1);

		if (fact != NULL) {
			*parent = (struct object){fact->kind, fact->identity};
			return true;
		}
	}
	return false;
}

/* Does any fact of the object, as it came or went, name this word? */
static bool names_word(
	const struct pair *pair, struct object object, enum fate fate, const char *word)
{
	const struct snapshot *snapshot = fate == VANISHED ? pair->before : pair->after;
	const struct fact *fact = snapshot_object(snapshot, object.kind, object.identity);

	for (; fact < snapshot->items + snapshot->count && strcmp(fact->kind, object.kind) == 0 &&
		strcmp(fact->identity, object.identity) == 0;
		fact++) {
		if (strcmp(fact->attribute, "of") != 0 && text_has_word(fact->value, word)) {
			return true;
		}
	}
	return false;
}

/* The last part of a column's identity, without quotes. */
static const char *column_name(struct arena *arena, const char *identity)
{
	const char *dot = strrchr(identity, '.');
	const char *name = dot == NULL ? identity : dot + 1;
	size_t length = strlen(name);

	if (*name == '"' && length > 1) {
		return arena_copy_bytes(arena, name + 1, length - 2);
	}
	return name;
}

/* A constraint or index that came or went with a column that it is about: dropping that drops it.
 */
static bool find_column(const struct pair *pair, struct object object, enum fate fate,
	const char *table, struct arena *arena, struct object *column)
{
	VEC_EACH (pair->diff, it) {
		const char *of = fate == VANISHED ? it->before : it->after;

		if (strcmp(it->attribute, "of") == 0 && strcmp(it->kind, "column") == 0 &&
			of != NULL && strcmp(of, table) == 0 &&
			fate_of(pair, it->kind, it->identity) == fate &&
			names_word(pair, object, fate, column_name(arena, it->identity))) {
			*column = (struct object){it->kind, it->identity};
			return true;
		}
	}
	return false;
}

/* The topmost object that came or went together with this one. */
static struct object root_of(
	const struct pair *pair, struct object object, enum fate fate, struct arena *arena)
{
	struct object root = object, parent;

	/* An ownership that runs in a circle ends here. */
	for (size_t depth = 0; depth < 8 && find_parent(pair, root, fate, arena, &parent);
		depth++) {
		if (fate_of(pair, parent.kind, parent.identity) == fate) {
			root = parent;
			continue;
		}
		if (strcmp(root.kind, "column") != 0) {
			(void)find_column(pair, root, fate,
				arena_printf(arena, "%s %s", parent.kind, parent.identity), arena,
				&root);
		}
		break;
	}
	return root;
}

static struct object_change *find_group(
	struct object_changes *groups, struct object object, enum fate fate, struct arena *arena)
{
	struct object_change *group;

	VEC_EACH (groups, it) {
		if (strcmp(it->kind, object.kind) == 0 &&
			strcmp(it->identity, object.identity) == 0) {
			return it;
		}
	}
	group = VEC_ADD(arena, groups);
	*group = (struct object_change){
		.kind = object.kind, .identity = object.identity, .fate = fate};
	return group;
}

static long rank(const struct snapshot *snapshot, const char *kind, const char *identity)
{
	const char *position = snapshot_value(snapshot, kind, identity, "position");

	return position == NULL ? 0 : strtol(position, NULL, 10);
}

/* Did two columns that both snapshots have, of the same table, change places among each other? */
static bool has_moved(const struct pair *pair, const struct change *change)
{
	const char *of = snapshot_value(pair->after, change->kind, change->identity, "of");
	long before = rank(pair->before, change->kind, change->identity);
	long after = rank(pair->after, change->kind, change->identity);

	VEC_EACH (pair->after, it) {
		if (of == NULL || strcmp(it->attribute, "of") != 0 ||
			strcmp(it->kind, change->kind) != 0 || strcmp(it->value, of) != 0 ||
			snapshot_object(pair->before, it->kind, it->identity) == NULL) {
			continue;
		}
		if ((rank(pair->before, it->kind, it->identity) < before) !=
			(rank(pair->after, it->kind, it->identity) < after)) {
			return true;
		}
	}
	return false;
}

/* A column follows its table into and out of an inheritance. */
static bool is_inherited(const struct pair *pair, const struct change *change, struct object table)
{
	if (strcmp(change->attribute, "inherited") != 0) {
		return false;
	}
	VEC_EACH (pair->diff, it) {
		if (strcmp(it->kind, table.kind) == 0 &&
			strcmp(it->identity, table.identity) == 0) {
			return true;
		}
	}
	return false;
}

/* The columns of a view are what its definition says. */
static bool is_defined(const struct pair *pair, const struct change *change, struct object view)
{
	if (strcmp(change->kind, "column") != 0 || strcmp(change->attribute, "comment") == 0) {
		return false;
	}
	VEC_EACH (pair->diff, it) {
		if (strcmp(it->kind, view.kind) == 0 && strcmp(it->identity, view.identity) == 0 &&
			strcmp(it->attribute, "definition") == 0 && it->before != NULL &&
			it->after != NULL) {
			return true;
		}
	}
	return false;
}

static bool is_position(const struct change *change)
{
	return strcmp(change->attribute, "position") == 0 && change->before != NULL &&
	       change->after != NULL;
}

static void add_change(struct object_changes *groups, const struct pair *pair,
	const struct change *change, struct arena *arena)
{
	struct object object = {change->kind, change->identity};
	enum fate fate = fate_of(pair, change->kind, change->identity);
	struct object_change *group;
	struct object table;
	bool has_table = find_parent(pair, object, fate, arena, &table);

	if (has_table && is_defined(pair, change, table)) {
		object = table;
		fate = CHANGED;
	} else if (fate == CHANGED && is_position(change)) {
		if (!has_table || !has_moved(pair, change)) {
			return;
		}
		group = find_group(groups, table, CHANGED, arena);
		group->order_only = group->order_only || group->changes.count == 0;
		*VEC_ADD(arena, &group->changes) = *change;
		return;
	} else if (fate != CHANGED) {
		object = root_of(pair, object, fate, arena);
	} else if (has_table && is_inherited(pair, change, table)) {
		object = table;
	}
	group = find_group(groups, object, fate, arena);
	group->order_only = false;
	*VEC_ADD(arena, &group->changes) = *change;
}

static int compare_groups(const void *a, const void *b)
{
	const struct object_change *first = a, *second = b;
	int order = strcmp(first->kind, second->kind);

	return order != 0 ? order : strcmp(first->identity, second->identity);
}

/* The object's own changes come before those of what went with it. */
static void sort_changes(struct object_change *group, struct arena *arena)
{
	struct change *sorted = arena_alloc(arena, group->changes.count * sizeof *sorted);
	size_t count = 0;

	for (int own = 1; own >= 0; own--) {
		VEC_EACH (&group->changes, it) {
			bool is_own = strcmp(it->kind, group->kind) == 0 &&
				      strcmp(it->identity, group->identity) == 0;

			if (is_own == (own == 1)) {
				sorted[count++] = *it;
			}
		}
	}
	group->changes.items = sorted;
}

struct object_changes diff_objects(const struct diff *diff, const struct snapshot *before,
	const struct snapshot *after, struct arena *arena)
{
	const struct pair pair = {diff, before, after};
	struct object_changes groups = {0};

	VEC_EACH (diff, it) {
		add_change(&groups, &pair, it, arena);
	}
	VEC_EACH (&groups, it) {
		sort_changes(it, arena);
	}
	if (groups.count > 1) {
		qsort(groups.items, groups.count, sizeof *groups.items, compare_groups);
	}
	return groups;
}
