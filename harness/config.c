#include "config.h"

#include "file.h"

#include <cyaml/cyaml.h>
#include <stdio.h>
#include <string.h>

/* The keys of mtest.yaml as libcyaml fills them in. */
struct keys {
	char *tool, *engine, *path;
	char **prelude, **exclude;
	unsigned prelude_count, exclude_count;
	double *step_timeout;
};

static const cyaml_schema_value_t text_value = {
	CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, CYAML_UNLIMITED)};

static const cyaml_schema_field_t fields[] = {
	CYAML_FIELD_STRING_PTR(
		"tool", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct keys, tool, 1, 100),
	CYAML_FIELD_STRING_PTR(
		"engine", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct keys, engine, 1, 100),
	CYAML_FIELD_STRING_PTR("path", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct keys, path,
		1, CYAML_UNLIMITED),
	CYAML_FIELD_SEQUENCE("prelude", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct keys,
		prelude, &text_value, 0, CYAML_UNLIMITED),
	CYAML_FIELD_SEQUENCE("exclude", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct keys,
		exclude, &text_value, 0, CYAML_UNLIMITED),
	CYAML_FIELD_FLOAT_PTR("step_timeout", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct keys,
		step_timeout),
	CYAML_FIELD_END,
};

static const cyaml_schema_value_t schema = {
	CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct keys, fields)};

/* libcyaml says what is wrong in one log line and where in the next ones: both make the error. */
struct complaint {
	char what[512], where[128];
};

__attribute__((format(printf, 3, 0))) static void listen(
	cyaml_log_t level, void *context, const char *format, va_list arguments)
{
	struct complaint *complaint = context;
	char line[512];
	const char *place;

	if (level < CYAML_LOG_ERROR) {
		return;
	}
	(void)vsnprintf(line, sizeof line, format, arguments);
	line[strcspn(line, "\n")] = '\0';
	place = strstr(line, "(line: ");
	if (place != NULL && complaint->where[0] == '\0') {
		(void)snprintf(complaint->where, sizeof complaint->where, "%s", place);
	} else if (place == NULL && complaint->what[0] == '\0') {
		(void)snprintf(complaint->what, sizeof complaint->what, "%s", line);
	}
}

static void free_keys(struct keys **keys);

static void *allocate(void *context, void *old, size_t size)
{
	(void)context;
	if (size == 0) {
		free(old);
		return NULL;
	}
	return realloc(old, size);
}

static const cyaml_config_t quiet = {
	.log_level = CYAML_LOG_ERROR, .mem_fn = allocate, .flags = CYAML_CFG_DEFAULT};

static void free_keys(struct keys **keys)
{
	(void)cyaml_free(&quiet, &schema, *keys, 0);
}

/* libcyaml 1.3.1 places an unknown key where the value before it ended: the key itself is further
 * on. */
static void find_key(const char *text, const char *key, unsigned *line, unsigned *column)
{
	const char *start = text, *found;

	for (unsigned i = 1; i < *line && start != NULL; i++) {
		start = strchr(start, '\n');
		start = start == NULL ? NULL : start + 1;
	}
	found = start == NULL ? NULL : strstr(start, key);
	if (found == NULL) {
		return;
	}
	*line = (unsigned)text_line(text, (size_t)(found - text));
	*column = 1;
	for (; found > text && found[-1] != '\n'; found--) {
		(*column)++;
	}
}

/* The offset of the first byte that is neither white space nor a comment nor the mark "---". */
static size_t find_start(const char *text)
{
	size_t at = 0;

	while (text[at] != '\0') {
		if (text[at] == '#') {
			at += strcspn(text + at, "\n");
		} else if (strchr(" \t\r\n", text[at]) != NULL) {
			at++;
		} else if (text_starts(text + at, "---\n")) {
			at += strlen("---\n");
		} else {
			break;
		}
	}
	return at;
}

/* The key that libcyaml names in "Load: Unexpected key: prelud" (1.3.1), with the nearest known
 * one. */
static bool complain(struct arena *arena, const char *path, const char *text,
	const struct complaint *complaint, cyaml_err_t status, struct error *err)
{
	const char *known[sizeof fields / sizeof *fields];
	const char *key = strstr(complaint->what, "nexpected key: ");
	unsigned line = 0, column = 0;
	size_t count = 0;
	const char *nearest, *what = complaint->what;

	(void)sscanf(complaint->where, "(line: %u, column: %u)", &line, &column);
	if (key != NULL) {
		key += strlen("nexpected key: ");
		find_key(text, key, &line, &column);
	}
	if (line == 0) {
		/* Of what is wrong with the whole document libcyaml gives no place. */
		line = (unsigned)text_line(text, find_start(text));
		column = 1;
	}
	path = arena_printf(arena, "%s:%u:%u", path, line, column);
	if (key == NULL) {
		what = text_starts(what, "Load: ") ? what + strlen("Load: ") : what;
		what = *what == '\0' ? cyaml_strerror(status) : what;
		return fail(err, ERROR_USAGE, "%s: %s", path, what);
	}
	for (; fields[count].key != NULL; count++) {
		known[count] = fields[count].key;
	}
	nearest = text_nearest(key, known, count);
	return fail(err, ERROR_USAGE, "%s: unknown key '%s'%s%s%s", path, key,
		nearest == NULL ? "" : "; did you mean '", nearest == NULL ? "" : nearest,
		nearest == NULL ? "" : "'?");
}

bool config_read(struct arena *arena, const char *folder, const char *file, struct config *out,
	struct error *err)
{
	const char *path = file != NULL ? file : arena_printf(arena, "%s/mtest.yaml", folder);
	AUTO(free_keys) struct keys *keys = NULL;
	struct complaint complaint = {0};
	cyaml_config_t config = quiet;
	const char *text;
	size_t size;
	cyaml_err_t status;

	*out = (struct config){0};
	if (file == NULL && !file_exists(path)) {
		return true;
	}
	if (!file_read(arena, path, &text, &size, err)) {
		err->code = ERROR_USAGE;
		return false;
	}
	out->file = path;
	if (memchr(text, '\0', size) != NULL || text_bad_utf8(text, size) != size) {
		return fail(err, ERROR_USAGE, "%s: is not UTF-8 text", path);
	}
	if (text[find_start(text)] == '\0') {
		return true;
	}
	config.log_fn = listen;
	config.log_ctx = &complaint;
	status = cyaml_load_data(
		(const uint8_t *)text, size, &config, &schema, (cyaml_data_t **)&keys, NULL);
	if (status == CYAML_OK && keys == NULL) {
		return true;
	}
	if (status != CYAML_OK) {
		return complain(arena, path, text, &complaint, status, err);
	}
	out->tool = arena_copy(arena, keys->tool);
	out->engine = arena_copy(arena, keys->engine);
	out->path = arena_copy(arena, keys->path);
	for (unsigned i = 0; i < keys->prelude_count; i++) {
		*VEC_ADD(arena, &out->prelude) = arena_copy(arena, keys->prelude[i]);
	}
	for (unsigned i = 0; i < keys->exclude_count; i++) {
		*VEC_ADD(arena, &out->exclude) = arena_copy(arena, keys->exclude[i]);
	}
	if (keys->step_timeout != NULL) {
		out->step_timeout = *keys->step_timeout;
		if (!(out->step_timeout > 0)) {
			return fail(err, ERROR_USAGE,
				"%s: step_timeout must be more than 0 seconds", path);
		}
	}
	return true;
}
