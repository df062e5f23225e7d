#ifndef MTEST_CONFIG_FIELDS_H
#define MTEST_CONFIG_FIELDS_H

#include "text.h"
#include "yaml_node.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Reading the values of a configuration by tables of keys. What is wrong is said in one sentence
 * behind the place where it stands, as an error of usage.
 *
 * A reader puts a value where out points; name is what sentences call it.
 */
typedef bool field_reader(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err);

struct field {
	const char *key;
	field_reader *read;
	size_t offset; /* of what the reader's out points to, in the struct that is read */
	bool required;
	const char *example, *meaning; /* for mtest init; NULL below the top */
};

/* The keys of a node into a struct; `of` is NULL at the top, or the key that they are below. */
bool fields_read(struct arena *arena, const struct node *node, const char *of,
	const struct field *fields, size_t count, void *out, struct error *err) MUST_CHECK;

field_reader field_text;    /* const char *: not empty */
field_reader field_texts;   /* struct names */
field_reader field_bool;    /* bool */
field_reader field_reason;  /* const char *: more than white space, which is cut off */
field_reader field_number;  /* double: above 0 */
field_reader field_seconds; /* double: above 0 and at most a week */
field_reader field_rows;    /* const size_t *: 0 to 100000 */
field_reader field_integer; /* long long */

/* NULL: that is no number of rows. */
const size_t *rows_number(struct arena *arena, const char *text);

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define ENTRY(key, reader, type, member, required)                         \
	{                                                                  \
		key, reader, offsetof(type, member), required, NULL, NULL, \
	}

/* A number of seconds that a step may take: above 0 and at most a week. */
bool seconds_read(const char *text, double *out);

/* "mtest.yaml:3:1: prelude must be …, not a text" when the node is of another kind. */
bool field_expect(struct arena *arena, const struct node *node, const char *name,
	enum node_kind kind, const char *wanted, struct error *err) MUST_CHECK;

/* "; did you mean 'engine'?", or the other words when none is near. */
const char *field_hint(struct arena *arena, const char *word, const char *const *known,
	size_t count, const char *otherwise);

#endif
