#include "dialect.h"
#include "folder.h"

/* The engine that one script's words tell, as a chain of one revision. */
static const char *engine_of(struct with_folder *with, const char *sql, const char *folder)
{
	struct revision revision = {
		.id = "1", .up = {.path = "1_a.up.sql", .text = sql, .line = 1}};
	struct chain chain = {.items = &revision, .count = 1, .cap = 1};
	struct dialect dialect = dialect_of_chain(&chain, folder, with->arena);

	assert_true((dialect.engine == NULL) == (dialect.why == NULL));
	return dialect.engine == NULL ? "" : dialect.engine;
}

static void words_of_one_engine_decide(void **state)
{
	static const struct {
		const char *sql, *engine;
	} cases[] = {
		{"CREATE TABLE a (id SERIAL PRIMARY KEY)", "postgres"},
		{"create table a (id bigserial)", "postgres"},
		{"CREATE TABLE a (data jsonb)", "postgres"},
		{"SELECT '1'::int", "postgres"},
		{"CREATE EXTENSION citext", "postgres"},
		{"CREATE TYPE a AS ENUM ('b')", "postgres"},
		{"ALTER TABLE a ALTER COLUMN b SET NOT NULL", "postgres"},
		{"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$", "postgres"},
		{"SELECT pg_sleep(1)", "postgres"},
		{"CREATE INDEX CONCURRENTLY i ON a (b)", "postgres"},
		{"CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT)", "sqlite"},
		{"PRAGMA foreign_keys = ON", "sqlite"},
		{"CREATE TABLE a (id int PRIMARY KEY) WITHOUT ROWID", "sqlite"},
		{"CREATE TABLE a (id int AUTO_INCREMENT PRIMARY KEY)", "mysql"},
		{"CREATE TABLE a (id int) ENGINE=InnoDB", "mysql"},
	};
	struct with_folder *with = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(engine_of(with, cases[i].sql, "migrations"), cases[i].engine);
	}
}

static void sql_that_runs_anywhere_tells_nothing(void **state)
{
	static const char *const texts[] = {
		"",
		"CREATE TABLE a (id integer PRIMARY KEY, name text NOT NULL)",
		"-- serial numbers, jsonb, PRAGMA\nCREATE TABLE a (id integer)",
		"/* ::int */ INSERT INTO a VALUES ('SERIAL :: $$ AUTOINCREMENT')",
		"CREATE TABLE a (serial_number text, my_jsonb text)",
	};
	struct with_folder *with = *state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_string_equal(engine_of(with, texts[i], "migrations"), "");
	}
}

static void a_folders_name_comes_before_the_sql(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(engine_of(with, "SELECT 1::int", "db/sqlite3"), "sqlite");
	assert_string_equal(
		engine_of(with, "PRAGMA user_version", "migrations/postgres/up"), "postgres");
	assert_string_equal(engine_of(with, "SELECT 1", "postgresql"), "postgres");
	assert_string_equal(engine_of(with, "SELECT 1", "mysql/x"), "mysql");
	assert_string_equal(engine_of(with, "SELECT 1", "my-sqlite"), "");
}

static struct dialect of_project(struct with_folder *with)
{
	return dialect_of_project(tree_folder(with->arena, with->folder), with->arena);
}

static void a_url_in_env_names_engine_and_database(void **state)
{
	struct with_folder *with = *state;
	struct dialect dialect;

	put(with, ".env",
		"# DATABASE_URL=mysql://no\nDEBUG=1\n"
		"export DATABASE_URL=\"postgres://u:p@db:5432/shop?sslmode=disable\"\r\n");
	dialect = of_project(with);
	assert_string_equal(dialect.engine, "postgres");
	assert_string_equal(dialect.database, "shop");
	assert_string_equal(dialect.why, "DATABASE_URL in .env");
	put(with, ".env", "DATABASE_URL='sqlite:///var/db.sqlite'\n");
	dialect = of_project(with);
	assert_string_equal(dialect.engine, "sqlite");
	assert_null(dialect.database);
	put(with, ".env", "DATABASE_URL=postgresql+psycopg://u@/\n");
	dialect = of_project(with);
	assert_string_equal(dialect.engine, "postgres");
	assert_null(dialect.database);
}

static void a_compose_file_names_engine_and_version(void **state)
{
	struct with_folder *with = *state;
	struct dialect dialect;

	put(with, "docker-compose.yml",
		"services:\n  cache:\n    image: redis:7\n  db:\n"
		"    image: docker.io/library/postgres:16.2-alpine # pinned\n"
		"    environment:\n      - POSTGRES_DB=shop\n");
	dialect = of_project(with);
	assert_string_equal(dialect.engine, "postgres");
	assert_string_equal(dialect.version, "16");
	assert_string_equal(dialect.database, "shop");
}

static void other_images_tell_other_things(void **state)
{
	static const struct {
		const char *image, *engine, *version;
	} cases[] = {
		{"postgres", "postgres", NULL},
		{"\"postgres:latest\"", "postgres", NULL},
		{"postgis/postgis:15-3.3", "postgres", "15"},
		{"pgvector/pgvector:pg17", "postgres", "17"},
		{"registry:5000/team/postgres:14", "postgres", "14"},
		{"mysql:8", "mysql", NULL},
		{"mariadb:11", "mysql", NULL},
		{"redis:7", NULL, NULL},
	};
	struct with_folder *with = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct dialect dialect;

		put(with, "compose.yaml",
			arena_printf(
				with->arena, "services:\n  x:\n    image: %s\n", cases[i].image));
		dialect = of_project(with);
		if (cases[i].engine == NULL) {
			assert_null(dialect.engine);
		} else {
			assert_string_equal(dialect.engine, cases[i].engine);
		}
		if (cases[i].version == NULL) {
			assert_null(dialect.version);
		} else {
			assert_string_equal(dialect.version, cases[i].version);
		}
	}
}

static void a_bare_folder_tells_nothing(void **state)
{
	assert_null(of_project(*state).engine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(words_of_one_engine_decide),
		WITH_FOLDER(sql_that_runs_anywhere_tells_nothing),
		WITH_FOLDER(a_folders_name_comes_before_the_sql),
		WITH_FOLDER(a_url_in_env_names_engine_and_database),
		WITH_FOLDER(a_compose_file_names_engine_and_version),
		WITH_FOLDER(other_images_tell_other_things),
		WITH_FOLDER(a_bare_folder_tells_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
