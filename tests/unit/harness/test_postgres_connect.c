#include "with_place.h"

#include "file.h"
#include "postgres.h"
#include "process.h"

#include <signal.h>

/* What a migration can do to its server, and how a connection is made after that. */

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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
		AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(a_crashed_backend_is_recovered_from),
		WITH_PLACE(a_killed_server_starts_again),
		WITH_PLACE(a_killed_server_with_a_busy_backend_starts_again),
		WITH_PLACE(what_a_migration_does_to_its_database_is_no_crash_of_ours),
		WITH_PLACE(everybody_else_can_be_thrown_out),
		WITH_PLACE(a_server_that_cannot_start_any_more_says_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
