#include "show_diff.h"

#include <jansson.h>

static void drop(json_t **value)
{
	json_decref(*value);
}

static json_t *text(struct arena *arena, const char *value)
{
	return value == NULL ? json_null() : json_string(text_valid(arena, value));
}

static const char *fate_name(const struct object_change *object)
{
	static const char *const names[] = {"appeared", "vanished", "changed"};

	return object->order_only ? "moved" : names[object->fate];
}

static json_t *changes_of(const struct object_change *object, struct arena *arena)
{
	json_t *changes = json_array();

	VEC_EACH (&object->changes, it) {
		(void)json_array_append_new(
			changes, json_pack("{so so so so so}", "kind", text(arena, it->kind),
					 "identity", text(arena, it->identity), "attribute",
					 text(arena, it->attribute), "before",
					 text(arena, it->before), "after", text(arena, it->after)));
	}
	return changes;
}

static json_t *object_of(const struct comparison *comparison, const struct object_change *object,
	struct arena *arena)
{
	const char *fate = fate_name(object);

	if (rename_explains(&comparison->renamings, object, arena)) {
		fate = "follows from a renaming";
	}
	return json_pack("{so so ss so}", "kind", text(arena, object->kind), "identity",
		text(arena, object->identity), "fate", fate, "changes", changes_of(object, arena));
}

static bool is_renamed(const struct comparison *comparison, const struct object_change *object)
{
	VEC_EACH (&comparison->renamings, it) {
		if (it->before == object || it->after == object) {
			return true;
		}
	}
	return false;
}

static json_t *objects_of(const struct comparison *comparison, struct arena *arena)
{
	json_t *objects = json_array();

	VEC_EACH (&comparison->renamings, it) {
		(void)json_array_append_new(objects,
			json_pack("{so so ss so s[]}", "kind", text(arena, it->before->kind),
				"identity", text(arena, it->before->identity), "fate", "renamed",
				"renamed_to", text(arena, it->after->identity), "changes"));
	}
	VEC_EACH (&comparison->objects, it) {
		if (!is_renamed(comparison, it)) {
			(void)json_array_append_new(objects, object_of(comparison, it, arena));
		}
	}
	return objects;
}

bool show_diff_json(const struct comparison *comparison, FILE *out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	json_t *notes = json_array();
	AUTO(drop) json_t *root = NULL;

	VEC_EACH (&comparison->notes, it) {
		(void)json_array_append_new(notes, text(work, *it));
	}
	root = json_pack("{ss si so so ss sb so so}", "mtest", MTEST_VERSION, "schema_version", 1,
		"a", text(work, comparison->a->label), "b", text(work, comparison->b->label),
		"engine", comparison->a->origin.engine, "equal", (int)comparison->equal, "notes",
		notes, "objects", objects_of(comparison, work));
	if (root == NULL || json_dumpf(root, out, JSON_INDENT(2)) != 0) {
		return fail(err, ERROR_SYSTEM, "cannot write JSON");
	}
	(void)fputc('\n', out);
	return true;
}
