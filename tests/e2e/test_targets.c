#include "engine.h"
#include "file.h"
#include "place.h"
#include "process.h"
#include "server_find.h"
#include "text.h"

#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 *     test_targets MTEST ENGINE
 *
 * mtest snapshot, diff and suggest at work on revisions, files, git refs and real databases: exit
 * codes, what is said, and that nothing is left behind in what is not mtest's.
 */
struct bench {
	struct arena *arena;
	const char *mtest, *folder;
	bool failed;
};

static const int exit_skipped = 77;

static void check(struct bench *bench, bool right, const char *what)
{
	if (!right) {
		(void)printf("FAILED: %s\n", what);
		bench->failed = true;
	}
}

static const char *path(const struct bench *bench, const char *name)
{
	return arena_printf(bench->arena, "%s/%s", bench->folder, name);
}

static void write_text(struct bench *bench, const char *name, const char *text)
{
	struct error err = {0};

	if (!file_write(path(bench, name), text, strlen(text), &err)) {
		check(bench, false, err.text);
	}
}

static const char *read_text(struct bench *bench, const char *name)
{
	struct error err = {0};
	const char *text = "";
	size_t size;

	if (!file_read(bench->arena, path(bench, name), &text, &size, &err)) {
		return "";
	}
	return text;
}

static struct process_result run(struct bench *bench, const char *const *argv)
{
	const struct process_plan plan = {.argv = argv, .folder = bench->folder, .seconds = 120};
	struct process_result result = {.status = -1, .output = ""};
	struct error err = {0};

	if (!process_run(&plan, bench->arena, &result, &err)) {
		check(bench, false, err.text);
	}
	return result;
}

/* words: what the output must hold; NULL: nothing is asked of it. line: arguments, "|" between. */
static const char *expect(struct bench *bench, int status, const char *words, const char *line)
{
	struct names argv = {0};
	struct process_result result;

	*VEC_ADD(bench->arena, &argv) = bench->mtest;
	for (const char *at = line; *at != '\0';) {
		size_t length = strcspn(at, "|");

		*VEC_ADD(bench->arena, &argv) = arena_copy_bytes(bench->arena, at, length);
		at += length + (at[length] == '|' ? 1 : 0);
	}
	*VEC_ADD(bench->arena, &argv) = NULL;
	result = run(bench, argv.items);
	check(bench, result.status == status && (words == NULL || strstr(result.output, words)),
		arena_printf(bench->arena, "%s: exit %d, wanted %d and '%s':\n%s", line,
			result.status, status, words == NULL ? "" : words, result.output));
	return result.output;
}

static void write_project(struct bench *bench, const char *first, const char *second)
{
	struct error err = {0};

	if (!file_make_folders(path(bench, "migrations"), 0700, &err)) {
		check(bench, false, err.text);
	}
	write_text(bench, "migrations/0001_users.up.sql", first);
	write_text(bench, "migrations/0001_users.down.sql", "DROP TABLE users;");
	write_text(bench, "migrations/0002_email.up.sql", second);
	write_text(bench, "migrations/0002_email.down.sql", "ALTER TABLE users DROP COLUMN email;");
}

