#include "with_place.h"

#include "file.h"
#include "place_sweep.h"
#include "process.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Servers of killed runs. */

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

		WORKS(&with->err, place_sweep_runs(false, NULL, &removed, &with->err));
		assert_true(is_gone(folder));
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

			_exit(place_sweep_runs(false, NULL, &removed, &err) ? 0 : 1);
		}
	}
	for (int i = 0; i < 4; i++) {
		int status;

		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	assert_true(is_gone(folder));
	assert_int_equal(count_processes(folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(a_killed_run_is_swept_with_its_server),
		WITH_PLACE(two_sweepers_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
