#include "with_place.h"

#include "postgres.h"
#include "server.h"
#include "stop.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* --server: databases of mtest's own on a server that is not (here, one that the test started). */

struct with_server {
	struct with_place *with;
	struct server server;
	const char *url;
};

static int open_server(void **state)
{
	struct with_server *remote = calloc(1, sizeof *remote);

	assert_non_null(remote);
	(void)open_place((void **)&remote->with);
	*state = remote;
	return 0;
}

static int close_server(void **state)
{
	struct with_server *remote = *state;

	if (remote->url != NULL) {
		server_remove(&remote->server);
	}
	(void)close_place((void **)&remote->with);
	free(remote);
	return 0;
}

static struct with_place *start(struct with_server *remote)
{
	struct with_place *with = remote->with;

	need_server(with);
	WORKS(&with->err, server_create(with->place, with->arena, &remote->server, &with->err));
	remote->url = arena_printf(with->arena,
		"postgresql://postgres:secret@/postgres?host=%s&port=5432", remote->server.socket);
	with->place->server_url = remote->url;
	return with;
}

/* The databases of the server, as its owner sees them. */
static const char *databases(struct with_place *with)
{
	AUTO(postgres_close_db) struct postgres_db *db = NULL;

	WORKS(&with->err, postgres_connect_url(with->place, NULL, 0, false, &db, &with->err));
	return ask(with, &db->base,
		"SELECT datname FROM pg_database WHERE datname NOT LIKE 'template%' ORDER BY 1");
}

static void order(struct with_place *with, const char *text)
{
	AUTO(postgres_close_db) struct postgres_db *db = NULL;

	WORKS(&with->err, postgres_connect_url(with->place, NULL, 0, false, &db, &with->err));
	must(with, &db->base, text);
}

static void a_scratch_is_created_filled_copied_and_dropped(void **state)
{
	struct with_place *with = start(*state);
	struct scratch *scratch = make_scratch(with, "postgres"), *copy = NULL;
	struct db *db = connect_to(with, scratch);

	assert_int_equal(strncmp(scratch->name, "mtest_", 6), 0);
	assert_string_equal(ask(with, db, "SELECT current_database()"), scratch->name);
	must(with, db, "CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
	db_close(&db);
	WORKS(&with->err, scratch_copy(scratch, &copy, &with->err));
	assert_string_not_equal(copy->name, scratch->name);
	db = connect_to(with, copy);
	assert_string_equal(ask(with, db, "SELECT a FROM t"), "1");
	db_close(&db);
	scratch_drop(&scratch);
	scratch_drop(&copy);
	assert_string_equal(databases(with), "postgres");
}

static void one_that_is_in_use_is_dropped(void **state)
{
	struct with_place *with = start(*state);
	struct scratch *scratch = make_scratch(with, "postgres");
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	scratch_drop(&scratch);
	db->scratch = NULL;
	assert_string_equal(databases(with), "postgres");
}

static void another_database_under_its_name_is_refused(void **state)
{
	struct with_place *with = start(*state);
	struct scratch *scratch = make_scratch(with, "postgres");
	struct db *db = NULL;

	order(with, arena_printf(with->arena, "ALTER DATABASE %s RENAME TO gone", scratch->name));
	assert_false(db_open(scratch, &db, &with->err));
	assert_non_null(strstr(with->err.text, "does not exist"));
	order(with, arena_printf(with->arena, "CREATE DATABASE %s", scratch->name));
	assert_false(db_open(scratch, &db, &with->err));
	assert_non_null(strstr(with->err.text, "is not the database that mtest made"));
	assert_null(db);
	scratch_drop(&scratch);
}

static void no_password_is_told(void **state)
{
	static const char *const urls[] = {
		"postgresql://bob:s3cret@127.0.0.1:1/x",
		"postgresql://bob:s3c@ret@127.0.0.1:1/x",
		"postgresql://bob:s3c/ret@127.0.0.1:1/x",
		"postgresql://bob@127.0.0.1:1/x?password=s3cret&connect_timeout=2",
		"host=127.0.0.1 port=1 password=s3cret user=bob",
		"host=127.0.0.1 port=1 password = 's3\\' cret' user=bob",
		"postgresql://bob:s3cret@127.0.0.1:1/x?sslpassword=s3cret",
		"nonsense s3cret",
		"mysql://bob:s3cret@h/x",
	};
	struct with_place *with = ((struct with_server *)*state)->with;

	for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
		struct scratch *scratch = NULL;

		with->place->server_url = urls[i];
		assert_false(
			scratch_create(engine_find("postgres"), with->place, &scratch, &with->err));
		if (strstr(with->err.text, "s3c") != NULL ||
			strstr(with->err.text, "ret") != NULL) {
			FAIL("%s", with->err.text);
		}
	}
}

