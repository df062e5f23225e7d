#include "config_entries.h"

#include "config.h"

#include <stddef.h>
#include <string.h>

/* One word of a few: "after must be up, down or head, not 'left'". */
static bool read_word(struct arena *arena, const struct node *node, const char *name,
	const char *wanted, const char *const *words, size_t count, size_t *out, struct error *err)
{
	if (!field_expect(arena, node, name, NODE_TEXT, wanted, err)) {
		return false;
	}
	for (*out = 0; *out < count; (*out)++) {
		if (strcmp(words[*out], node->text) == 0) {
			return true;
		}
	}
	return fail(err, ERROR_USAGE, "%s: %s must be %s, not '%s'", node_place(arena, node), name,
		wanted, node_words(arena, node->text));
}

static bool read_check(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	const char *known[CHECK_COUNT];
	enum check *check = out;
	const char *word;

	if (!field_text(arena, node, name, &word, err)) {
		return false;
	}
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		known[i] = checks[i]->name;
		if (strcmp(known[i], word) == 0) {
			*check = (enum check)i;
			return true;
		}
	}
	return fail(err, ERROR_USAGE, "%s: there is no check '%s'%s", node_place(arena, node),
		node_words(arena, word),
		field_hint(arena, word, known, CHECK_COUNT, "; mtest explain lists them"));
}

static bool read_severity(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	static const char *const words[] = {"note", "warning", "error", "off"};
	struct config_check *check = out;
	size_t word;

	if (!read_word(arena, node, name, "error, warning, note or off", words, COUNT(words), &word,
		    err)) {
		return false;
	}
	check->off = !severity_find(words[word], &check->severity);
	return true;
}

static bool read_after(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	static const char *const words[] = {"up", "down", "head"};
	const char **after = out;
	size_t word;

	if (!read_word(arena, node, name, "up, down or head", words, COUNT(words), &word, err)) {
		return false;
	}
	*after = words[word];
	return true;
}

static const struct field set_fields[] = {
	ENTRY("name", field_text, struct config_set, name, true),
	ENTRY("tool", field_text, struct config_set, tool, false),
	ENTRY("engine", field_text, struct config_set, engine, false),
	ENTRY("path", field_text, struct config_set, path, false),
};

/* Files bear their names. */
static const char set_bytes[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

bool config_sets(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	struct config *config = out;

	if (!field_expect(arena, node, name, NODE_LIST, "a list", err)) {
		return false;
	}
	VEC_EACH (node, it) {
		struct config_set set = {.node = it};

		if (!fields_read(arena, it, "an entry of sets", set_fields, COUNT(set_fields), &set,
			    err)) {
			return false;
		}
		if (set.name[strspn(set.name, set_bytes)] != '\0') {
			return fail(err, ERROR_USAGE,
				"%s: the name of a set is made of letters, digits, '.', '_' and "
				"'-', not '%s'",
				node_place(arena, node_find(it, "name")),
				node_words(arena, set.name));
		}
		VEC_EACH (&config->sets, other) {
			if (strcmp(other->name, set.name) == 0) {
				return fail(err, ERROR_USAGE, "%s: there are two sets named '%s'",
					node_place(arena, node_find(it, "name")),
					node_words(arena, set.name));
			}
		}
		*VEC_ADD(arena, &config->sets) = set;
	}
	return true;
}

static const struct field check_fields[] = {
	ENTRY("check", read_check, struct config_check, check, true),
	{"severity", read_severity, 0, true, NULL, NULL},
};

bool config_checks(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	struct config *config = out;

	if (!field_expect(arena, node, name, NODE_LIST, "a list", err)) {
		return false;
	}
	VEC_EACH (node, it) {
		struct config_check check = {0};

		if (!fields_read(arena, it, "an entry of checks", check_fields, COUNT(check_fields),
			    &check, err)) {
			return false;
		}
		VEC_EACH (&config->checks, other) {
			if (other->check == check.check) {
				return fail(err, ERROR_USAGE,
					"%s: the check '%s' already has a severity",
					node_place(arena, node_find(it, "check")),
					checks[check.check]->name);
			}
		}
		*VEC_ADD(arena, &config->checks) = check;
	}
	return true;
}

static const struct field allow_fields[] = {
	ENTRY("check", read_check, struct config_allow, check, true),
	ENTRY("revision", field_text, struct config_allow, revision, false),
	ENTRY("object", field_text, struct config_allow, object, false),
	ENTRY("reason", field_reason, struct config_allow, reason, true),
};

bool config_allowances(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	struct config *config = out;

	if (!field_expect(arena, node, name, NODE_LIST, "a list", err)) {
		return false;
	}
	VEC_EACH (node, it) {
		struct config_allow *allow = VEC_ADD(arena, &config->allow);

		allow->line = it->line;
		if (!fields_read(arena, it, "an entry of allow", allow_fields, COUNT(allow_fields),
			    allow, err)) {
			return false;
		}
	}
	return true;
}

static const struct field fixtures_fields[] = {
	ENTRY("folder", field_text, struct config, fixtures.folder, false),
	ENTRY("rows", field_rows, struct config, fixtures.rows, false),
	ENTRY("seed", field_integer, struct config, fixtures.seed, false),
};

bool config_fixtures(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	return fields_read(arena, node, name, fixtures_fields, COUNT(fixtures_fields), out, err);
}

static const struct field hook_fields[] = {
	ENTRY("after", read_after, struct config_hook, after, true),
	ENTRY("revision", field_text, struct config_hook, revision, false),
	ENTRY("set", field_text, struct config_hook, set, false),
	ENTRY("run", field_text, struct config_hook, run, true),
	ENTRY("timeout", field_seconds, struct config_hook, timeout, false),
};

bool config_hooks(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	struct config *config = out;

	if (!field_expect(arena, node, name, NODE_LIST, "a list", err)) {
		return false;
	}
	VEC_EACH (node, it) {
		struct config_hook *hook = VEC_ADD(arena, &config->hooks);

		hook->node = it;
		if (!fields_read(arena, it, "an entry of hooks", hook_fields, COUNT(hook_fields),
			    hook, err)) {
			return false;
		}
		if (strcmp(hook->after, "head") == 0 && hook->revision != NULL) {
			return fail(err, ERROR_USAGE,
				"%s: a hook after head belongs to no revision",
				node_place(arena, node_find(it, "revision")));
		}
	}
	return true;
}
