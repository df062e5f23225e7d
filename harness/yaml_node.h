#ifndef MTEST_YAML_NODE_H
#define MTEST_YAML_NODE_H

#include "arena.h"
#include "error.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A YAML file as a tree of nodes that know where they stand. A text is what is written: 0007 and
 * off stay as they are, whatever YAML 1.1 makes of them. Refused, each with its place: keys given
 * twice, anchors, aliases, tags, several documents, deep nesting, and what is no UTF-8 text.
 */
enum node_kind { NODE_TEXT, NODE_LIST, NODE_KEYS };

struct node {
	enum node_kind kind;
	const char *file;
	size_t line, column; /* from 1 */
	const char *text;    /* of a text */
	bool quoted;
	const char *key; /* of a value among keys; NULL in a list */
	size_t key_line, key_column;
	struct node *items; /* of a list, or the values of the keys */
	size_t count, cap;
};

/* *out is NULL when the text says nothing. Errors are of ERROR_USAGE. */
bool node_read(struct arena *arena, const char *file, const char *text, size_t size,
	const struct node **out, struct error *err) MUST_CHECK;

/* NULL: the node has not this key. */
const struct node *node_find(const struct node *node, const char *key);

/* Nothing, ~ or null: no value at all. */
bool node_is_empty(const struct node *node);

/* "a text", "a list", "keys with values" or "nothing", for sentences. */
const char *node_what(const struct node *node);

/* The words on one line, and not too many of them, for sentences. */
const char *node_words(struct arena *arena, const char *text);

/* "mtest.yaml:3:7", of the value and of its key. */
const char *node_place(struct arena *arena, const struct node *node);
const char *node_key_place(struct arena *arena, const struct node *node);

#endif
