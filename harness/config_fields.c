#include "config_fields.h"

#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 100000, WEEK = 7 * 24 * 3600, MOST_KEYS = 40 };

bool field_expect(struct arena *arena, const struct node *node, const char *name,
	enum node_kind kind, const char *wanted, struct error *err)
{
	if (node->kind == kind && !node_is_empty(node)) {
		return true;
	}
	return fail(err, ERROR_USAGE, "%s: %s must be %s, not %s", node_place(arena, node), name,
		wanted, node_what(node));
}

const char *field_hint(struct arena *arena, const char *word, const char *const *known,
	size_t count, const char *otherwise)
{
	const char *nearest = text_nearest(word, known, count);

	return nearest == NULL ? otherwise : arena_printf(arena, "; did you mean '%s'?", nearest);
}

/* "; it takes check, revision and object" */
static const char *taken_keys(struct arena *arena, const struct field *fields, size_t count)
{
	const char *text = "; it takes";

	for (size_t i = 0; i < count; i++) {
		text = arena_printf(arena, "%s%s %s", text,
			i == 0           ? ""
			: i + 1 == count ? " and"
					 : ",",
			fields[i].key);
	}
	return text;
}

static bool unknown_key(struct arena *arena, const struct node *node, const char *of,
	const struct field *fields, size_t count, struct error *err)
{
	const char *known[MOST_KEYS] = {NULL};

	for (size_t i = 0; i < count && i < MOST_KEYS; i++) {
		known[i] = fields[i].key;
	}
	return fail(err, ERROR_USAGE, "%s: unknown key '%s'%s%s%s", node_key_place(arena, node),
		node_words(arena, node->key), of == NULL ? "" : " in ", of == NULL ? "" : of,
		field_hint(arena, node->key, known, count < MOST_KEYS ? count : MOST_KEYS,
			of == NULL ? "" : taken_keys(arena, fields, count)));
}

bool fields_read(struct arena *arena, const struct node *node, const char *of,
	const struct field *fields, size_t count, void *out, struct error *err)
{
	if (!field_expect(arena, node, of == NULL ? "the file" : of, NODE_KEYS, "keys with values",
		    err)) {
		return false;
	}
	VEC_EACH (node, it) {
		const struct field *field = fields;
		void *at;

		while (field < fields + count && strcmp(field->key, it->key) != 0) {
			field++;
		}
		if (field == fields + count) {
			return unknown_key(arena, it, of, fields, count, err);
		}
		at = (char *)out + field->offset;
		if (!field->read(arena, it, it->key, at, err)) {
			return false;
		}
	}
	for (const struct field *field = fields; field < fields + count; field++) {
		if (field->required && node_find(node, field->key) == NULL) {
			return fail(err, ERROR_USAGE, "%s: %s needs the key '%s'",
				node_place(arena, node), of, field->key);
		}
	}
	return true;
}

bool field_text(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	const char **text = out;

	if (!field_expect(arena, node, name, NODE_TEXT, "a text", err)) {
		return false;
	}
	*text = node->text;
	return *node->text != '\0' ||
	       fail(err, ERROR_USAGE, "%s: %s is empty", node_place(arena, node), name);
}

bool field_reason(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	const char **reason = out;

	if (!field_text(arena, node, name, reason, err)) {
		return false;
	}
	*reason = text_trim(arena, *reason);
	return **reason != '\0' ||
	       fail(err, ERROR_USAGE, "%s: %s says nothing", node_place(arena, node), name);
}

bool field_texts(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	struct names *names = out;

	if (!field_expect(arena, node, name, NODE_LIST, "a list of texts", err)) {
		return false;
	}
	VEC_EACH (node, it) {
		if (!field_text(arena, it, arena_printf(arena, "an entry of %s", name),
			    VEC_ADD(arena, names), err)) {
			return false;
		}
	}
	return true;
}

bool field_bool(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	bool *value = out;

	if (!field_expect(arena, node, name, NODE_TEXT, "true or false", err)) {
		return false;
	}
	*value = strcmp(node->text, "true") == 0;
	return *value || strcmp(node->text, "false") == 0 ||
	       fail(err, ERROR_USAGE, "%s: %s must be true or false, not '%s'",
		       node_place(arena, node), name, node_words(arena, node->text));
}

/* strtod() would also take white space, "nan", "infinity" and hexadecimal digits. */
static bool read_number(const char *text, double *out)
{
	char *end;

	*out = strtod(text, &end);
	return *end == '\0' && *text != '\0' && text[strspn(text, "0123456789+-.eE")] == '\0';
}

bool seconds_read(const char *text, double *out)
{
	return read_number(text, out) && *out > 0 && *out <= WEEK;
}

bool field_number(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	static const char wanted[] = "a number above 0";
	double *number = out;

	if (!field_expect(arena, node, name, NODE_TEXT, wanted, err)) {
		return false;
	}
	return (read_number(node->text, number) && *number > 0 && isfinite(*number)) ||
	       fail(err, ERROR_USAGE, "%s: %s must be %s, not '%s'", node_place(arena, node), name,
		       wanted, node_words(arena, node->text));
}

bool field_seconds(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	double *seconds = out;

	return field_number(arena, node, name, out, err) &&
	       (*seconds <= WEEK ||
		       fail(err, ERROR_USAGE, "%s: %s must be at most %d seconds, a week",
			       node_place(arena, node), name, WEEK));
}

const size_t *rows_number(struct arena *arena, const char *text)
{
	size_t *rows = arena_alloc(arena, sizeof *rows);
	uint64_t number = 0;

	if (!text_number(text, &number) || number > MOST_ROWS) {
		return NULL;
	}
	*rows = (size_t)number;
	return rows;
}

bool field_rows(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	const size_t **rows = out;

	if (!field_expect(arena, node, name, NODE_TEXT, "a number", err)) {
		return false;
	}
	*rows = rows_number(arena, node->text);
	return *rows != NULL ||
	       fail(err, ERROR_USAGE, "%s: %s must be a number from 0 to %d, not '%s'",
		       node_place(arena, node), name, MOST_ROWS, node_words(arena, node->text));
}

bool field_integer(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	long long *integer = out;
	char *end;

	if (!field_expect(arena, node, name, NODE_TEXT, "a whole number", err)) {
		return false;
	}
	errno = 0;
	*integer = strtoll(node->text, &end, 10);
	return (errno == 0 && *end == '\0' && *node->text != '\0' &&
		       node->text[strspn(node->text, "0123456789+-")] == '\0') ||
	       fail(err, ERROR_USAGE, "%s: %s must be a whole number, not '%s'",
		       node_place(arena, node), name, node_words(arena, node->text));
}
