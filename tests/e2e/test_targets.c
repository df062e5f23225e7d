#include "engine.h"
#include "file.h"
#include "place.h"
#include "server_find.h"
#include "targets_bench.h"
#include "temporary.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 *     test_targets MTEST ENGINE
 *
 * mtest snapshot, diff and suggest at work on revisions, files, git refs and real databases: exit
 * codes, what is said, and that nothing is left behind in what is not mtest's.
 */
static const int exit_skipped = 77;

static void write_project(struct bench *bench, const char *first, const char *second)
{
	struct error err = {0};

	if (!file_make_folders(bench_path(bench, "migrations"), 0700, &err)) {
		bench_check(bench, false, err.text);
	}
	bench_write(bench, "migrations/0001_users.up.sql", first);
	bench_write(bench, "migrations/0001_users.down.sql", "DROP TABLE users;");
	bench_write(bench, "migrations/0002_email.up.sql", second);
	bench_write(
		bench, "migrations/0002_email.down.sql", "ALTER TABLE users DROP COLUMN email;");
}

static void try_revisions(struct bench *bench, const char *engine, const char *column)
{
	const char *other = strcmp(engine, "sqlite") == 0 ? "postgres 15" : "sqlite 3";

	(void)bench_expect(bench, 0, NULL, "snapshot|-o|head.snap");
	bench_check(bench, text_ends(bench_read(bench, "head.snap"), "\nend of mtest snapshot\n"),
		"the snapshot is whole");
	(void)bench_expect(bench, 0, "equal", "diff|head|head.snap");
	(void)bench_expect(bench, 0, "equal", "diff|0002|migrations/0002_email.up.sql");
	(void)bench_expect(
		bench, 1, arena_printf(bench->arena, "+ column %s", column), "diff|0001|head.snap");
	(void)bench_expect(
		bench, 1, arena_printf(bench->arena, "- column %s", column), "diff|head.snap|1");
	(void)bench_expect(bench, 1, "\"fate\": \"appeared\"", "diff|base|head|--format|json");
	(void)bench_expect(bench, 2, "there is no revision '7777'", "diff|head|7777");
	(void)bench_expect(bench, 2, "compares two", "diff|head");
	(void)bench_expect(bench, 2, "takes one target", "snapshot|head|base");
	(void)bench_expect(bench, 2, "format", "diff|head|base|--format|markdown");
	bench_write(bench, "cut.snap",
		arena_copy_bytes(bench->arena, bench_read(bench, "head.snap"), 60));
	(void)bench_expect(
		bench, 2, "cut.snap:2: the snapshot is cut off here", "diff|head|cut.snap");
	bench_write(bench, "notes.txt", "hello\n");
	(void)bench_expect(bench, 2, "notes.txt: is neither a snapshot", "diff|head|notes.txt");
	bench_write(bench, "other.snap",
		arena_printf(bench->arena,
			"mtest snapshot 1, %s, revision\nend of mtest snapshot\n", other));
	(void)bench_expect(bench, 2, "they cannot be compared", "diff|head|other.snap");
	(void)bench_expect(bench, 2, "cannot be compared", "diff|other.snap|head.snap");
	(void)bench_expect(bench, 2, "named by postgresql://", "diff|head|mysql://host/shop");
}

static void try_suggest(struct bench *bench)
{
	(void)bench_expect(bench, 0, "DROP COLUMN email", "suggest|head");
	(void)bench_expect(bench, 0, "ADD COLUMN email", "suggest|0002|--up");
	(void)bench_expect(bench, 2, "base is none", "suggest|base");
	(void)bench_expect(bench, 2, "takes one revision", "suggest");
	(void)bench_expect(bench, 2, "there is no revision 'x'", "suggest|x");
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
	bench_check(bench, bench_run(bench, argv).status == 0, "a repository");
	(void)bench_expect(bench, 0, "equal", "diff|gitref:v1|head");
	(void)bench_expect(bench, 1, arena_printf(bench->arena, "+ column %s", column),
		"diff|gitref:HEAD|head");
	(void)bench_expect(bench, 0, "equal", "diff|gitref:0001@v1|gitref:HEAD");
	(void)bench_expect(bench, 2, "no commit 'v2'", "diff|gitref:v2|head");
}

static void try_faults(struct bench *bench)
{
	bench_write(
		bench, "migrations/0003_wrong.up.sql", "CREATE TABLE t (a INTEGER);\nSELEKT 1;");
	bench_write(bench, "migrations/0003_wrong.down.sql", "");
	(void)bench_expect(bench, 2, "0003_wrong.up.sql", "snapshot");
	(void)bench_expect(bench, 2, "the upgrade fails", "suggest|3");
	(void)bench_expect(bench, 0, "equal", "diff|0002|head.snap");
}

