#include "python_module.h"

#include "vec.h"

#include <string.h>

struct reader {
	struct arena *arena;
	struct python_module out;
};

static const struct python_token *token_at(const struct reader *reader, size_t i)
{
	return &reader->out.tokens.items[i];
}

static bool is(const struct reader *reader, size_t i, const char *word)
{
	return i < reader->out.tokens.count &&
	       python_is(token_at(reader, i), reader->out.text, word);
}

static bool is_name(const struct reader *reader, size_t i)
{
	return i < reader->out.tokens.count && token_at(reader, i)->kind == PYTHON_NAME;
}

static size_t end_of_line(const struct reader *reader, size_t i)
{
	while (token_at(reader, i)->kind != PYTHON_NEWLINE) {
		i++;
	}
	return i;
}

/* "a.b.c" from *i on, which then stands behind it; "" where there is no name. */
static const char *read_dotted(const struct reader *reader, size_t *i)
{
	const char *text = "";

	while (is_name(reader, *i)) {
		const struct python_token *token = token_at(reader, *i);

		text = arena_printf(reader->arena, "%s%s%.*s", text, *text == '\0' ? "" : ".",
			(int)token->length, reader->out.text + token->offset);
		*i += 1;
		if (!is(reader, *i, ".")) {
			break;
		}
		*i += 1;
	}
	return text;
}

/* "as x" at *i, or otherwise. */
static const char *read_as(const struct reader *reader, size_t *i, const char *otherwise)
{
	if (!is(reader, *i, "as")) {
		return otherwise;
	}
	*i += 1;
	return read_dotted(reader, i);
}

static struct python_import *add_import(struct reader *reader, size_t i)
{
	struct python_import *import = VEC_ADD(reader->arena, &reader->out.imports);

	*import = (struct python_import){.module = "", .line = token_at(reader, i)->line};
	return import;
}

/* "import a.b as c, d" */
static void read_import(struct reader *reader, size_t start, size_t end)
{
	for (size_t i = start + 1; i < end; i++) {
		const char *module = read_dotted(reader, &i);
		struct python_import *import;

		if (*module != '\0') {
			import = add_import(reader, start);
			import->module = module;
			import->as = read_as(reader, &i, module);
		}
	}
}

/* "from ..a.b import (c as d, e)" */
static void read_from(struct reader *reader, size_t start, size_t end)
{
	size_t i = start + 1, dots = 0;
	const char *module;

	for (; is(reader, i, "."); i++) {
		dots++;
	}
	module = is(reader, i, "import") ? "" : read_dotted(reader, &i);
	if (!is(reader, i, "import")) {
		return;
	}
	for (i++; i < end; i++) {
		const char *name = is(reader, i, "*") ? "*" : read_dotted(reader, &i);
		struct python_import *import;

		if (*name != '\0') {
			import = add_import(reader, start);
			import->module = module;
			import->dots = dots;
			import->name = name;
			import->as = read_as(reader, &i, name);
		}
	}
}

/* The name that is called last in "a.b.name(": at i, or "". */
static const char *called_name(const struct reader *reader, size_t i)
{
	const char *dotted = read_dotted(reader, &i);
	const char *dot = strrchr(dotted, '.');

	return !is(reader, i, "(") ? "" : dot == NULL ? dotted : dot + 1;
}

static bool is_one_of(const char *word, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (strcmp(*words, word) == 0) {
			return true;
		}
	}
	return false;
}

/* Where the value of "name = …" or "name: type = …" begins; end: it is no assignment. */
static size_t find_value(const struct reader *reader, size_t i, size_t end)
{
	if (!is_name(reader, i) || (!is(reader, i + 1, "=") && !is(reader, i + 1, ":"))) {
		return end;
	}
	for (i++; i < end; i++) {
		if (is(reader, i, "=") && token_at(reader, i)->depth == 0) {
			return i + 1;
		}
	}
	return end;
}

static struct python_definition *add_definition(struct reader *reader, size_t name)
{
	const struct python_token *token = token_at(reader, name);
	struct python_definition *definition = VEC_ADD(reader->arena, &reader->out.definitions);

