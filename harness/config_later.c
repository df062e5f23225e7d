#include "config_later.h"

#include <stddef.h>

/* Keys of which only the shape counts until something reads them. */
struct later {
	const char *text;
	struct names texts;
	double number;
};

#define LATER(key, reader, member, required) ENTRY(key, reader, struct later, member, required)

static const struct field commands_fields[] = {
	LATER("list", field_text, text, false),
	LATER("up", field_text, text, false),
	LATER("down", field_text, text, false),
	LATER("drift", field_text, text, false),
};

static const struct field contract_fields[] = {
	LATER("revision", field_text, text, true),
	LATER("since", field_text, text, false),
	LATER("reason", field_reason, text, true),
};

static const struct field queries_fields[] = {
	LATER("folder", field_text, text, false),
	LATER("app_role", field_text, text, false),
};

static const struct field clone_fields[] = {
	LATER("create", field_text, text, true),
	LATER("destroy", field_text, text, false),
};

bool config_commands(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	struct later later = {0};

	(void)out;
	return fields_read(arena, node, name, commands_fields, COUNT(commands_fields), &later, err);
}

bool config_contract(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	struct later later = {0};

	(void)out;
	if (!field_expect(arena, node, name, NODE_LIST, "a list", err)) {
		return false;
	}
	VEC_EACH (node, it) {
		if (!fields_read(arena, it, "an entry of contract", contract_fields,
			    COUNT(contract_fields), &later, err)) {
			return false;
		}
	}
	return true;
}

bool config_queries(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	struct later later = {0};

	(void)out;
	return fields_read(arena, node, name, queries_fields, COUNT(queries_fields), &later, err);
}

static bool read_clone(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	struct later later = {0};

	(void)out;
	return fields_read(arena, node, name, clone_fields, COUNT(clone_fields), &later, err);
}

static const struct field rehearsal_fields[] = {
	LATER("blocked_ms", field_number, number, false),
	LATER("transaction_seconds", field_number, number, false),
	LATER("history", field_text, text, false),
	LATER("clone", read_clone, text, false),
	LATER("after_copy", field_texts, texts, false),
};

bool config_rehearsal(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	struct later later = {0};

	(void)out;
	return fields_read(
		arena, node, name, rehearsal_fields, COUNT(rehearsal_fields), &later, err);
}