static bool execute(struct bench *bench, sqlite3 *db, const char *sql)
{
	bool worked = sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;

	bench_check(bench, worked, sqlite3_errmsg(db));
	return worked;
}

static const char schema[] = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);";

static bool has(const struct bench *bench, const char *name)
{
	return file_exists(bench_path(bench, name));
}

/* Somebody's database in WAL mode: at rest, open, in the middle of a transaction. */
static void try_wal(struct bench *bench)
{
	sqlite3 *db = NULL;

	bench_check(bench, sqlite3_open(bench_path(bench, "wal.db"), &db) == SQLITE_OK, "open");
	if (!execute(bench, db, "PRAGMA journal_mode = WAL") || !execute(bench, db, schema)) {
		return;
	}
	(void)bench_expect(bench, 0, "equal", "diff|wal.db|0002");
	(void)execute(bench, db, "BEGIN; CREATE TABLE unseen (a)");
	(void)bench_expect(bench, 0, "equal", "diff|wal.db|0002");
	(void)execute(bench, db, "COMMIT");
	(void)bench_expect(bench, 1, "- table unseen", "diff|wal.db|0002");
	(void)sqlite3_close(db);
	bench_check(bench, !has(bench, "wal.db-wal"), "the last one to close removes the -wal");
	(void)bench_expect(bench, 1, "- table unseen", "diff|wal.db|0002");
	bench_check(bench, !has(bench, "wal.db-wal") && !has(bench, "wal.db-shm"),
		"no -wal and no -shm is made");
}

static void try_sqlite_files(struct bench *bench)
{
	AUTO(db_close) struct db *reader = NULL;
	struct error err = {0};
	sqlite3 *db = NULL;
	const char *before;

	bench_check(
		bench, sqlite3_open(bench_path(bench, "real %41?.db"), &db) == SQLITE_OK, "open");
	(void)execute(bench, db, schema);
	before = bench_read(bench, "real %41?.db");
	(void)bench_expect(bench, 0, "equal", "diff|real %41?.db|0002");
	bench_check(
		bench, strcmp(before, bench_read(bench, "real %41?.db")) == 0, "it stays as it is");
	bench_check(bench,
		db_open_to_read(
			engine_find("sqlite"), bench_path(bench, "real %41?.db"), &reader, &err) &&
			!db_must(reader, "CREATE TABLE t (a)", &err) &&
			strstr(err.text, "readonly") != NULL,
		"it cannot be written");
	db_close(&reader);
	(void)execute(bench, db, "BEGIN EXCLUSIVE");
	(void)bench_expect(bench, 3, "locked", "snapshot|real %41?.db");
	(void)sqlite3_close(db);
	(void)bench_expect(bench, 2, "there is no such file", "snapshot|./nothing.db");
	bench_check(bench, !has(bench, "nothing.db"), "no file is made");
	bench_write(
		bench, "broken.db", "SQLite format 3 and then nothing of the kind, which is wrong");
	(void)bench_expect(bench, 2, "is neither", "snapshot|broken.db");
	bench_write(bench, "empty.db", "");
	(void)bench_expect(bench, 0, "mtest snapshot 1, sqlite 3, database", "snapshot|empty.db");
	try_wal(bench);
}

static void try_unverified(struct bench *bench)
{
	bench_write(
		bench, "migrations/0003_wrong.up.sql", "CREATE VIRTUAL TABLE n USING fts5 (a);");
	bench_write(bench, "migrations/0004_other.up.sql",
		"DROP TABLE n; CREATE VIRTUAL TABLE n USING fts5 (a, b);");
	bench_write(bench, "migrations/0004_other.down.sql", "");
	(void)bench_expect(bench, 1, "NOT VERIFIED", "suggest|4");
	(void)bench_expect(bench, 1, "no statement for virtual table n", "suggest|4");
}

/* A tool whose revisions are programs: what is suggested is not what its own downgrade does. */
static void try_alembic(struct bench *bench)
{
	static const char script[] =
		"mkdir a && cd a && alembic init alembic && "
		"sed -i 's|^sqlalchemy.url.*|sqlalchemy.url = sqlite:///x.db|' alembic.ini && "
		"printf '%s\\n' 'from alembic import op' 'import sqlalchemy as sa' 'revision = "
		"\"a1\"'"
		" 'down_revision = None' 'def upgrade():'"
		" '    op.create_table(\"t\", sa.Column(\"a\", sa.Text))'"
		" '    op.create_index(\"ix\", \"t\", [\"a\"])' 'def downgrade():' '    pass'"
		" >alembic/versions/a1.py && git init -q . && git add . && "
		"git -c user.name=a -c user.email=a@b commit -qm 1 && "
		"sed -i 's|sa.Text|sa.Integer|' alembic/versions/a1.py";
	const char *const argv[] = {"/bin/sh", "-c", script, NULL};

	if (file_in_path(bench->arena, "alembic") == NULL) {
		(void)puts("alembic is not there: it was not tried");
		return;
	}
	bench_check(bench, bench_run(bench, argv).status == 0, "a project of Alembic's");
	(void)bench_expect(bench, 0, "DROP TABLE t;", "-C|a|suggest|a1");
	(void)bench_expect(bench, 0, "op.execute", "-C|a|suggest|a1|--up");
	/* The files of the commit are walked, not those of the folder. */
	(void)bench_expect(bench, 0, "", "-C|a|diff|gitref:HEAD|gitref:HEAD");
	(void)bench_expect(bench, 1, "type", "-C|a|diff|gitref:HEAD|head");
}