static void try_revisions(struct bench *bench, const char *engine, const char *column)
{
	const char *other = strcmp(engine, "sqlite") == 0 ? "postgres 15" : "sqlite 3";

	(void)expect(bench, 0, NULL, "snapshot|-o|head.snap");
	check(bench, text_ends(read_text(bench, "head.snap"), "\nend of mtest snapshot\n"),
		"the snapshot is whole");
	(void)expect(bench, 0, "equal", "diff|head|head.snap");
	(void)expect(bench, 0, "equal", "diff|0002|migrations/0002_email.up.sql");
	(void)expect(
		bench, 1, arena_printf(bench->arena, "+ column %s", column), "diff|0001|head.snap");
	(void)expect(
		bench, 1, arena_printf(bench->arena, "- column %s", column), "diff|head.snap|1");
	(void)expect(bench, 1, "\"fate\": \"appeared\"", "diff|base|head|--format|json");
	(void)expect(bench, 2, "there is no revision '7777'", "diff|head|7777");
	(void)expect(bench, 2, "compares two", "diff|head");
	(void)expect(bench, 2, "takes one target", "snapshot|head|base");
	(void)expect(bench, 2, "format", "diff|head|base|--format|markdown");
	write_text(bench, "cut.snap",
		arena_copy_bytes(bench->arena, read_text(bench, "head.snap"), 60));
	(void)expect(bench, 2, "cut.snap:2: the snapshot is cut off here", "diff|head|cut.snap");
	write_text(bench, "notes.txt", "hello\n");
	(void)expect(bench, 2, "notes.txt: is neither a snapshot", "diff|head|notes.txt");
	write_text(bench, "other.snap",
		arena_printf(bench->arena,
			"mtest snapshot 1, %s, revision\nend of mtest snapshot\n", other));
	(void)expect(bench, 2, "they cannot be compared", "diff|head|other.snap");
	(void)expect(bench, 2, "cannot be compared", "diff|other.snap|head.snap");
	(void)expect(bench, 2, "named by postgresql://", "diff|head|mysql://host/shop");
}

static void try_suggest(struct bench *bench)
{
	(void)expect(bench, 0, "DROP COLUMN email", "suggest|head");
	(void)expect(bench, 0, "ADD COLUMN email", "suggest|0002|--up");
	(void)expect(bench, 2, "base is none", "suggest|base");
	(void)expect(bench, 2, "takes one revision", "suggest");
	(void)expect(bench, 2, "there is no revision 'x'", "suggest|x");
}

static void try_git(struct bench *bench, const char *column)
{
	static const char script[] =
		"git init -q . && git add migrations && git -c user.name=a -c user.email=a@b "
		"commit -qm 1"
		" && git tag v1 && git rm -q --cached migrations/0002* && git -c user.name=a"
		" -c user.email=a@b commit -qm 2";
	const char *const argv[] = {"/bin/sh", "-c", script, NULL};

	if (file_in_path(bench->arena, "git") == NULL) {
		(void)puts("git is not there: git refs were not tried");
		return;
	}
	check(bench, run(bench, argv).status == 0, "a repository");
	(void)expect(bench, 0, "equal", "diff|gitref:v1|head");
	(void)expect(bench, 1, arena_printf(bench->arena, "+ column %s", column),
		"diff|gitref:HEAD|head");
	(void)expect(bench, 0, "equal", "diff|gitref:0001@v1|gitref:HEAD");
	(void)expect(bench, 2, "no commit 'v2'", "diff|gitref:v2|head");
}

static void try_faults(struct bench *bench)
{
	write_text(bench, "migrations/0003_wrong.up.sql", "CREATE TABLE t (a INTEGER);\nSELEKT 1;");
	write_text(bench, "migrations/0003_wrong.down.sql", "");
	(void)expect(bench, 2, "0003_wrong.up.sql", "snapshot");
	(void)expect(bench, 2, "the upgrade fails", "suggest|3");
	(void)expect(bench, 0, "equal", "diff|0002|head.snap");
}

static bool execute(struct bench *bench, sqlite3 *db, const char *sql)
{
	bool worked = sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;

	check(bench, worked, sqlite3_errmsg(db));
	return worked;
}

static const char schema[] = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);";

static bool has(const struct bench *bench, const char *name)
{
	return file_exists(path(bench, name));
}

