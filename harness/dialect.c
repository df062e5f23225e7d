#include "dialect.h"

#include "sql.h"

#include <ctype.h>
#include <string.h>

static const struct scheme {
	const char *start, *engine;
} schemes[] = {
	{"postgres", "postgres"},
	{"pgx", "postgres"},
	{"cockroach", "cockroachdb"},
	{"sqlite", "sqlite"},
	{"mysql", "mysql"},
	{"mariadb", "mysql"},
	{"sqlserver", "sqlserver"},
	{"mssql", "sqlserver"},
};

const char *dialect_of_url(const char *url)
{
	if (url[strspn(url, "abcdefghijklmnopqrstuvwxyz0123456789+._-")] != ':') {
		return NULL;
	}
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		if (text_starts(url, schemes[i].start)) {
			return schemes[i].engine;
		}
	}
	return NULL;
}

/* The path of a server's URL without its options: "postgres://u@h/app?x" gives "app". */
static const char *database_of_url(struct arena *arena, const char *url)
{
	const char *host = strstr(url, "://");
	const char *path = host == NULL ? NULL : strchr(host + 3, '/');

	if (path == NULL || path[1 + strcspn(path + 1, "?#")] == path[1]) {
		return NULL;
	}
	return arena_copy_bytes(arena, path + 1, strcspn(path + 1, "?#"));
}

/* The value behind "NAME=" or "NAME:" on a line, without quotes; NULL: another line. */
static const char *value_of(struct arena *arena, const char *line, size_t length, const char *name)
{
	const char *end = line + length;
	size_t size = strlen(name);

	while (line < end && (isspace((unsigned char)*line) || *line == '-')) {
		line++;
	}
	if (text_starts(line, "export ")) {
		line += strlen("export ");
	}
	if ((size_t)(end - line) <= size || strncmp(line, name, size) != 0 ||
		(line[size] != '=' && line[size] != ':')) {
		return NULL;
	}
	line += size + 1;
	while (line < end && (*line == ' ' || *line == '"' || *line == '\'')) {
		line++;
	}
	while (end > line && strchr(" \t\r\"'", end[-1]) != NULL) {
		end--;
	}
	return arena_copy_bytes(arena, line, (size_t)(end - line));
}

static void read_env(
	struct arena *arena, const char *file, const char *line, size_t length, struct dialect *out)
{
	static const char *const names[] = {
		"DATABASE_URL", "POSTGRESQL_URL", "POSTGRES_URL", "DB_URL"};

	for (size_t i = 0; i < sizeof names / sizeof *names && out->engine == NULL; i++) {
		const char *url = value_of(arena, line, length, names[i]);

		if (url != NULL && (out->engine = dialect_of_url(url)) != NULL) {
			out->why = arena_printf(arena, "%s in %s", names[i], file);
			out->database = strcmp(out->engine, "postgres") == 0
						? database_of_url(arena, url)
						: NULL;
		}
	}
}

/* "image: postgres:15-alpine", "image: docker.io/postgis/postgis:15-3.3". */
static void read_compose(
	struct arena *arena, const char *file, const char *line, size_t length, struct dialect *out)
{
	const char *image = value_of(arena, line, length, "image");
	const char *database = value_of(arena, line, length, "POSTGRES_DB");
	const char *name, *tag;
	size_t digits;

	if (database != NULL && *database != '\0' && strchr(database, '$') == NULL) {
		out->database = database;
	}
	if (image == NULL || out->engine != NULL) {
		return;
	}
	name = strrchr(image, '/') == NULL ? image : strrchr(image, '/') + 1;
	if (text_starts(name, "postg") || text_starts(name, "pgvector")) {
		out->engine = "postgres";
	} else if (text_starts(name, "mysql") || text_starts(name, "mariadb")) {
		out->engine = "mysql";
	} else {
		return;
	}
	out->why = arena_printf(arena, "the image %s in %s", image, file);
	tag = strchr(name, ':');
	tag = tag == NULL ? "" : tag + 1;
	tag += text_starts(tag, "pg") ? 2 : 0;
	digits = strspn(tag, "0123456789");
	if (digits > 0 && strcmp(out->engine, "postgres") == 0) {
		out->version = arena_copy_bytes(arena, tag, digits);
	}
}

typedef void line_fn(struct arena *arena, const char *file, const char *line, size_t length,
	struct dialect *out);

static void read_lines(const struct tree *tree, struct arena *arena, const char *file,
	line_fn *read, struct dialect *out)
{
	const char *text;
	size_t size;
	struct error ignored;

	if (!tree_read(tree, arena, file, &text, &size, &ignored)) {
		return;
	}
	while (*text != '\0') {
		size_t length = strcspn(text, "\n");

		read(arena, file, text, length, out);
		text += length + (text[length] == '\n' ? 1 : 0);
	}
}

struct dialect dialect_of_project(const struct tree *tree, struct arena *arena)
{
	static const struct {
		const char *file;
		line_fn *read;
	} files[] = {
		{".env", read_env},
		{".env.example", read_env},
		{".env.sample", read_env},
		{"compose.yaml", read_compose},
		{"compose.yml", read_compose},
		{"docker-compose.yaml", read_compose},
		{"docker-compose.yml", read_compose},
	};
	struct dialect dialect = {0};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct dialect found = {0};

