#include "touching.h"

#include "belongs.h"
#include "identity.h"

#include <string.h>

void touching_add(struct touching *touching, const char *table)
{
	if (!names_have(&touching->tables, table)) {
		*VEC_ADD(touching->arena, &touching->tables) = arena_copy(touching->arena, table);
	}
}

void touching_join(struct touching *touching, const struct touching *other)
{
	touching->all = touching->all || other->all;
	VEC_EACH (&other->tables, it) {
		touching_add(touching, *it);
	}
}

void touching_clear(struct touching *touching)
{
	arena_free(&touching->arena);
	*touching = (struct touching){.arena = arena_new()};
}

const struct names *touching_tables(const struct touching *touching)
{
	return touching->all ? NULL : &touching->tables;
}

static bool is_one_of(const char *kind, const char *const *kinds)
{
	for (; *kinds != NULL; kinds++) {
		if (strcmp(*kinds, kind) == 0) {
			return true;
		}
	}
	return false;
}

/* What has no part in the rows that a table takes. */
static bool is_beside_tables(const char *kind)
{
	static const char *const kinds[] = {"view", "materialized view", "sequence", "grant",
		"role", "membership", "statistics", "publication", "subscription", "setting",
		"parameter", NULL};

	return is_one_of(kind, kinds);
}

static bool is_routine(const char *kind)
{
	static const char *const kinds[] = {"function", "procedure", "aggregate", NULL};

	return is_one_of(kind, kinds);
}

static bool is_type(const char *kind)
{
	static const char *const kinds[] = {
		"enum", "domain", "range type", "composite type", "base type", NULL};

	return is_one_of(kind, kinds);
}

/* What has changed beside the tables, by bare names. */
struct names_changed {
	struct touching *touching;
	struct arena *work;
	struct names names;
	bool triggers; /* a routine has come, gone or changed */
};

static void note_name(struct names_changed *changed, const char *identity)
{
	*VEC_ADD(changed->work, &changed->names) = identity_bare(changed->work, identity);
}

static bool is_of_view(const char *of)
{
	return of != NULL && (text_starts(of, "view ") || text_starts(of, "materialized view "));
}

/* A domain's CHECK, an attribute of a composite type; NULL: neither. */
static const char *type_of(const char *of)
{
	static const char *const kinds[] = {"domain ", "composite type "};

	for (size_t i = 0; of != NULL && i < sizeof kinds / sizeof *kinds; i++) {
		if (text_starts(of, kinds[i])) {
			return of + strlen(kinds[i]);
		}
	}
	return NULL;
}

/* A change of what is no table's; stays: there is an object of this name before and after. */
static void note_change(
	struct names_changed *changed, const struct change *change, const char *of, bool stays)
{
	if (is_beside_tables(change->kind) || is_of_view(of)) {
		return;
	}
	if (type_of(of) != NULL) {
		note_name(changed, type_of(of));
	} else if (is_routine(change->kind) || is_type(change->kind)) {
		changed->triggers = changed->triggers || is_routine(change->kind);
		if (stays) {
			note_name(changed, change->identity);
		}
	} else {
		changed->touching->all = true;
	}
}

static bool names_one(const struct names_changed *changed, const struct fact *fact)
{
	VEC_EACH (&changed->names, it) {
		if (text_has_word(fact->value, *it)) {
			return true;
		}
	}
	return false;
}

/* What is no table's and names a thing that has changed may hand the change on to any table. */
static void follow(struct names_changed *changed, const struct snapshot *now)
{
	struct touching *touching = changed->touching;

	VEC_EACH (now, it) {
		bool part = strcmp(it->attribute, "of") == 0;
		const char *table;

		if (part ? !changed->triggers || strcmp(it->kind, "trigger") != 0
			 : !names_one(changed, it)) {
			continue;
		}
		table = belongs_to_table(now, it->kind, it->identity, changed->work);
		if (table != NULL) {
			touching_add(touching, table);
		} else if (!part && strcmp(it->attribute, "comment") != 0 &&
			   !is_beside_tables(it->kind) &&
			   !is_of_view(snapshot_value(now, it->kind, it->identity, "of"))) {
			touching->all = true;
		}
	}
}

void touching_add_changed(
	struct touching *touching, const struct snapshot *before, const struct snapshot *after)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const struct diff diff = snapshot_diff(before, after, work);
	struct names_changed changed = {.touching = touching, .work = work};

	VEC_EACH (&diff, it) {
		const struct snapshot *there = it->after != NULL ? after : before;
		const char *table = belongs_to_table(there, it->kind, it->identity, work);

		if (table != NULL) {
			touching_add(touching, table);
			continue;
		}
		note_change(&changed, it, snapshot_value(there, it->kind, it->identity, "of"),
			snapshot_object(before, it->kind, it->identity) != NULL &&
				snapshot_object(after, it->kind, it->identity) != NULL);
	}
	if ((changed.names.count > 0 || changed.triggers) && !touching->all) {
		follow(&changed, after);
	}
}
