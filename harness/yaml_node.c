#include "yaml_node.h"

#include "text.h"

#include <string.h>
#include <yaml.h>

enum { DEEPEST = 16 };

static const char byte_order_mark[] = "\xEF\xBB\xBF";

struct reader {
	struct arena *arena;
	const char *file, *text;
	size_t size;
	yaml_parser_t parser;
	yaml_event_t event; /* the newest; the parser's until the next one */
	bool has_event;
};

static void close_reader(struct reader *reader)
{
	if (reader->has_event) {
		yaml_event_delete(&reader->event);
	}
	yaml_parser_delete(&reader->parser);
}

static const char *place(struct arena *arena, const char *file, size_t line, size_t column)
{
	return arena_printf(arena, "%s:%zu:%zu", file, line, column);
}

static const char *mark_place(const struct reader *reader, const yaml_mark_t *mark)
{
	return place(reader->arena, reader->file, mark->line + 1, mark->column + 1);
}

/* Columns count characters, as libyaml counts them. */
static const char *offset_place(
	struct arena *arena, const char *file, const char *text, size_t offset)
{
	size_t column = 1;

	for (size_t at = offset; at > 0 && text[at - 1] != '\n'; at--) {
		column += ((unsigned char)text[at - 1] & 0xC0) == 0x80 ? 0 : 1;
	}
	return place(arena, file, text_line(text, offset), column);
}

/* A mark counts characters, of which all but ASCII are several bytes. */
static char marked(const struct reader *reader, const yaml_mark_t *mark)
{
	size_t left = mark->index, at = 0;

	for (; at < reader->size; at++) {
		if (((unsigned char)reader->text[at] & 0xC0) != 0x80 && left-- == 0) {
			return reader->text[at];
		}
	}
	return '\0';
}

/* libyaml 0.2.5 gives no mark for a character that YAML does not allow, but an offset; and it
 * complains of a tab in words that do not name it. */
static bool complain(struct reader *reader, struct error *err)
{
	const yaml_parser_t *parser = &reader->parser;
	const yaml_mark_t *mark = &parser->problem_mark;
	const char *problem = parser->problem == NULL ? "it cannot be read" : parser->problem;

	if (parser->error == YAML_MEMORY_ERROR) {
		return fail(err, ERROR_SYSTEM, "%s: out of memory", reader->file);
	}
	if (parser->error == YAML_READER_ERROR) {
		size_t offset = parser->problem_offset < reader->size ? parser->problem_offset
								      : reader->size;

		return fail(err, ERROR_USAGE, "%s: is not YAML: %s",
			offset_place(reader->arena, reader->file, reader->text, offset), problem);
	}
	if (marked(reader, mark) == '\t') {
		return fail(err, ERROR_USAGE, "%s: a tab, but YAML is indented with spaces",
			mark_place(reader, mark));
	}
	return fail(err, ERROR_USAGE, "%s: is not YAML: %s%s", mark_place(reader, mark), problem,
		parser->context == NULL ? ""
					: arena_printf(reader->arena, " %s that begins in line %zu",
						  parser->context, parser->context_mark.line + 1));
}

static bool next(struct reader *reader, struct error *err)
{
	const yaml_event_t *event = &reader->event;
	const unsigned char *anchor = NULL, *tag = NULL;

	if (reader->has_event) {
		yaml_event_delete(&reader->event);
	}
	reader->has_event = yaml_parser_parse(&reader->parser, &reader->event) != 0;
	if (!reader->has_event) {
		return complain(reader, err);
	}
	if (event->type == YAML_ALIAS_EVENT) {
		anchor = event->data.alias.anchor;
	} else if (event->type == YAML_SCALAR_EVENT) {
		anchor = event->data.scalar.anchor;
		tag = event->data.scalar.tag;
	} else if (event->type == YAML_SEQUENCE_START_EVENT) {
		anchor = event->data.sequence_start.anchor;
		tag = event->data.sequence_start.tag;
	} else if (event->type == YAML_MAPPING_START_EVENT) {
		anchor = event->data.mapping_start.anchor;
		tag = event->data.mapping_start.tag;
	}
	if (anchor != NULL) {
		return fail(err, ERROR_USAGE,
			"%s: mtest knows no anchors and aliases ('%s'): write the value out; a "
			"text that begins with & or * needs quotes",
			mark_place(reader, &event->start_mark),
			node_words(reader->arena, (const char *)anchor));
	}
	if (tag != NULL) {
		return fail(err, ERROR_USAGE,
			"%s: mtest knows no tags ('%s'); a text that begins with ! needs quotes",
			mark_place(reader, &event->start_mark),
			node_words(reader->arena, (const char *)tag));
	}
	return true;
}

/* The scalar of the newest event. */
static bool take_text(struct reader *reader, const char **out, struct error *err)
{
	const char *value = (const char *)reader->event.data.scalar.value;
	size_t length = reader->event.data.scalar.length;

	if (memchr(value, '\0', length) != NULL) {
		return fail(err, ERROR_USAGE, "%s: holds a NUL byte",
			mark_place(reader, &reader->event.start_mark));
	}
	*out = arena_copy_bytes(reader->arena, value, length);
	return true;
}

