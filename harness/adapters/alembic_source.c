#include "alembic_source.h"

#include "python_tokens.h"

#include <string.h>

/* What a module-level name was set to. */
struct value {
	const char *name;
	bool known; /* else: only running the file could tell */
	struct names texts;
	size_t line;
};

struct reader {
	struct arena *arena;
	const char *text;
	struct python_tokens tokens;
	struct {
		struct value *items;
		size_t count, cap;
	} values;
	struct alembic_source out;
};

static const struct python_token *token_at(const struct reader *reader, size_t i)
{
	return &reader->tokens.items[i];
}

static bool is(const struct reader *reader, size_t i, const char *word)
{
	return python_is(token_at(reader, i), reader->text, word);
}

/* Where the logical line that begins at token i ends: at its newline. */
static size_t end_of_line(const struct reader *reader, size_t i)
{
	while (token_at(reader, i)->kind != PYTHON_NEWLINE) {
		i++;
	}
	return i;
}

static const struct value *find_value(const struct reader *reader, const char *name, size_t length)
{
	/* The last assignment counts. */
	for (size_t i = reader->values.count; i-- > 0;) {
		const struct value *value = &reader->values.items[i];

		if (strlen(value->name) == length && strncmp(value->name, name, length) == 0) {
			return value;
		}
	}
	return NULL;
}

static bool add_name_value(
	struct reader *reader, const struct python_token *token, struct value *out)
{
	const struct value *value = find_value(reader, reader->text + token->offset, token->length);

	if (value == NULL || !value->known) {
		return false;
	}
	VEC_EACH (&value->texts, it) {
		*VEC_ADD(reader->arena, &out->texts) = *it;
	}
	return true;
}

/*
 * The texts of a plain expression: None, strings (those side by side are one), names of such
 * values, and tuples, lists and sets of them. Brackets and commas only group.
 */
static void read_expression(struct reader *reader, size_t i, size_t end, struct value *out)
{
	bool joined = false; /* the token before was a string */

	out->known = i < end;
	for (; i < end && out->known; i++) {
		const struct python_token *token = token_at(reader, i);
		bool operand =
			joined || (out->texts.count > 0 && !is(reader, i - 1, ",") &&
					  !is(reader, i - 1, "(") && !is(reader, i - 1, "[") &&
					  !is(reader, i - 1, "{"));

		if (token->kind == PYTHON_STRING) {
			if (token->value == NULL || (operand && !joined)) {
				out->known = false;
			} else if (joined) {
				const char **last = &out->texts.items[out->texts.count - 1];

				*last = arena_printf(reader->arena, "%s%s", *last, token->value);
			} else {
				*VEC_ADD(reader->arena, &out->texts) = token->value;
			}
			joined = true;
			continue;
		}
		joined = false;
		if (token->kind == PYTHON_NAME) {
			out->known = !operand &&
				     (is(reader, i, "None") || add_name_value(reader, token, out));
		} else if (strchr("()[]{},", reader->text[token->offset]) == NULL) {
			out->known = false;
		} else if (strchr("([{", reader->text[token->offset]) != NULL) {
			/* A bracket behind a value is a call or a subscript. */
			out->known = !operand;
		}
	}
}

static void set_value(struct reader *reader, size_t name, size_t from, size_t to)
{
	const struct python_token *token = token_at(reader, name);
	struct value read = {
		.name = arena_copy_bytes(
			reader->arena, reader->text + token->offset, token->length),
		.line = token->line,
	};

	read_expression(reader, from, to, &read);
	if (!read.known) {
		read.texts = (struct names){0};
	}
	*VEC_ADD(reader->arena, &reader->values) = read;
}

/* The end of the item of a comma-separated list that begins at i. */
static size_t end_of_item(const struct reader *reader, size_t i, size_t end, size_t depth)
{
	while (i < end && !(is(reader, i, ",") && token_at(reader, i)->depth == depth)) {
		i++;
	}
	return i;
}