/* Somebody's database in WAL mode: at rest, open, in the middle of a transaction. */
static void try_wal(struct bench *bench)
{
	sqlite3 *db = NULL;

	check(bench, sqlite3_open(path(bench, "wal.db"), &db) == SQLITE_OK, "open");
	if (!execute(bench, db, "PRAGMA journal_mode = WAL") || !execute(bench, db, schema)) {
		return;
	}
	(void)expect(bench, 0, "equal", "diff|wal.db|0002");
	(void)execute(bench, db, "BEGIN; CREATE TABLE unseen (a)");
	(void)expect(bench, 0, "equal", "diff|wal.db|0002");
	(void)execute(bench, db, "COMMIT");
	(void)expect(bench, 1, "- table unseen", "diff|wal.db|0002");
	(void)sqlite3_close(db);
	check(bench, !has(bench, "wal.db-wal"), "the last one to close removes the -wal");
	(void)expect(bench, 1, "- table unseen", "diff|wal.db|0002");
	check(bench, !has(bench, "wal.db-wal") && !has(bench, "wal.db-shm"),
		"no -wal and no -shm is made");
}

static void try_sqlite_files(struct bench *bench)
{
	AUTO(db_close) struct db *reader = NULL;
	struct error err = {0};
	sqlite3 *db = NULL;
	const char *before;

	check(bench, sqlite3_open(path(bench, "real %41?.db"), &db) == SQLITE_OK, "open");
	(void)execute(bench, db, schema);
	before = read_text(bench, "real %41?.db");
	(void)expect(bench, 0, "equal", "diff|real %41?.db|0002");
	check(bench, strcmp(before, read_text(bench, "real %41?.db")) == 0, "it stays as it is");
	check(bench,
		db_open_to_read(
			engine_find("sqlite"), path(bench, "real %41?.db"), &reader, &err) &&
			!db_must(reader, "CREATE TABLE t (a)", &err) &&
			strstr(err.text, "readonly") != NULL,
		"it cannot be written");
	db_close(&reader);
	(void)execute(bench, db, "BEGIN EXCLUSIVE");
	(void)expect(bench, 3, "locked", "snapshot|real %41?.db");
	(void)sqlite3_close(db);
	(void)expect(bench, 2, "there is no such file", "snapshot|./nothing.db");
	check(bench, !has(bench, "nothing.db"), "no file is made");
	write_text(
		bench, "broken.db", "SQLite format 3 and then nothing of the kind, which is wrong");
	(void)expect(bench, 2, "is neither", "snapshot|broken.db");
	write_text(bench, "empty.db", "");
	(void)expect(bench, 0, "mtest snapshot 1, sqlite 3, database", "snapshot|empty.db");
	try_wal(bench);
}

static void try_unverified(struct bench *bench)
{
	write_text(bench, "migrations/0003_wrong.up.sql", "CREATE VIRTUAL TABLE n USING fts5 (a);");
	write_text(bench, "migrations/0004_other.up.sql",
		"DROP TABLE n; CREATE VIRTUAL TABLE n USING fts5 (a, b);");
	write_text(bench, "migrations/0004_other.down.sql", "");
	(void)expect(bench, 1, "NOT VERIFIED", "suggest|4");
	(void)expect(bench, 1, "no statement for virtual table n", "suggest|4");
}

static void run_sqlite(struct bench *bench)
{
	write_project(bench, "CREATE TABLE users (id INTEGER PRIMARY KEY);",
		"ALTER TABLE users ADD COLUMN email TEXT;");
	write_text(bench, "mtest.yaml", "engine: sqlite\n");
	try_revisions(bench, "sqlite", "users.email");
	try_suggest(bench);
	try_git(bench, "users.email");
	try_sqlite_files(bench);
	try_faults(bench);
	try_unverified(bench);
}

struct answer {
	struct arena *arena;
	const char *text;
};

static bool take(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct answer *answer = context;

	(void)columns;
	(void)err;
	answer->text = arena_copy(answer->arena, values[0]);
	return true;
}

static void must(struct bench *bench, struct db *db, const char *sql)
{
	struct error err = {0};

	if (!db_must(db, sql, &err)) {
		check(bench, false, err.text);
	}
}

static const char *url(struct bench *bench, const char *user, const char *host)
{
	return arena_printf(bench->arena, "postgresql://%s@/shop?host=%s", user, host);
}

