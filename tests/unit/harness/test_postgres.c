#include "with_place.h"

#include "file.h"
#include "postgres.h"
#include "process.h"

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

/* The engine postgres with real servers: what a migration can do to a database and a session. */

static struct scratch *make(struct with_place *with)
{
	struct scratch *scratch = NULL;

	need_server(with);
	WORKS(&with->err,
		scratch_create(engine_find("postgres"), with->place, &scratch, &with->err));
	return scratch;
}

static struct db *connect_to(struct with_place *with, struct scratch *scratch)
{
	struct db *db = NULL;

	WORKS(&with->err, db_open(scratch, &db, &with->err));
	return db;
}

static void a_scratch_is_created_filled_copied_and_dropped(void **state)
{
	struct with_place *with = *state;
	struct scratch *scratch = make(with), *copy = NULL;
	struct db *db = connect_to(with, scratch);
	struct outcome outcome;
	struct names left = {0};

	assert_string_equal(scratch->name, "shop");
	assert_string_equal(
		ask(with, db, "SELECT current_database(), current_user"), "shop,postgres");
	assert_true(db->version >= 130000);
	outcome = run(with, db, "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (NULL)");
	assert_true(outcome.worked);
	assert_int_equal(outcome.rows, 2);
	assert_int_equal(outcome.done, 2);
	db_close(&db);

	WORKS(&with->err, scratch_copy(scratch, &copy, &with->err));
	assert_string_equal(copy->name, "shop");
	db = connect_to(with, copy);
	assert_string_equal(ask(with, db, "SELECT a FROM t ORDER BY a"), "1,null");
	must(with, db, "DROP TABLE t");
	db_close(&db);

	/* Its server was stopped for the copy, and starts again. */
	db = connect_to(with, scratch);
	assert_string_equal(ask(with, db, "SELECT count(*) FROM t"), "2");
	db_close(&db);
	scratch_drop(&scratch);
	scratch_drop(&copy);
	WORKS(&with->err, file_list(with->arena, with->place->folder, &left, &with->err));
	assert_int_equal(left.count, 0);
}

static void roles_of_one_scratch_are_not_seen_in_another(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *one = make(with);
	AUTO(scratch_drop) struct scratch *other = make(with);
	AUTO(db_close) struct db *first = connect_to(with, one);
	AUTO(db_close) struct db *second = connect_to(with, other);

	must(with, first, "CREATE ROLE app; ALTER ROLE app SET work_mem = '1MB'");
	assert_string_equal(
		ask(with, second, "SELECT count(*) FROM pg_roles WHERE rolname = 'app'"), "0");
	must(with, second, "CREATE ROLE app");
}

static void a_session_begins_as_the_server_does(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	assert_string_equal(ask(with, db, "SHOW search_path"), "\"$user\", public");
	assert_string_equal(ask(with, db, "SHOW client_encoding"), "UTF8");
	assert_string_equal(ask(with, db, "SHOW server_encoding"), "UTF8");
	assert_string_equal(ask(with, db, "SHOW timezone"), "UTC");
	assert_string_equal(ask(with, db, "SHOW listen_addresses"), "");
	assert_string_equal(ask(with, db, "SHOW fsync"), "off");
	assert_string_equal(ask(with, db,
				    "SELECT datcollate, datctype FROM pg_database"
				    " WHERE datname = 'shop'"),
		"C.UTF-8,C.UTF-8");
	assert_true(run(with, db, "CREATE PUBLICATION p FOR ALL TABLES").worked);
	assert_true(run(with, db, "BEGIN; PREPARE TRANSACTION 'x'").worked);
	must(with, db, "ROLLBACK PREPARED 'x'");
}

static void the_server_sees_nothing_of_the_environment(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	must(with, db, "CREATE TABLE e (line text); COPY e FROM PROGRAM 'env'");
	assert_string_equal(
		ask(with, db,
			"SELECT count(*) FROM e WHERE line !~ "
			"'^(PATH|LD_LIBRARY_PATH|TZ|LC_[A-Z]*|PWD|OLDPWD|SHLVL|_|PG[A-Z_]*)='"),
		"0");
}