/* "a, b = 1, 2": each name gets its part. */
static void assign_several(struct reader *reader, size_t i, size_t sign, size_t end)
{
	size_t from = sign + 1, depth = token_at(reader, i)->depth;

	while (i < sign) {
		size_t name_end = end_of_item(reader, i, sign, depth);
		size_t value_end = end_of_item(reader, from, end, depth);

		if (token_at(reader, i)->kind == PYTHON_NAME && name_end == i + 1) {
			set_value(reader, i, from, value_end);
		}
		i = name_end + 1;
		from = value_end < end ? value_end + 1 : end;
	}
}

/* A single "=" between from and end, outside of brackets; end: there is none. */
static size_t find_sign(const struct reader *reader, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++) {
		const struct python_token *token = token_at(reader, i);
		bool compares = i > from &&
				strchr("=!<>+-*/%&|^@:", reader->text[token->offset - 1]) != NULL;

		if (token->depth == 0 && is(reader, i, "=") && !compares &&
			(i + 1 >= end || !is(reader, i + 1, "=") ||
				token_at(reader, i + 1)->offset != token->offset + 1)) {
			return i;
		}
	}
	return end;
}

/* "name = …", "name: type = …", "a = b = …", "a, b = …, …" at the module's own level. */
static void read_assignment(struct reader *reader, size_t i, size_t end)
{
	size_t sign = find_sign(reader, i, end), next;

	if (sign == end || token_at(reader, i)->kind != PYTHON_NAME) {
		return;
	}
	if (is(reader, i + 1, ",")) {
		assign_several(reader, i, sign, end);
		return;
	}
	next = find_sign(reader, sign + 1, end);
	if (sign == i + 1 || is(reader, i + 1, ":")) {
		if (next < end) {
			read_assignment(reader, sign + 1, end);
			while (find_sign(reader, next + 1, end) < end) {
				next = find_sign(reader, next + 1, end);
			}
		}
		set_value(reader, i, next < end ? next + 1 : sign + 1, end);
	}
}

static struct alembic_function *function_named(struct reader *reader, size_t i)
{
	return is(reader, i, "upgrade")     ? &reader->out.upgrade
	       : is(reader, i, "downgrade") ? &reader->out.downgrade
					    : NULL;
}

/* Does the statement between these tokens do nothing? words: how it is written. */
static bool is_idle(const struct reader *reader, size_t i, size_t end, const char **words)
{
	bool all_strings = true;

	for (size_t j = i; j < end; j++) {
		all_strings = all_strings && token_at(reader, j)->kind == PYTHON_STRING;
	}
	if (all_strings) {
		*words = *words == NULL && end > i ? "a docstring" : *words;
		return true;
	}
	if (end == i + 1 && is(reader, i, "pass")) {
		*words = "pass";
	} else if (end == i + 3 && is(reader, i, ".") && is(reader, i + 2, ".")) {
		*words = "...";
	} else if (is(reader, i, "return") &&
		   (end == i + 1 || (end == i + 2 && is(reader, i + 1, "None")))) {
		*words = "return";
	} else {
		return false;
	}
	return true;
}

static void read_statement(
	const struct reader *reader, size_t i, size_t end, struct alembic_function *function)
{
	if (!function->empty || function->raises) {
		return;
	}
	if (is(reader, i, "raise")) {
		const struct python_token *what = token_at(reader, i + 1);

		function->raises = true;
		function->words = arena_printf(reader->arena, "raise %.*s",
			what->kind == PYTHON_NAME ? (int)what->length : 0,
			reader->text + what->offset);
		return;
	}
	function->empty = is_idle(reader, i, end, &function->words);
}

/* Where the parameters and the annotation of a function end: at the colon before its body. */
static size_t find_colon(const struct reader *reader, size_t i)
{
	while (token_at(reader, i)->kind != PYTHON_NEWLINE &&
		!(token_at(reader, i)->depth == 0 && is(reader, i, ":"))) {
		i++;
	}
	return i;
}