static void try_server(struct bench *bench, struct db *db, const char *host)
{
	AUTO(db_close) struct db *reader = NULL;
	struct error err = {0};
	const char *own = url(bench, "postgres", host), *app = url(bench, "app:hunter2", host);
	const char *said;

	must(bench, db, "CREATE ROLE app LOGIN");
	must(bench, db, "CREATE TABLE users (id integer PRIMARY KEY, email text)");
	must(bench, db, "ALTER TABLE users OWNER TO app");
	(void)expect(bench, 0, "equal", arena_printf(bench->arena, "diff|%s|head", own));
	(void)expect(bench, 0, "not compared", arena_printf(bench->arena, "diff|%s|head", app));
	(void)expect(bench, 0, "mtest snapshot 1, postgres",
		arena_printf(bench->arena, "snapshot|%s", app));
	must(bench, db, "CREATE INDEX ix ON users (email)");
	(void)expect(
		bench, 1, "- index public.ix", arena_printf(bench->arena, "diff|%s|head", app));
	must(bench, db,
		"CREATE SUBSCRIPTION s CONNECTION 'dbname=x password=hunter3' PUBLICATION p"
		" WITH (connect = false)");
	said = expect(bench, 3, "while reading subscriptions",
		arena_printf(bench->arena, "snapshot|%s", app));
	check(bench, strstr(said, "hunter") == NULL, "no password is printed");
	said = expect(bench, 0, NULL, arena_printf(bench->arena, "snapshot|%s", own));
	check(bench, strstr(said, "hunter") == NULL, "no password is written down");
	said = expect(bench, 3, "***",
		"snapshot|postgresql://app:hunter2@127.0.0.1:1/shop?connect_timeout=1");
	check(bench, strstr(said, "hunter") == NULL, "no password is printed");
	check(bench,
		db_open_to_read(engine_find("postgres"), own, &reader, &err) &&
			!db_must(reader, "CREATE TABLE t (a integer)", &err) &&
			strstr(err.text, "read-only transaction") != NULL,
		"it cannot be written");
}

static int run_postgres(struct bench *bench, struct place *place)
{
	AUTO(db_close) struct db *db = NULL;
	const struct server_binaries *binaries;
	struct scratch *scratch = NULL;
	struct answer host = {bench->arena, ""};
	struct error err = {0};

	if (!server_find(place, &binaries, &err)) {
		(void)printf("%s\n", err.text);
		return getenv("CI") == NULL ? exit_skipped : 1;
	}
	write_project(bench, "CREATE TABLE users (id integer PRIMARY KEY);",
		"ALTER TABLE users ADD COLUMN email text;");
	write_text(bench, "mtest.yaml", "engine: postgres\n");
	try_revisions(bench, "postgres", "public.users.email");
	try_suggest(bench);
	try_git(bench, "public.users.email");
	place->database = "shop";
	if (!scratch_create(engine_find("postgres"), place, &scratch, &err) ||
		!db_open(scratch, &db, &err) ||
		!db_query(db, "SHOW unix_socket_directories", take, &host, &err)) {
		(void)printf("%s\n", err.text);
		return 1;
	}
	try_server(bench, db, host.text);
	try_faults(bench);
	db_close(&db);
	scratch_drop(&scratch);
	return bench->failed ? 1 : 0;
}

int main(int argc, char **argv)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	char folder[] = "/tmp/mtest-targets-XXXXXX";
	struct bench bench = {.arena = arena, .folder = folder};
	struct place *place = NULL;
	struct error err = {0};
	int status = 0;

	if (argc != 3 || mkdtemp(folder) == NULL || !place_open(arena, &place, &err)) {
		(void)fprintf(stderr, "usage: test_targets MTEST ENGINE %s\n", err.text);
		return 2;
	}
	bench.mtest = argv[1];
	if (strcmp(argv[2], "postgres") == 0) {
		status = run_postgres(&bench, place);
	} else {
		run_sqlite(&bench);
	}
	place_close(&place);
	if (!file_remove_tree(folder, &err)) {
		(void)fprintf(stderr, "%s\n", err.text);
	}
	return bench.failed ? 1 : status;
}