static bool take_key(
	struct reader *reader, const struct node *above, struct node *out, struct error *err)
{
	const yaml_mark_t mark = reader->event.start_mark;
	const struct node *before;

	if (reader->event.type != YAML_SCALAR_EVENT) {
		return fail(
			err, ERROR_USAGE, "%s: a key must be a text", mark_place(reader, &mark));
	}
	if (!take_text(reader, &out->key, err)) {
		return false;
	}
	before = node_find(above, out->key);
	if (before != NULL) {
		return fail(err, ERROR_USAGE, "%s: the key '%s' was already given in line %zu",
			mark_place(reader, &mark), node_words(reader->arena, out->key),
			before->key_line);
	}
	out->key_line = mark.line + 1;
	out->key_column = mark.column + 1;
	return next(reader, err);
}

/* The node that begins with the newest event. Recursion ends at DEEPEST. */
static bool take_node(struct reader *reader, size_t depth, struct node *out, struct error *err)
{
	const yaml_mark_t mark = reader->event.start_mark;
	const yaml_event_type_t type = reader->event.type;
	yaml_event_type_t end = YAML_SEQUENCE_END_EVENT;

	out->file = reader->file;
	out->line = mark.line + 1;
	out->column = mark.column + 1;
	if (type == YAML_SCALAR_EVENT) {
		out->kind = NODE_TEXT;
		out->quoted = reader->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
		return take_text(reader, &out->text, err);
	}
	if (depth == DEEPEST) {
		return fail(
			err, ERROR_USAGE, "%s: is nested too deeply", mark_place(reader, &mark));
	}
	out->kind = NODE_LIST;
	if (type == YAML_MAPPING_START_EVENT) {
		out->kind = NODE_KEYS;
		end = YAML_MAPPING_END_EVENT;
	}
	while (next(reader, err)) {
		struct node item = {0};

		if (reader->event.type == end) {
			return true;
		}
		if ((out->kind == NODE_KEYS && !take_key(reader, out, &item, err)) ||
			!take_node(reader, depth + 1, &item, err)) {
			return false;
		}
		*VEC_ADD(reader->arena, out) = item;
	}
	return false;
}

static bool take_document(struct reader *reader, const struct node **out, struct error *err)
{
	struct node *root;

	/* The first event is the start of the stream. */
	if (!next(reader, err)) {
		return false;
	}
	if (!next(reader, err)) {
		return false;
	}
	if (reader->event.type == YAML_STREAM_END_EVENT) {
		return true;
	}
	root = arena_alloc(reader->arena, sizeof *root);
	if (!next(reader, err) || !take_node(reader, 0, root, err) || !next(reader, err)) {
		return false;
	}
	/* That was the end of the document. */
	if (!next(reader, err)) {
		return false;
	}
	if (reader->event.type != YAML_STREAM_END_EVENT) {
		return fail(err, ERROR_USAGE, "%s: a second document begins; mtest reads one",
			mark_place(reader, &reader->event.start_mark));
	}
	*out = node_is_empty(root) ? NULL : root;
	return true;
}

bool node_read(struct arena *arena, const char *file, const char *text, size_t size,
	const struct node **out, struct error *err)
{
	AUTO(close_reader)
	struct reader reader = {.arena = arena, .file = file, .text = text, .size = size};
	size_t bad = text_bad_utf8(text, size);
	const char *nul = memchr(text, '\0', size);

	*out = NULL;
	if (yaml_parser_initialize(&reader.parser) == 0) {
		return fail(err, ERROR_SYSTEM, "%s: out of memory", file);
	}
	if (bad != size) {
		return fail(err, ERROR_USAGE, "%s: is not UTF-8 text",
			offset_place(arena, file, text, bad));
	}
	if (nul != NULL) {
		return fail(err, ERROR_USAGE, "%s: holds a NUL byte",
			offset_place(arena, file, text, (size_t)(nul - text)));
	}
	if (text_starts(text, byte_order_mark)) {
		reader.text += strlen(byte_order_mark);
		reader.size -= strlen(byte_order_mark);
	}
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&reader.parser, (const unsigned char *)reader.text, reader.size);
	return take_document(&reader, out, err);
}

const struct node *node_find(const struct node *node, const char *key)
{
	VEC_EACH (node, it) {
		if (it->key != NULL && strcmp(it->key, key) == 0) {
			return it;
		}
	}
	return NULL;
}

bool node_is_empty(const struct node *node)
{
	return node->kind == NODE_TEXT && !node->quoted &&
	       (*node->text == '\0' || strcmp(node->text, "~") == 0 ||
		       strcasecmp(node->text, "null") == 0);
}

const char *node_what(const struct node *node)
{
	return node_is_empty(node)       ? "nothing"
	       : node->kind == NODE_TEXT ? "a text"
	       : node->kind == NODE_LIST ? "a list"
					 : "keys with values";
}

const char *node_words(struct arena *arena, const char *text)
{
	return text_squeeze(arena, text, 60);
}

const char *node_place(struct arena *arena, const struct node *node)
{
	return place(arena, node->file, node->line, node->column);
}

const char *node_key_place(struct arena *arena, const struct node *node)
{
	return place(arena, node->file, node->key_line, node->key_column);
}
