#include "config.h"

#include "config_keys.h"
#include "file.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>

/* Keys that design and shape are fixed for, but that no code of this version reads. Who begins to
 * read one takes it off this list. */
static const char *const idle_keys[] = {"commands", "contract", "queries", "rehearsal"};

bool config_is_idle(const char *key)
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
		if (it->key != NULL && config_is_idle(it->key)) {
			*VEC_ADD(arena, &out->idle) = it->key;
		}
	}
	return fields_read(arena, out->document, NULL, config_keys, config_key_count, out, err);
}

/* A link that leads nowhere, or a folder that may not be entered, is no absent file. */
static bool is_absent(const char *path)
{
	struct stat status;

	return lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

bool config_read(struct arena *arena, const char *folder, const char *file, struct config *out,
	struct error *err)
{
	const char *path = file != NULL ? file : arena_printf(arena, "%s/mtest.yaml", folder);
	const char *text;
	size_t size;

	*out = (struct config){0};
	if (file == NULL && is_absent(path)) {
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
