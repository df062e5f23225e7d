#include "rename.h"

#include "text.h"
#include "vec.h"

#include <stdlib.h>
#include <string.h>

/* The last part of an identity: of `public."a.b".c` it is c, of public.f(integer) it is f(integer).
 */
static const char *last_name(const char *identity)
{
	const char *last = identity;
	bool quoted = false;

	for (const char *at = identity; *at != '\0' && (quoted || *at != '('); at++) {
		if (*at == '"') {
			quoted = !quoted;
		} else if (*at == '.' && !quoted) {
			last = at + 1;
		}
	}
	return last;
}

static bool in_same_place(const char *a, const char *b)
{
	size_t length = (size_t)(last_name(a) - a);

	return length == (size_t)(last_name(b) - b) && strncmp(a, b, length) == 0;
}

struct built {
	char *items;
	size_t count, cap;
};

/* The text with every old that is a name of its own replaced. */
static const char *replace_name(
	struct arena *arena, const char *text, const char *old, const char *new)
{
	size_t length = strlen(old);
	struct built built = {0};

	if (length == 0 || strstr(text, old) == NULL) {
		return text;
	}
	for (const char *at = text; *at != '\0';) {
		bool starts =
			at == text || !text_is_name_byte(at[-1]) || !text_is_name_byte(old[0]);

		if (starts && strncmp(at, old, length) == 0 &&
			(!text_is_name_byte(at[length]) || !text_is_name_byte(old[length - 1]))) {
			for (const char *c = new; *c != '\0'; c++) {
				*VEC_ADD(arena, &built) = *c;
			}
			at += length;
		} else {
			*VEC_ADD(arena, &built) = *at++;
		}
	}
	*VEC_ADD(arena, &built) = '\0';
	return built.items;
}

static const char *rename_one(
	const struct renaming *renaming, struct arena *arena, const char *text)
{
	return replace_name(arena, text, last_name(renaming->before->identity),
		last_name(renaming->after->identity));
}

static int compare_changes(const void *a, const void *b)
{
	const struct change *first = a, *second = b;
	int order = strcmp(first->kind, second->kind);

	order = order != 0 ? order : strcmp(first->identity, second->identity);
	return order != 0 ? order : strcmp(first->attribute, second->attribute);
}

/* The facts of the object that vanished as they would be under the new name, in order. */
static struct change *renamed_facts(const struct renaming *renaming, struct arena *arena)
{
	const struct object_change *before = renaming->before;
	struct change *facts = arena_alloc(arena, before->changes.count * sizeof *facts);

	for (size_t i = 0; i < before->changes.count; i++) {
		facts[i] = before->changes.items[i];
		facts[i].identity = rename_one(renaming, arena, facts[i].identity);
		facts[i].after = rename_one(renaming, arena, facts[i].before);
	}
	qsort(facts, before->changes.count, sizeof *facts, compare_changes);
	return facts;
}

/* The object with its own facts and those of its columns. */
static struct object_change core_of(const struct object_change *object, struct arena *arena)
{
	struct object_change core = *object;

	core.changes.items = arena_alloc(arena, object->changes.count * sizeof *core.changes.items);
	core.changes.count = 0;
	VEC_EACH (&object->changes, it) {
		if (strcmp(it->kind, object->kind) == 0 || strcmp(it->kind, "column") == 0) {
			core.changes.items[core.changes.count++] = *it;
		}
	}
	return core;
}

static bool fits(const struct renaming *renaming, struct arena *arena)
{
	const struct object_change *before = renaming->before, *after = renaming->after;
	struct change *facts, *wanted;

	if (before->fate != VANISHED || after->fate != APPEARED ||
		before->changes.count != after->changes.count ||
		strcmp(before->kind, after->kind) != 0 ||
		!in_same_place(before->identity, after->identity)) {
		return false;
	}
	facts = renamed_facts(renaming, arena);
	wanted = arena_alloc(arena, after->changes.count * sizeof *wanted);
	memcpy(wanted, after->changes.items, after->changes.count * sizeof *wanted);
	qsort(wanted, after->changes.count, sizeof *wanted, compare_changes);
	for (size_t i = 0; i < after->changes.count; i++) {
		if (compare_changes(&facts[i], &wanted[i]) != 0 ||
			strcmp(facts[i].after, wanted[i].after) != 0) {
			return false;
		}
	}
	return true;
}

/* The one object that fits this one; NULL: none, or several. */
static const struct object_change *only_partner(
	const struct object_changes *objects, const struct object_change *object, bool loosely)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const struct object_change *partner = NULL;

	VEC_EACH (objects, it) {
		const struct object_change *before = object->fate == VANISHED ? object : it;
		const struct object_change *after = object->fate == VANISHED ? it : object;
		struct object_change cores[2];

		if (strcmp(it->kind, object->kind) != 0 || it->fate == object->fate) {
			continue;
		}
		if (loosely) {
			cores[0] = core_of(before, work);
			cores[1] = core_of(after, work);
			before = &cores[0];
			after = &cores[1];
		}
		if (fits(&(struct renaming){before, after}, work)) {
			if (partner != NULL) {
				return NULL;
			}
			partner = it;
		}
	}
	return partner;
}

struct renamings rename_find(
	const struct object_changes *objects, bool loosely, struct arena *arena)
{
	struct renamings renamings = {0};

	VEC_EACH (objects, it) {
		const struct object_change *partner =
			it->fate == VANISHED ? only_partner(objects, it, loosely) : NULL;

		if (partner != NULL && only_partner(objects, partner, loosely) == it) {
			*VEC_ADD(arena, &renamings) = (struct renaming){it, partner};
		}
	}
	return renamings;
}

const char *rename_text(const struct renamings *renamings, struct arena *arena, const char *text)
{
	VEC_EACH (renamings, it) {
		text = rename_one(it, arena, text);
	}
	return text;
}

bool rename_explains(
	const struct renamings *renamings, const struct object_change *object, struct arena *arena)
{
	if (renamings->count == 0 || object->fate != CHANGED || object->order_only) {
		return false;
	}
	VEC_EACH (&object->changes, it) {
		if (it->before == NULL || it->after == NULL ||
			strcmp(rename_text(renamings, arena, it->before), it->after) != 0) {
			return false;
		}
	}
	return true;
}