	*definition = (struct python_definition){
		.name = arena_copy_bytes(
			reader->arena, reader->out.text + token->offset, token->length)};
	return definition;
}

/* "users = Table(…)", "Base = declarative_base()" */
static void read_assignment(struct reader *reader, size_t i, size_t end)
{
	static const char *const bases[] = {
		"declarative_base", "automap_base", "generate_base", NULL};
	static const char *const tables[] = {"Table", NULL};
	const char *called = called_name(reader, find_value(reader, i, end));

	if (is_one_of(called, bases)) {
		add_definition(reader, i)->role = PYTHON_BASE;
	} else if (is_one_of(called, tables)) {
		add_definition(reader, i)->role = PYTHON_MODEL;
	}
}

/* "(Base, db.Model, metaclass=M, table=True):" */
static void read_bases(
	struct reader *reader, size_t i, size_t end, struct python_definition *definition)
{
	static const char *const roots[] = {"DeclarativeBase", "DeclarativeBaseNoMeta", NULL};

	for (; i < end; i++) {
		const char *base, *last;

		if (!is_name(reader, i) || token_at(reader, i)->depth != 1) {
			continue;
		}
		base = read_dotted(reader, &i);
		last = strrchr(base, '.') == NULL ? base : strrchr(base, '.') + 1;
		if (is(reader, i, "=")) {
			/* SQLModel's way to say that a class is a table. */
			if (strcmp(base, "table") == 0 && is(reader, i + 1, "True")) {
				definition->role = PYTHON_MODEL;
			}
			i++;
			continue;
		}
		*VEC_ADD(reader->arena, &definition->bases) = base;
		if (is_one_of(last, roots)) {
			definition->role = PYTHON_BASE;
		} else if (last != base && strcmp(last, "Model") == 0) {
			/* Flask-SQLAlchemy's db.Model. */
			definition->role = PYTHON_MODEL;
		}
	}
}

/* Does this line of a class's body make the class a table? */
static bool is_mapping(const struct reader *reader, size_t i, size_t end)
{
	static const char *const makers[] = {"Column", "mapped_column", "relationship", NULL};

	return is(reader, i, "__tablename__") || is(reader, i, "__table__") ||
	       is_one_of(called_name(reader, find_value(reader, i, end)), makers);
}

/* i: the token "class"; gives the token behind the class. */
static size_t read_class(struct reader *reader, size_t i)
{
	size_t end = end_of_line(reader, i), at = end + 1, indent = 0;
	struct python_definition *definition = add_definition(reader, i + 1);

	read_bases(reader, i + 2, end, definition);
	while (at < reader->out.tokens.count && (token_at(reader, at)->kind == PYTHON_NEWLINE ||
							token_at(reader, at)->column > 0)) {
		size_t line_end = end_of_line(reader, at);

		indent = indent == 0 ? token_at(reader, at)->column : indent;
		if (definition->role == PYTHON_CLASS && token_at(reader, at)->column == indent &&
			is_mapping(reader, at, line_end)) {
			definition->role = PYTHON_MODEL;
		}
		at = line_end + 1;
	}
	return at;
}

static size_t read_line(struct reader *reader, size_t i)
{
	size_t end = end_of_line(reader, i);

	if (is(reader, i, "import")) {
		read_import(reader, i, end);
	} else if (is(reader, i, "from")) {
		read_from(reader, i, end);
	} else if (token_at(reader, i)->column == 0 && end > i) {
		if (is(reader, i, "class") && is_name(reader, i + 1)) {
			return read_class(reader, i);
		}
		read_assignment(reader, i, end);
	}
	return end + 1;
}

struct python_module python_module_read(
	struct arena *arena, const char *path, const char *text, size_t size)
{
	struct reader reader = {.arena = arena, .out = {.path = path, .text = text}};

	reader.out.tokens = python_tokenize(arena, text, size);
	for (size_t i = 0; i < reader.out.tokens.count;) {
		i = read_line(&reader, i);
	}
	return reader.out;
}

bool python_module_imports_at(const struct python_module *module, size_t token)
{
	const struct python_token *items = module->tokens.items;

	while (!items[token].first) {
		token--;
	}
	return python_is(&items[token], module->text, "import") ||
	       python_is(&items[token], module->text, "from");
}