static void run_sqlite(struct bench *bench)
{
	write_project(bench, "CREATE TABLE users (id INTEGER PRIMARY KEY);",
		"ALTER TABLE users ADD COLUMN email TEXT;");
	bench_write(bench, "mtest.yaml", "engine: sqlite\n");
	try_revisions(bench, "sqlite", "users.email");
	try_suggest(bench);
	try_git(bench, "users.email");
	try_sqlite_files(bench);
	try_faults(bench);
	try_unverified(bench);
	try_alembic(bench);
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
		bench_check(bench, false, err.text);
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
	(void)bench_expect(bench, 0, "equal", arena_printf(bench->arena, "diff|%s|head", own));
	(void)bench_expect(
		bench, 0, "not compared", arena_printf(bench->arena, "diff|%s|head", app));
	(void)bench_expect(bench, 0, "mtest snapshot 1, postgres",
		arena_printf(bench->arena, "snapshot|%s", app));
	must(bench, db, "CREATE INDEX ix ON users (email)");
	(void)bench_expect(
		bench, 1, "- index public.ix", arena_printf(bench->arena, "diff|%s|head", app));
	must(bench, db,
		"CREATE SUBSCRIPTION s CONNECTION 'dbname=x password=hunter3' PUBLICATION p"
		" WITH (connect = false)");
	said = bench_expect(bench, 3, "while reading subscriptions",
		arena_printf(bench->arena, "snapshot|%s", app));
	bench_check(bench, strstr(said, "hunter") == NULL, "no password is printed");
	said = bench_expect(bench, 0, NULL, arena_printf(bench->arena, "snapshot|%s", own));
	bench_check(bench, strstr(said, "hunter") == NULL, "no password is written down");
	said = bench_expect(bench, 3, "***",
		"snapshot|postgresql://app:hunter2@127.0.0.1:1/shop?connect_timeout=1");
	bench_check(bench, strstr(said, "hunter") == NULL, "no password is printed");
	bench_check(bench,
		db_open_to_read(engine_find("postgres"), own, &reader, &err) &&
			!db_must(reader, "CREATE TABLE t (a integer)", &err) &&
			strstr(err.text, "read-only transaction") != NULL,
		"it cannot be written");
}

/* An ordinary role can do all but what takes invented rows out again. */
static void try_walk_on_server(struct bench *bench, struct db *db, const char *host)
{
	const char *said;

	must(bench, db, "CREATE ROLE builder LOGIN CREATEDB");
	(void)bench_expect(bench, 0, "invented rows from here on",
		arena_printf(bench->arena, "all|--server|%s", url(bench, "builder", host)));
	said = bench_expect(bench, 0, "2 of 2 revisions can be undone",
		arena_printf(bench->arena, "all|--server|%s", url(bench, "postgres", host)));
	bench_check(bench, strstr(said, "invented rows") == NULL, "a superuser fills tables");
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
	bench_write(bench, "mtest.yaml", "engine: postgres\n");
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
	try_walk_on_server(bench, db, host.text);
	try_faults(bench);
	db_close(&db);
	scratch_drop(&scratch);
	return bench->failed ? 1 : 0;
}

int main(int argc, char **argv)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	AUTO(temporary_remove) const char *folder = NULL;
	struct bench bench = {.arena = arena};
	struct place *place = NULL;
	struct error err = {0};
	int status = 0;

	if (argc != 3 || !temporary_open(arena, "targets", &folder, &err) ||
		!place_open(arena, &place, &err)) {
		(void)fprintf(stderr, "usage: test_targets MTEST ENGINE %s\n", err.text);
		return 2;
	}
	bench.folder = folder;
	bench.mtest = argv[1];
	if (strcmp(argv[2], "postgres") == 0) {
		status = run_postgres(&bench, place);
	} else {
		run_sqlite(&bench);
	}
	place_close(&place);
	return bench.failed ? 1 : status;
}
