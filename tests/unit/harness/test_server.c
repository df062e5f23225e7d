#include "with_place.h"

#include "file.h"
#include "process.h"
#include "server.h"

#include <unistd.h>

/* Clusters: started, stopped, copied, removed. */

static struct server start(struct with_place *with)
{
	struct server server;

	need_server(with);
	WORKS(&with->err, server_create(with->place, with->arena, &server, &with->err));
	return server;
}

static void a_server_is_started_stopped_and_removed(void **state)
{
	struct with_place *with = *state;
	struct server server = start(with);
	pid_t process = server.process;

	assert_true(process > 0);
	assert_true(file_exists(arena_printf(with->arena, "%s/.s.PGSQL.5432", server.socket)));
	WORKS(&with->err, server_start(&server, &with->err));
	assert_int_equal(server.process, process);
	assert_true(server_stop(&server, true));
	assert_int_equal(server.process, 0);
	assert_true(server_stop(&server, true));
	WORKS(&with->err, server_start(&server, &with->err));
	server_remove(&server);
	assert_false(file_exists(server.folder));
	assert_int_equal(count_processes(with->place->folder), 0);
}

static void a_kept_place_keeps_the_data(void **state)
{
	struct with_place *with = *state;
	struct server server = start(with);

	with->place->keep = true;
	server_remove(&server);
	with->place->keep = false;
	assert_int_equal(count_processes(with->place->folder), 0);
	assert_true(file_is_folder(server.data));
	WORKS(&with->err, server_start(&server, &with->err));
	server_remove(&server);
}

static void a_server_that_does_not_start_says_why(void **state)
{
	struct with_place *with = *state;
	struct server server = start(with);

	assert_true(server_stop(&server, true));
	assert_int_equal(unlink(arena_printf(with->arena, "%s/global/pg_control", server.data)), 0);
	assert_false(server_start(&server, &with->err));
	assert_int_equal(with->err.code, ERROR_SYSTEM);
	if (strstr(with->err.text, "did not start") == NULL ||
		strstr(with->err.text, "pg_control") == NULL) {
		FAIL("%s", with->err.text);
	}
	server_remove(&server);
}

static void a_tablespace_elsewhere_is_not_copied(void **state)
{
	struct with_place *with = *state;
	struct server server = start(with), copy;

	assert_int_equal(
		symlink("/tmp", arena_printf(with->arena, "%s/pg_tblspc/16999", server.data)), 0);
	assert_false(server_copy(&server, with->arena, &copy, &with->err));
	assert_int_equal(with->err.code, ERROR_ENVIRONMENT);
	server_remove(&server);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(a_server_is_started_stopped_and_removed),
		WITH_PLACE(a_kept_place_keeps_the_data),
		WITH_PLACE(a_server_that_does_not_start_says_why),
		WITH_PLACE(a_tablespace_elsewhere_is_not_copied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