static void databases_of_killed_runs_are_swept_and_no_others(void **state)
{
	struct with_place *with = start(*state);
	pid_t child = fork();
	struct scratch *scratch;
	size_t removed = 0;
	int status;

	if (child == 0) {
		struct error err;

		_exit(scratch_create(engine_find("postgres"), with->place, &scratch, &err) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	order(with, "CREATE DATABASE mtest_0_abc_1");
	order(with, "CREATE DATABASE shop");
	order(with, "COMMENT ON DATABASE shop IS 'mtest scratch of host x, process 999999999'");
	order(with, "CREATE DATABASE mtest_elsewhere");
	order(with, "COMMENT ON DATABASE mtest_elsewhere IS"
		    " 'mtest scratch of host another, pid:[1], process 999999999'");
	assert_non_null(
		strstr(databases(with), arena_printf(with->arena, "mtest_%ld_", (long)child)));
	scratch = make_scratch(with, "postgres");
	assert_string_equal(databases(with),
		arena_printf(with->arena, "mtest_0_abc_1,%s,mtest_elsewhere,postgres,shop",
			scratch->name));
	WORKS(&with->err,
		scratch_sweep(engine_find("postgres"), with->place, NULL, &removed, &with->err));
	assert_int_equal(removed, 0);
	scratch_drop(&scratch);
}

static void a_kept_database_stays_until_it_is_asked_to_go(void **state)
{
	struct with_place *with = start(*state);
	struct scratch *scratch = make_scratch(with, "postgres");
	const char *name = arena_copy(with->arena, scratch->name);
	size_t removed = 0;

	with->place->keep = true;
	scratch_drop(&scratch);
	with->place->keep = false;
	with->place->server_swept = false;
	scratch = make_scratch(with, "postgres");
	assert_non_null(strstr(databases(with), name));
	WORKS(&with->err,
		scratch_sweep(engine_find("postgres"), with->place, NULL, &removed, &with->err));
	assert_int_equal(removed, 1);
	assert_null(strstr(databases(with), name));
	scratch_drop(&scratch);
}

static void a_busy_text_is_ended_there_too(void **state)
{
	struct with_place *with = start(*state);
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	struct outcome outcome;

	db->step_timeout = 0.2;
	outcome = run(with, db,
		"DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(9);"
		" EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$");
	assert_true(outcome.timed_out);
	assert_true(outcome.lost);
}

/* The last one: nothing takes the request back. */
static void a_stop_ends_what_runs_and_still_drops(void **state)
{
	struct with_place *with = start(*state);
	struct scratch *scratch = make_scratch(with, "postgres");
	struct db *db = connect_to(with, scratch);
	struct outcome outcome;
	pid_t child = fork();

	if (child == 0) {
		(void)usleep(200 * 1000);
		_exit(kill(getppid(), SIGINT));
	}
	stop_watch();
	assert_false(db_run(db, with->arena, "SELECT pg_sleep(60)", &outcome, &with->err));
	assert_int_equal(with->err.code, ERROR_STOPPED);
	assert_int_equal(waitpid(child, NULL, 0), child);
	db_close(&db);
	scratch_drop(&scratch);
	AUTO(postgres_close_db) struct postgres_db *check = NULL;
	WORKS(&with->err, postgres_connect_url(with->place, NULL, 0, true, &check, &with->err));
	assert_string_equal(ask(with, &check->base,
				    "SELECT datname FROM pg_database WHERE datname LIKE 'mtest%'"),
		"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_server, close_server)
		TEST(a_scratch_is_created_filled_copied_and_dropped),
		TEST(one_that_is_in_use_is_dropped),
		TEST(another_database_under_its_name_is_refused),
		TEST(no_password_is_told),
		TEST(databases_of_killed_runs_are_swept_and_no_others),
		TEST(a_kept_database_stays_until_it_is_asked_to_go),
		TEST(a_busy_text_is_ended_there_too),
		TEST(a_stop_ends_what_runs_and_still_drops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