/* i: the token "def"; gives the token behind the function. */
static size_t read_function(struct reader *reader, size_t i, struct alembic_function *function)
{
	size_t colon = find_colon(reader, i), at = colon, count = reader->tokens.count;

	*function = (struct alembic_function){.line = token_at(reader, i)->line,
		.start = token_at(reader, i)->offset,
		.is_there = true,
		.empty = true};
	at += token_at(reader, colon)->kind == PYTHON_NEWLINE ? 0 : 1;
	if (token_at(reader, at)->kind != PYTHON_NEWLINE) {
		size_t line = token_at(reader, colon)->line;

		/* "def upgrade(): pass": all that stands on the line belongs to it. */
		while (at < count && token_at(reader, at)->line == line) {
			size_t end = end_of_line(reader, at);

			read_statement(reader, at, end, function);
			function->end = token_at(reader, end)->offset;
			at = end + 1;
		}
		return at;
	}
	function->end = token_at(reader, at)->offset;
	at++;
	while (at < count && (token_at(reader, at)->kind == PYTHON_NEWLINE ||
				     token_at(reader, at)->column > 0)) {
		size_t end = end_of_line(reader, at);

		read_statement(reader, at, end, function);
		function->end = token_at(reader, end)->offset;
		at = end + 1;
	}
	return at;
}

/* "from x import upgrade" and "upgrade = …" make the function known, though not its body. */
static void note_names(struct reader *reader, size_t i, size_t end)
{
	bool imports = is(reader, i, "from") || is(reader, i, "import");

	for (size_t j = i; j < end; j++) {
		struct alembic_function *function = function_named(reader, j);

		if (function != NULL && (imports || j == i)) {
			function->is_there = true;
		}
	}
}

static size_t read_line(struct reader *reader, size_t i)
{
	size_t end = end_of_line(reader, i), def = is(reader, i, "async") ? i + 1 : i;
	struct alembic_function *function =
		is(reader, def, "def") ? function_named(reader, def + 1) : NULL;

	if (end > i && token_at(reader, i)->column == 0) {
		if (function != NULL) {
			return read_function(reader, def, function);
		}
		note_names(reader, i, end);
		read_assignment(reader, i, end);
	} else if (function != NULL) {
		function->is_there = true;
	}
	return end + 1;
}

static const char *first_line(struct arena *arena, const char *text)
{
	text += strspn(text, " \t\r\n");
	return text_trim(arena, arena_copy_bytes(arena, text, strcspn(text, "\r\n")));
}

static void read_title(struct reader *reader)
{
	const struct python_token *token = token_at(reader, 0);

	reader->out.title = "";
	if (token->kind == PYTHON_STRING && token->value != NULL) {
		reader->out.title = first_line(reader->arena, token->value);
	}
}

static void set_problem(struct reader *reader, const char *problem, size_t line)
{
	if (reader->out.problem == NULL) {
		reader->out.problem = problem;
		reader->out.line = line;
	}
}

/* The texts of a name that the tool reads; required: the tool refuses a file without it. */
static struct names take(struct reader *reader, const char *name, bool required)
{
	const struct value *value = find_value(reader, name, strlen(name));

	if (value == NULL && required) {
		set_problem(
			reader, arena_printf(reader->arena, "%s is not set in the file", name), 1);
	} else if (value != NULL && !value->known) {
		set_problem(reader,
			arena_printf(reader->arena,
				"%s is computed: only running the file could tell its value", name),
			value->line);
	}
	return value == NULL ? (struct names){0} : value->texts;
}

struct alembic_source alembic_source_read(struct arena *arena, const char *text, size_t size)
{
	struct reader reader = {.arena = arena, .text = text};
	struct names revision;

	reader.tokens = python_tokenize(arena, text, size);
	reader.out.title = "";
	if (reader.tokens.problem != NULL) {
		set_problem(&reader, reader.tokens.problem, reader.tokens.problem_line);
		return reader.out;
	}
	read_title(&reader);
	for (size_t i = 0; i < reader.tokens.count;) {
		i = read_line(&reader, i);
	}
	revision = take(&reader, "revision", true);
	reader.out.parents = take(&reader, "down_revision", true);
	reader.out.labels = take(&reader, "branch_labels", false);
	reader.out.requires = take(&reader, "depends_on", false);
	if (reader.out.problem == NULL && revision.count != 1) {
		set_problem(&reader, "revision is not one text", 1);
	}
	reader.out.revision = revision.count == 1 ? revision.items[0] : NULL;
	return reader.out;
}
