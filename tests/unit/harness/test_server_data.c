#include "with_place.h"

#include "file.h"
#include "server.h"
#include "server_data.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* The cache of initialised data directories: made once, noticed when damaged, shared. */

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(the_cache_is_made_once),
		WITH_PLACE(a_damaged_cache_is_made_anew),
		WITH_PLACE(what_killed_makers_left_in_the_cache_goes),
		WITH_PLACE(without_a_cache_folder_it_lies_beside_the_run),
		WITH_PLACE(several_runs_make_the_cache_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