		read_lines(tree, arena, files[i].file, files[i].read, &found);
		if (dialect.engine == NULL) {
			dialect = found;
		} else if (found.engine != NULL && strcmp(found.engine, dialect.engine) == 0) {
			dialect.database =
				dialect.database != NULL ? dialect.database : found.database;
			dialect.version = dialect.version != NULL ? dialect.version : found.version;
		}
	}
	return dialect;
}

/* Words that only one engine's SQL has. */
static const struct word {
	const char *word, *engine;
} words[] = {
	{"AUTOINCREMENT", "sqlite"},
	{"PRAGMA", "sqlite"},
	{"WITHOUT ROWID", "sqlite"},
	{"sqlite_master", "sqlite"},
	{"AUTO_INCREMENT", "mysql"},
	{"ENGINE=InnoDB", "mysql"},
	{"ENGINE = InnoDB", "mysql"},
	{"postgresql", "postgres"},
	{"SERIAL", "postgres"},
	{"BIGSERIAL", "postgres"},
	{"SMALLSERIAL", "postgres"},
	{"JSONB", "postgres"},
	{"TIMESTAMPTZ", "postgres"},
	{"BYTEA", "postgres"},
	{"CREATE EXTENSION", "postgres"},
	{"CREATE TYPE", "postgres"},
	{"CREATE SCHEMA", "postgres"},
	{"CREATE SEQUENCE", "postgres"},
	{"CREATE FUNCTION", "postgres"},
	{"CREATE OR REPLACE", "postgres"},
	{"CREATE MATERIALIZED VIEW", "postgres"},
	{"CREATE POLICY", "postgres"},
	{"CREATE ROLE", "postgres"},
	{"COMMENT ON", "postgres"},
	{"CONCURRENTLY", "postgres"},
	{"ALTER COLUMN", "postgres"},
	{"ADD CONSTRAINT", "postgres"},
	{"ALTER TYPE", "postgres"},
	{"GENERATED BY DEFAULT AS IDENTITY", "postgres"},
	{"GENERATED ALWAYS AS IDENTITY", "postgres"},
	{"LANGUAGE plpgsql", "postgres"},
	{"USING gin", "postgres"},
	{"USING gist", "postgres"},
	{"USING btree", "postgres"},
	{"gen_random_uuid", "postgres"},
	{"TRUNCATE", "postgres"},
	{"GRANT", "postgres"},
};

/* The text without comments and quoted literals, which may hold any word. */
static char *bare(struct arena *arena, const char *text)
{
	char *out = arena_alloc(arena, strlen(text) + 1);
	size_t length = 0;

	for (size_t at = 0; text[at] != '\0';) {
		size_t next = sql_skip(text, at);

		if (next > at) {
			out[length++] = ' ';
			at = next;
		} else if (text[at] == '\'') {
			at += 1 + strcspn(text + at + 1, "'");
			at += text[at] == '\'' ? 1 : 0;
		} else {
			out[length++] = text[at++];
		}
	}
	out[length] = '\0';
	return out;
}

static struct dialect dialect_of_text(struct arena *arena, const char *path, const char *text)
{
	const char *code = bare(arena, text);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (text_has_word(code, words[i].word)) {
			return (struct dialect){.engine = words[i].engine,
				.why = arena_printf(arena, "%s in %s", words[i].word, path)};
		}
	}
	for (const char *at = code; (at = strcasestr(at, "pg_")) != NULL; at++) {
		if (at == code || !text_is_name_byte(at[-1])) {
			size_t length = 0;

			while (text_is_name_byte(at[length])) {
				length++;
			}
			return (struct dialect){.engine = "postgres",
				.why = arena_printf(arena, "%.*s in %s", (int)length, at, path)};
		}
	}
	if (strstr(code, "::") != NULL || strstr(code, "$$") != NULL) {
		return (struct dialect){.engine = "postgres",
			.why = arena_printf(
				arena, "%s in %s", strstr(code, "::") != NULL ? "::" : "$$", path)};
	}
	return (struct dialect){0};
}

/* A part of the folder's path that begins with an engine's name: "migrations/sqlite3". */
static struct dialect dialect_of_folder(struct arena *arena, const char *folder)
{
	for (const char *part = folder; *part != '\0';) {
		size_t length = strcspn(part, "/");

		for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
			if (text_starts(part, schemes[i].start)) {
				return (struct dialect){.engine = schemes[i].engine,
					.why = arena_printf(arena, "the folder's name %.*s",
						(int)length, part)};
			}
		}
		part += length + (part[length] == '/' ? 1 : 0);
	}
	return (struct dialect){0};
}

struct dialect dialect_of_chain(const struct chain *chain, const char *folder, struct arena *arena)
{
	struct dialect found = dialect_of_folder(arena, folder);

	if (found.engine != NULL) {
		return found;
	}
	VEC_EACH (chain, it) {
		const struct script *scripts[] = {&it->up, &it->down};

		for (size_t i = 0; i < 2; i++) {
			if (scripts[i]->text != NULL) {
				found = dialect_of_text(arena, scripts[i]->path, scripts[i]->text);
			}
			if (found.engine != NULL) {
				return found;
			}
		}
	}
	return found;
}
