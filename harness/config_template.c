#include "config_template.h"

#include "config.h"
#include "config_keys.h"

#include <string.h>

/* A text in double quotes. */
static const char *quoted(struct arena *arena, const char *text)
{
	const char *out = "\"";

	for (const char *at = text; *at != '\0'; at++) {
		bool plain = (unsigned char)*at >= ' ' && *at != 0x7F;
		bool marked = *at == '"' || *at == '\\';

		out = plain ? arena_printf(arena, "%s%s%c", out, marked ? "\\" : "", *at)
			    : arena_printf(arena, "%s\\x%02x", out, (unsigned)(unsigned char)*at);
	}
	return arena_printf(arena, "%s\"", out);
}

/* A set is called as its folder, in the letters that the name of a set may have. */
static const char *set_name(struct arena *arena, const char *folder)
{
	static const char good[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
	char *name = arena_copy(arena, strcmp(folder, ".") == 0 ? "root" : folder);

	for (char *at = name; *at != '\0'; at++) {
		if (strchr(good, *at) == NULL) {
			*at = '-';
		}
	}
	return name;
}

static const char *sets_value(struct arena *arena, const struct names *folders)
{
	const char *text = "";
	struct names taken = {0};

	VEC_EACH (folders, it) {
		const char *name = set_name(arena, *it);

		while (names_have(&taken, name)) {
			name = arena_printf(arena, "%s-%zu", name, taken.count + 1);
		}
		*VEC_ADD(arena, &taken) = name;
		text = arena_printf(arena, "%s\n- name: %s\n  path: %s", text, quoted(arena, name),
			quoted(arena, *it));
	}
	return text;
}

/* The value that counts, with what stands before it, or NULL. */
static const char *known_value(
	struct arena *arena, const struct config_start *start, const char *key)
{
	if (strcmp(key, "tool") == 0 && start->tool != NULL) {
		return arena_printf(arena, " %s", start->tool);
	}
	if (strcmp(key, "engine") == 0 && start->engine != NULL) {
		return arena_printf(arena, " %s", start->engine);
	}
	if (strcmp(key, "path") == 0 && start->path != NULL) {
		return arena_printf(arena, " %s", quoted(arena, start->path));
	}
	if (strcmp(key, "sets") == 0 && start->sets.count > 0) {
		return sets_value(arena, &start->sets);
	}
	return NULL;
}

const char *config_template(struct arena *arena, const struct config_start *start)
{
	const char *text =
		"# What mtest should know of this project. Every key is optional, and wins "
		"over what is detected;\n# options and MTEST_ variables win over it.\n";

	for (size_t i = 0; i < config_key_count; i++) {
		const struct field *key = &config_keys[i];
		const char *known = known_value(arena, start, key->key);

		if (config_is_idle(key->key)) {
			continue;
		}
		text = arena_printf(arena, "%s\n# %s\n", text, key->meaning);
		text = known == NULL
			       ? arena_printf(arena, "%s#%s: %s\n", text, key->key, key->example)
			       : arena_printf(arena, "%s%s:%s\n", text, key->key, known);
	}
	return text;
}
