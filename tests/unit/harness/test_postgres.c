#include "with_place.h"

#include "file.h"
#include "postgres.h"

#include <sys/stat.h>
#include <unistd.h>

/* Scratch databases and sessions of the engine postgres, with real servers. */

static void a_scratch_is_created_filled_copied_and_dropped(void **state)
{
	struct with_place *with = *state;
	struct scratch *scratch = make_scratch(with, "postgres"), *copy = NULL;
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
	AUTO(scratch_drop) struct scratch *one = make_scratch(with, "postgres");
	AUTO(scratch_drop) struct scratch *other = make_scratch(with, "postgres");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
	const struct postgres_scratch *own = (struct postgres_scratch *)scratch;
	struct stat status;

	assert_int_equal(stat(own->server.socket, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	assert_int_equal(status.st_uid, geteuid() == 0 ? with->place->user : geteuid());
	assert_int_equal(stat(own->server.folder, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	assert_true(strlen(own->server.socket) + sizeof "/.s.PGSQL.5432" <= 107);
}

static void a_reset_takes_the_session_back(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
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
		scratch = make_scratch(with, "postgres");
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
		WITH_PLACE(a_scratch_is_created_filled_copied_and_dropped),
		WITH_PLACE(roles_of_one_scratch_are_not_seen_in_another),
		WITH_PLACE(a_session_begins_as_the_server_does),
		WITH_PLACE(the_server_sees_nothing_of_the_environment),
		WITH_PLACE(a_socket_is_reached_by_nobody_else),
		WITH_PLACE(a_reset_takes_the_session_back),
		WITH_PLACE(a_hostile_name_names_a_database),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
