#include "config.h"

#include "config_entries.h"
#include "config_later.h"
#include "file.h"

#include <regex.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* Keys that design and shape are fixed for, but that no code of this version reads. Who begins to
 * read one takes it off this list. */
static const char *const idle_keys[] = {"commands", "idempotent", "checks", "allow", "contract",
	"fixtures", "hooks", "queries", "rehearsal"};

/* How often the parts of a regular expression may be written out. */
enum { MOST_REPEATED = 65536 };

static bool read_environment(struct arena *arena, const struct node *node, const char *name,
	void *out, struct error *err)
{
	if (!field_texts(arena, node, name, out, err)) {
		return false;
	}
	VEC_EACH (node, it) {
		if (strcspn(it->text, "=") == 0 || strchr(it->text, '=') == NULL) {
			return fail(err, ERROR_USAGE,
				"%s: an entry of %s must be NAME=value, not '%s'",
				node_place(arena, it), name, node_words(arena, it->text));
		}
	}
	return true;
}

/*
 * glibc 2.36 writes repetitions out when it compiles: "(a{255}){255}" is 65025 nodes, and each "+"
 * around another doubles what is in it.
 */
static bool repeats_too_much(const char *pattern)
{
	size_t product = 1;

	for (const char *at = pattern; *at != '\0'; at++) {
		size_t times = *at == '+' ? 2 : 1;

		if (*at == '\\' && at[1] != '\0') {
			at++;
		}
		for (const char *in = at; *at == '{' && *in != '\0' && *in != '}'; in++) {
			size_t number = strtoul(in + 1, NULL, 10);

			times = number > times ? number : times;
		}
		if (times > MOST_REPEATED || product * times > MOST_REPEATED) {
			return true;
		}
		product *= times;
	}
	return false;
}

static bool read_pattern(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	const char **pattern = out;
	char words[128];
	regex_t regex;
	int status;

	if (!field_text(arena, node, name, pattern, err)) {
		return false;
	}
	if (repeats_too_much(*pattern)) {
		return fail(err, ERROR_USAGE, "%s: %s repeats its parts too often",
			node_place(arena, node), name);
	}
	status = regcomp(&regex, *pattern, REG_EXTENDED | REG_NOSUB);
	if (status == 0) {
		regfree(&regex);
		return true;
	}
	(void)regerror(status, &regex, words, sizeof words);
	return fail(err, ERROR_USAGE, "%s: %s is no regular expression: %s",
		node_place(arena, node), name, words);
}

#define KEY(name, reader, member) ENTRY(name, reader, struct config, member, false)

static const struct field keys[] = {
	KEY("tool", field_text, tool),
	KEY("engine", field_text, engine),
	KEY("path", field_text, path),
	{"sets", config_sets, 0, false},
	KEY("prelude", field_texts, prelude),
	KEY("python", field_texts, python),
	KEY("server_address", field_text, server_address),
	KEY("environment", read_environment, environment),
	KEY("x_args", field_texts, x_args),
	{"commands", config_commands, 0, false},
	KEY("step_timeout", field_seconds, step_timeout),
	KEY("deployed", field_text, deployed),
	KEY("idempotent", field_bool, idempotent),
	KEY("minimum_downgrade", field_text, minimum_downgrade),
	KEY("skip", field_texts, skip),
	KEY("revision_naming", read_pattern, revision_naming),
	{"checks", config_checks, 0, false},
	{"allow", config_allowances, 0, false},
	{"contract", config_contract, 0, false},
	KEY("exclude", field_texts, exclude),
	{"fixtures", config_fixtures, 0, false},
	{"hooks", config_hooks, 0, false},
	{"queries", config_queries, 0, false},
	{"rehearsal", config_rehearsal, 0, false},
};

static bool is_idle(const char *key)
{
	for (size_t i = 0; i < COUNT(idle_keys); i++) {
		if (strcmp(idle_keys[i], key) == 0) {
			return true;
		}
	}
	return false;
}

bool config_parse(struct arena *arena, const char *file, const char *text, size_t size,
	struct config *out, struct error *err)
{
	*out = (struct config){.file = file};
	if (!node_read(arena, file, text, size, &out->document, err)) {
		return false;
	}
	if (out->document == NULL) {
		return true;
	}
	VEC_EACH (out->document, it) {
		if (it->key != NULL && is_idle(it->key)) {
			*VEC_ADD(arena, &out->idle) = it->key;
		}
	}
	return fields_read(arena, out->document, NULL, keys, COUNT(keys), out, err);
}

bool config_read(struct arena *arena, const char *folder, const char *file, struct config *out,
	struct error *err)
{
	const char *path = file != NULL ? file : arena_printf(arena, "%s/mtest.yaml", folder);
	const char *text;
	size_t size;

	*out = (struct config){0};
	if (file == NULL && !file_exists(path)) {
		return true;
	}
	if (!file_read(arena, path, &text, &size, err)) {
		err->code = ERROR_USAGE;
		return file == NULL ? false : fail_while(err, "--config");
	}
	return config_parse(arena, path, text, size, out, err);
}

/* "api, billing and shop" */
static const char *set_names(struct arena *arena, const struct config *config)
{
	const char *text = "";

	for (size_t i = 0; i < config->sets.count; i++) {
		text = arena_printf(arena, "%s%s%s", text,
			i == 0                        ? ""
			: i + 1 == config->sets.count ? " and "
						      : ", ",
			config->sets.items[i].name);
	}
	return text;
}

static bool find_set(
	struct arena *arena, struct config *config, const char *name, struct error *err)
{
	VEC_EACH (&config->sets, it) {
		if (strcmp(it->name, name) == 0) {
			config->set = it;
			return true;
		}
	}
	return fail(err, ERROR_USAGE, "--set: there is no set '%s'; %s has %s", name,
		config->file == NULL ? "the project" : config->file,
		config->sets.count == 0 ? "no sets" : set_names(arena, config));
}

bool config_choose_set(
	struct arena *arena, struct config *config, const char *name, struct error *err)
{
	if (name != NULL && !find_set(arena, config, name, err)) {
		return false;
	}
	if (name == NULL && config->sets.count > 1) {
		return fail(err, ERROR_USAGE, "%s has the sets %s: say which one with --set NAME",
			config->file, set_names(arena, config));
	}
	if (name == NULL && config->sets.count == 1) {
		config->set = &config->sets.items[0];
	}
	if (config->set != NULL) {
		const struct config_set *set = config->set;

		config->tool = set->tool != NULL ? set->tool : config->tool;
		config->engine = set->engine != NULL ? set->engine : config->engine;
		config->path = set->path != NULL ? set->path : config->path;
	}
	return true;
}

const char *config_place(struct arena *arena, const struct config *config, const char *key)
{
	const struct node *value = config->set == NULL ? NULL : node_find(config->set->node, key);

	if (value == NULL && config->document != NULL) {
		value = node_find(config->document, key);
	}
	return value == NULL ? config->file : node_place(arena, value);
}
