#include "with_place.h"

/* What becomes of a text that is run for a migration. */

static void a_failure_is_told_in_the_servers_words(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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

static void rows_are_counted_where_a_statement_counts_them(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
	AUTO(db_close) struct db *db = connect_to(with, scratch);
	const int megabytes = 6 * 1024 * 1024;
	const char *text = arena_printf(with->arena, "SELECT 1 + %*s", megabytes, "nope");

	assert_int_equal(run(with, db, text).offset, strlen(text) - strlen("nope"));
}

static void copy_from_and_to_the_client_fails_at_once(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(a_failure_is_told_in_the_servers_words),
		WITH_PLACE(an_offset_counts_bytes),
		WITH_PLACE(rows_are_counted_where_a_statement_counts_them),
		WITH_PLACE(a_long_text_is_sent_whole),
		WITH_PLACE(copy_from_and_to_the_client_fails_at_once),
		WITH_PLACE(a_text_is_ended_at_the_time_limit),
		WITH_PLACE(a_text_that_catches_its_end_loses_its_connection),
		WITH_PLACE(a_killed_backend_is_a_lost_connection),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