static void a_socket_is_reached_by_nobody_else(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	const struct postgres_scratch *own = (struct postgres_scratch *)scratch;
	struct stat status;

	assert_int_equal(stat(own->server.socket, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	assert_int_equal(status.st_uid, geteuid() == 0 ? with->place->user : geteuid());
	assert_int_equal(stat(own->server.folder, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	assert_true(strlen(own->server.socket) + sizeof "/.s.PGSQL.5432" <= 107);
}

static void a_failure_is_told_in_the_servers_words(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	struct outcome outcome;

	must(with, db, "CREATE TABLE t (a int UNIQUE)");
	outcome = run(with, db, "INSERT INTO t VALUES (1); INSERT INTO t VALUES (1)");
	assert_false(outcome.worked);
	assert_false(outcome.lost);
	assert_false(outcome.timed_out);
	assert_string_equal(outcome.sqlstate, "23505");
	assert_string_equal(
		outcome.message, "duplicate key value violates unique constraint \"t_a_key\"");
	assert_string_equal(outcome.detail, "Key (a)=(1) already exists.");
	assert_null(outcome.hint);
	assert_int_equal(outcome.done, 1);
	assert_int_equal(outcome.offset, SIZE_MAX);
	/* One simple query is one transaction. */
	assert_string_equal(ask(with, db, "SELECT count(*) FROM t"), "0");

	outcome = run(with, db, "DO $$ BEGIN PERFORM nope(); END $$");
	assert_non_null(outcome.hint);
	assert_non_null(strstr(outcome.context, "PL/pgSQL function"));
	assert_int_equal(outcome.offset, SIZE_MAX);
}

static void an_offset_counts_bytes(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	const char *text = "SELECT '日本', 'é'; /* 🐘 */ SELECT nope FROM pg_class;";
	struct outcome outcome = run(with, db, text);

	assert_int_equal(outcome.offset, strstr(text, "nope") - text);
	must(with, db, "SET client_encoding = 'LATIN1'");
	outcome = run(with, db, "SELECT 'é'; SELECT nope");
	assert_int_equal(outcome.offset,
		strstr("SELECT 'é'; SELECT nope", "nope") - "SELECT 'é'; SELECT nope");
	text = "SELECT 'Ärger' FROM \"Öl\"";
	outcome = run(with, db, text);
	assert_non_null(outcome.message);
	assert_int_equal(outcome.offset, strstr(text, "\"") - text);
}

static void the_missing_object_is_named(void **state)
{
	static const char *const cases[][2] = {
		{"SELECT * FROM public.users", "public.users"},
		{"SELECT * FROM \"a\"\"b\"", "a\"b"},
		{"SELECT x FROM t", "x"},
		{"SELECT u.x FROM t AS u", "u.x"},
		{"ALTER TABLE t DROP COLUMN x", "x"},
		{"SELECT f(1)", "f"},
		{"SELECT public.f(1, 'x')", "public.f"},
		{"CALL p()", "p"},
		{"DROP FUNCTION f", "f"},
		{"CREATE TABLE u (m mood)", "mood"},
		{"CREATE TABLE s.u (a int)", "s"},
		{"DROP INDEX i", "i"},
		{"DROP TRIGGER g ON t", "g"},
		{"GRANT SELECT ON t TO bob", "bob"},
		{"SET ROLE bob", "bob"},
		{"CREATE TABLE u (a text COLLATE \"xx\")", "xx"},
		{"SELECT 1 + 'x'::nothing", "nothing"},
		{"SELECT 1/0", NULL},
		{"SELECT 'a' +++ 'b'", NULL},
		{"SELECT t2.a FROM t", NULL},
		{"SELEC 1", NULL},
	};
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	must(with, db, "CREATE TABLE t (a int)");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome outcome = run(with, db, cases[i][0]);

		assert_false(outcome.worked);
		if (cases[i][1] == NULL) {
			assert_null(outcome.object);
		} else if (outcome.object == NULL || strcmp(outcome.object, cases[i][1]) != 0) {
			FAIL("%s: %s", cases[i][0], outcome.object);
		}
	}
	assert_string_equal(postgres_missing_object(
				    with->arena, "0A000", "extension \"postgis\" is not available"),
		"postgis");
}

static void rows_are_counted_where_a_statement_counts_them(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	assert_int_equal(run(with, db, "CREATE TABLE t (a int)").rows, -1);
	assert_int_equal(run(with, db, "INSERT INTO t SELECT generate_series(1, 1000)").rows, 1000);
	assert_int_equal(run(with, db, "UPDATE t SET a = 0 WHERE a > 9999").rows, 0);
	assert_int_equal(run(with, db, "SELECT * FROM t").rows, 1000);
	assert_int_equal(run(with, db, "SELECT 1; CREATE TABLE u (a int)").rows, -1);
	assert_int_equal(run(with, db, "-- nothing").rows, -1);
	assert_true(run(with, db, "").worked);
	assert_int_equal(run(with, db, "").done, 0);
}

static void a_long_text_is_sent_whole(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	char *text = arena_alloc(with->arena, 6 * 1024 * 1024);

	memset(text, ' ', 6 * 1024 * 1024 - 1);
	memcpy(text, "SELECT 1 +", strlen("SELECT 1 +"));
	memcpy(text + 6 * 1024 * 1024 - 6, "nope;", 5);
	assert_int_equal(run(with, db, text).offset, 6 * 1024 * 1024 - 6);
}

static void copy_from_and_to_the_client_fails_at_once(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	struct outcome outcome;

	must(with, db, "CREATE TABLE t (a int)");
	outcome = run(with, db, "COPY t FROM STDIN; INSERT INTO t VALUES (1)");
	assert_false(outcome.worked);
	assert_false(outcome.lost);
	assert_non_null(strstr(outcome.message, "no migration tool"));
	outcome = run(with, db,
		"COPY (SELECT repeat('x', 1000) FROM generate_series(1, 500000))"
		" TO STDOUT");
	assert_false(outcome.worked);
	assert_false(outcome.lost);
	assert_false(outcome.timed_out);
	assert_non_null(strstr(outcome.message, "no migration tool"));
	assert_string_equal(ask(with, db, "SELECT count(*) FROM t"), "0");
}

static void a_text_is_ended_at_the_time_limit(void **state)
{
	static const char *const texts[] = {
		"SELECT pg_sleep(60)",
		"DO $$ BEGIN LOOP END LOOP; END $$",
		"DO $$ BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN OTHERS THEN NULL; END $$",
	};
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct outcome outcome;

		db->step_timeout = 0.3;
		outcome = run(with, db, texts[i]);
		assert_false(outcome.worked);
		assert_true(outcome.timed_out);
		assert_false(outcome.lost);
		assert_string_equal(outcome.sqlstate, "57014");
		assert_true(outcome.seconds < 2);
		assert_string_equal(ask(with, db, "SELECT 1"), "1");
	}
	/* A limit that the migration set is its own affair. */
	db->step_timeout = 30;
	assert_false(run(with, db, "SET statement_timeout = 50; SELECT pg_sleep(9)").timed_out);
}

static void a_text_that_catches_its_end_loses_its_connection(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	struct outcome outcome;

	db->step_timeout = 0.2;
	outcome = run(with, db,
		"DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(9);"
		" EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$");
	assert_false(outcome.worked);
	assert_true(outcome.timed_out);
	assert_true(outcome.lost);
	assert_true(outcome.seconds < 6);
	db_close(&db);
	db = connect_to(with, scratch);
	assert_string_equal(ask(with, db,
				    "SELECT count(*) FROM pg_stat_activity"
				    " WHERE backend_type = 'client backend'"),
		"1");
}

static void a_killed_backend_is_a_lost_connection(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	struct outcome outcome = run(with, db, "SELECT pg_terminate_backend(pg_backend_pid())");

	assert_false(outcome.worked);
	assert_true(outcome.lost);
	assert_false(outcome.timed_out);
	assert_string_equal(outcome.message,
		"the connection was lost: terminating connection due to administrator command");
	assert_string_equal(outcome.sqlstate, "57P01");
	outcome = run(with, db, "SELECT 1");
	assert_false(outcome.worked);
	assert_true(outcome.lost);
	assert_false(db_query(db, "SELECT 1", NULL, NULL, &with->err));
	assert_non_null(strstr(with->err.text, "was lost"));
	assert_false(db_reset(db, &with->err));
	assert_false(db_in_transaction(db));
	db_close(&db);
	db = connect_to(with, scratch);
	assert_string_equal(ask(with, db, "SELECT 1"), "1");
}

static pid_t server_process(struct with_place *with, struct scratch *scratch)
{
	const struct postgres_scratch *own = (struct postgres_scratch *)scratch;
	const char *text;
	size_t size;

	WORKS(&with->err, file_read(with->arena,
				  arena_printf(with->arena, "%s/postmaster.pid", own->server.data),
				  &text, &size, &with->err));
	return (pid_t)strtol(text, NULL, 10);
}

static void a_crashed_backend_is_recovered_from(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	AUTO(db_close) struct db *other = connect_to(with, scratch);

	must(with, db, "CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
	assert_int_equal(
		kill((pid_t)strtol(ask(with, other, "SELECT pg_backend_pid()"), NULL, 10), SIGKILL),
		0);
	assert_true(run(with, other, "SELECT pg_sleep(5)").lost);
	db_close(&db);
	db_close(&other);
	db = connect_to(with, scratch);
	assert_string_equal(ask(with, db, "SELECT a FROM t"), "1");
}

static void a_killed_server_starts_again(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	struct outcome outcome;

	must(with, db, "CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
	assert_int_equal(kill(server_process(with, scratch), SIGKILL), 0);
	process_sleep(0.2);
	outcome = run(with, db, "SELECT 1");
	assert_true(outcome.lost || outcome.worked);
	db_close(&db);
	db = connect_to(with, scratch);
	assert_string_equal(ask(with, db, "SELECT a FROM t"), "1");
	db_close(&db);
	assert_int_equal(kill(server_process(with, scratch), SIGKILL), 0);
}

static void a_killed_server_with_a_busy_backend_starts_again(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	struct outcome outcome;

	must(with, db, "CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
	/* The backend does not look whether its server lives while it is busy; nor does a program.
	 */
	must(with, db,
		"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS"
		" 'SELECT count(*)::int FROM generate_series(1, 100000000000)'");
	db->step_timeout = 0.1;
	assert_true(run(with, db, "SELECT 1").worked);
	assert_int_equal(kill(server_process(with, scratch), SIGKILL), 0);
	outcome = run(with, db, "SELECT f()");
	assert_false(outcome.worked);
	db_close(&db);
	db = connect_to(with, scratch);
	assert_string_equal(ask(with, db, "SELECT a FROM t"), "1");
}

static void what_a_migration_does_to_its_database_is_no_crash_of_ours(void **state)
{
	static const char *const cases[][2] = {
		{"UPDATE pg_database SET datallowconn = false WHERE datname = 'shop'",
			"not currently accepting"},
		{"UPDATE pg_database SET datname = 'gone' WHERE datname = 'shop'",
			"does not exist"},
		{"ALTER ROLE postgres NOLOGIN", "not permitted to log in"},
	};
	struct with_place *with = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		AUTO(scratch_drop) struct scratch *scratch = make(with);
		AUTO(db_close) struct db *db = connect_to(with, scratch);

		must(with, db, cases[i][0]);
		db_close(&db);
		assert_false(db_open(scratch, &db, &with->err));
		assert_int_equal(with->err.code, ERROR_SYSTEM);
		if (strstr(with->err.text, cases[i][1]) == NULL) {
			FAIL("%s", with->err.text);
		}
	}
}

static void everybody_else_can_be_thrown_out(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *session = connect_to(with, scratch);
	AUTO(db_close) struct db *observer = connect_to(with, scratch);
	struct outcome outcome;

	outcome = run(with, session,
		"DROP SCHEMA public CASCADE; ALTER SYSTEM SET port = 1;"
		" SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
		" WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
	assert_false(outcome.worked); /* ALTER SYSTEM cannot run in a transaction block */
	must(with, session, "DROP SCHEMA public CASCADE");
	must(with, session, "ALTER SYSTEM SET listen_addresses = '*'");
	must(with, session, "ALTER SYSTEM SET port = 1");
	must(with, session,
		"SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity"
		" WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
	assert_false(db_query(observer, "SELECT 1", NULL, NULL, &with->err));
	if (strstr(with->err.text, "terminating connection") == NULL) {
		FAIL("%s", with->err.text);
	}
	db_close(&observer);
	db_close(&session);
	assert_int_equal(kill(server_process(with, scratch), SIGKILL), 0);
	observer = connect_to(with, scratch);
	assert_string_equal(ask(with, observer, "SHOW listen_addresses"), "");
	assert_string_equal(ask(with, observer,
				    "SELECT count(*) FROM pg_namespace"
				    " WHERE nspname = 'public'"),
		"0");
}

static void a_server_that_cannot_start_any_more_says_why(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	must(with, db, "ALTER SYSTEM SET shared_preload_libraries = 'no_such_library'");
	db_close(&db);
	assert_int_equal(kill(server_process(with, scratch), SIGKILL), 0);
	process_sleep(0.05);
	assert_false(db_open(scratch, &db, &with->err));
	if (strstr(with->err.text, "no_such_library") == NULL) {
		FAIL("%s", with->err.text);
	}
}

static void a_reset_takes_the_session_back(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	assert_string_equal(ask(with, db, "SELECT 1"), "1");
	assert_string_equal(ask(with, db, "SELECT 1"), "1");
	must(with, db,
		"SET search_path = nowhere; CREATE TEMP TABLE x (a int);"
		" SET client_encoding = 'LATIN1'");
	must(with, db, "BEGIN");
	assert_false(run(with, db, "SELECT 1/0").worked);
	assert_true(db_in_transaction(db));
	WORKS(&with->err, db_reset(db, &with->err));
	assert_false(db_in_transaction(db));
	assert_string_equal(ask(with, db, "SHOW search_path"), "\"$user\", public");
	assert_string_equal(ask(with, db, "SHOW client_encoding"), "UTF8");
	assert_string_equal(ask(with, db, "SELECT to_regclass('x')"), "null");
	assert_string_equal(ask(with, db, "SELECT 1"), "1");
}

static bool refuse(void *context, size_t columns, const char *const *values, struct error *err)
{
	(void)context;
	(void)columns;
	(void)values;
	return fail(err, ERROR_SYSTEM, "seen enough");
}

static void a_query_can_be_asked_again_whatever_happened(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	for (int i = 0; i < 3; i++) {
		assert_false(db_query(db, "SELECT a FROM t", NULL, NULL, &with->err));
		assert_string_equal(with->err.text, "relation \"t\" does not exist");
	}
	must(with, db, "CREATE TABLE t (a int); INSERT INTO t VALUES (0)");
	for (int i = 0; i < 3; i++) {
		assert_string_equal(ask(with, db, "SELECT * FROM t"), "0");
		assert_false(db_query(db, "SELECT 1 / a FROM t", NULL, NULL, &with->err));
		assert_string_equal(with->err.text, "division by zero");
	}
	must(with, db, "UPDATE t SET a = 1");
	assert_string_equal(ask(with, db, "SELECT 1 / a FROM t"), "1");
	/* The plan that was prepared has one column. */
	must(with, db, "ALTER TABLE t ADD COLUMN b text DEFAULT 'x'");
	assert_string_equal(ask(with, db, "SELECT * FROM t"), "1,x");
	must(with, db, "DEALLOCATE ALL");
	assert_string_equal(ask(with, db, "SELECT * FROM t"), "1,x");
	must(with, db, "DO $$ BEGIN EXECUTE 'DEALL' || 'OCATE ALL'; END $$");
	assert_string_equal(ask(with, db, "SELECT * FROM t"), "1,x");
	assert_false(db_query(db, "SELECT * FROM t", refuse, NULL, &with->err));
	assert_string_equal(ask(with, db, "SELECT * FROM t"), "1,x");
}

static void many_columns_and_many_queries_are_read(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make(with);
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	const char *sql = "SELECT 0";

	for (int i = 1; i < 100; i++) {
		sql = arena_printf(with->arena, "%s, %d", sql, i);
	}
	assert_non_null(strstr(ask(with, db, sql), ",98,99"));
	for (int i = 0; i < 600; i++) {
		const char *number = arena_printf(with->arena, "%d", i);

		assert_string_equal(
			ask(with, db, arena_printf(with->arena, "SELECT %d", i)), number);
	}
}

static void a_hostile_name_names_a_database(void **state)
{
	static const char *const names[] = {"a\"b'; DROP", "../../x", "Größe 🐘", "%s%n", "postgres",
		"ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää",
		"host=evil dbname=x", "postgresql://evil/x"};
	struct with_place *with = *state;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		AUTO(scratch_drop) struct scratch *scratch = NULL;
		AUTO(db_close) struct db *db = NULL;

		with->place->database = names[i];
		scratch = make(with);
		db = connect_to(with, scratch);
		assert_string_equal(ask(with, db, "SELECT current_database()"), scratch->name);
		assert_int_equal(strncmp(scratch->name, names[i], strlen(scratch->name)), 0);
	}
	with->place->database = "";
	struct scratch *none = NULL;
	assert_false(scratch_create(engine_find("postgres"), with->place, &none, &with->err));
	assert_int_equal(with->err.code, ERROR_USAGE);
	with->place->database = "template0";
	assert_false(scratch_create(engine_find("postgres"), with->place, &none, &with->err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_place, close_place)
		TEST(a_scratch_is_created_filled_copied_and_dropped),
		TEST(roles_of_one_scratch_are_not_seen_in_another),
		TEST(a_session_begins_as_the_server_does),
		TEST(the_server_sees_nothing_of_the_environment),
		TEST(a_socket_is_reached_by_nobody_else),
		TEST(a_failure_is_told_in_the_servers_words),
		TEST(an_offset_counts_bytes),
		TEST(the_missing_object_is_named),
		TEST(rows_are_counted_where_a_statement_counts_them),
		TEST(a_long_text_is_sent_whole),
		TEST(copy_from_and_to_the_client_fails_at_once),
		TEST(a_text_is_ended_at_the_time_limit),
		TEST(a_text_that_catches_its_end_loses_its_connection),
		TEST(a_killed_backend_is_a_lost_connection),
		TEST(a_crashed_backend_is_recovered_from),
		TEST(a_killed_server_starts_again),
		TEST(a_killed_server_with_a_busy_backend_starts_again),
		TEST(what_a_migration_does_to_its_database_is_no_crash_of_ours),
		TEST(everybody_else_can_be_thrown_out),
		TEST(a_server_that_cannot_start_any_more_says_why),
		TEST(a_reset_takes_the_session_back),
		TEST(a_query_can_be_asked_again_whatever_happened),
		TEST(many_columns_and_many_queries_are_read),
		TEST(a_hostile_name_names_a_database),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
