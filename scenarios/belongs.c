#include "belongs.h"

#include "identity.h"

#include <string.h>

const char *belongs_to_table(const struct snapshot *snapshot, const char *kind,
	const char *identity, struct arena *arena)
{
	/* A part of a table, or of a part of one: an index of its constraint. */
	for (int depth = 0; depth < 3; depth++) {
		const char *of;
		size_t length;

		if (strcmp(kind, "table") == 0) {
			return identity;
		}
		of = snapshot_value(snapshot, kind, identity, "of");
		length = of == NULL                       ? 0
			 : text_starts(of, "table ")      ? strlen("table")
			 : text_starts(of, "constraint ") ? strlen("constraint")
							  : 0;
		if (length == 0) {
			return NULL;
		}
		kind = arena_copy_bytes(arena, of, length);
		identity = of + length + 1;
	}
	return NULL;
}

const char *belongs_index(const struct snapshot *snapshot, const char *name, struct arena *arena)
{
	VEC_EACH (snapshot, it) {
		if (strcmp(it->attribute, "of") != 0 ||
			(strcmp(it->kind, "index") != 0 && strcmp(it->kind, "constraint") != 0)) {
			continue;
		}
		if (strcmp(identity_bare(arena, it->identity), name) == 0) {
			return belongs_to_table(snapshot, it->kind, it->identity, arena);
		}
	}
	return NULL;
}

/* "FOREIGN KEY (user_id) REFERENCES public.users(id)", "users(id)". */
static bool leads_to(const struct fact *fact, const char *table)
{
	const char *value = fact->value, *at;
	size_t length = strlen(table);

	if (strcmp(fact->attribute, "references") != 0) {
		if (strcmp(fact->attribute, "definition") != 0 ||
			!text_starts(value, "FOREIGN KEY")) {
			return false;
		}
		at = strstr(value, " REFERENCES ");
		value = at == NULL ? "" : at + strlen(" REFERENCES ");
	}
	return strncmp(value, table, length) == 0 && value[length] == '(';
}

void belongs_add_dependants(
	const struct snapshot *snapshot, struct names *tables, struct arena *arena)
{
	for (size_t i = 0; i < tables->count; i++) {
		VEC_EACH (snapshot, it) {
			const char *table = NULL;

			if (leads_to(it, tables->items[i])) {
				table = belongs_to_table(snapshot, it->kind, it->identity, arena);
			}
			if (table != NULL && !names_have(tables, table)) {
				*VEC_ADD(arena, tables) = table;
			}
		}
	}
}

bool belongs_depend(const struct snapshot *snapshot, const struct names *tables,
	const struct names *on, struct arena *arena)
{
	VEC_EACH (snapshot, it) {
		VEC_EACH (on, parent) {
			const char *table = NULL;

			if (leads_to(it, *parent)) {
				table = belongs_to_table(snapshot, it->kind, it->identity, arena);
			}
			if (table != NULL && names_have(tables, table)) {
				return true;
			}
		}
	}
	return false;
}
