#include "with_place.h"

#include "file.h"
#include "place_base.h"
#include "place_sweep.h"
#include "process.h"
#include "server_end.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* The run's folder: made, locked, removed, and swept when its run was killed. */

static void sweep(struct with_place *with)
{
	size_t removed;

	WORKS(&with->err, place_sweep(NULL, &removed, &with->err));
}

static const char *lock_of(struct with_place *with, const char *folder)
{
	return arena_printf(with->arena, "%s.lock", folder);
}

static void a_run_has_a_folder_of_its_own(void **state)
{
	struct with_place *with = *state;
	AUTO(place_close) struct place *other = NULL;
	struct stat status;

	assert_int_equal(stat(with->place->folder, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0711);
	assert_int_equal(status.st_uid, geteuid());
	assert_int_equal(stat(with->place->base, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0711);
	WORKS(&with->err, place_open(with->arena, &other, &with->err));
	assert_string_not_equal(other->folder, with->place->folder);
	assert_string_not_equal(place_path(other, "x"), place_path(other, "x"));
}

static void closing_leaves_nothing(void **state)
{
	struct with_place *with = *state;
	const char *folder = with->place->folder;

	WORKS(&with->err, file_write(place_path(with->place, "file"), "x", 1, &with->err));
	place_close(&with->place);
	assert_null(with->place);
	assert_false(file_exists(folder));
	assert_false(file_exists(lock_of(with, folder)));
}

static void a_kept_folder_is_there_until_it_is_asked_to_go(void **state)
{
	struct with_place *with = *state;
	const char *folder = with->place->folder;
	size_t removed;

	with->place->keep = true;
	place_close(&with->place);
	assert_true(file_is_folder(folder));
	WORKS(&with->err, place_sweep_runs(false, NULL, &removed, &with->err));
	assert_true(file_is_folder(folder));
	sweep(with);
	assert_true(is_gone(folder));
	assert_true(is_gone(lock_of(with, folder)));
}

static void the_folder_of_a_living_run_is_not_swept(void **state)
{
	struct with_place *with = *state;

	sweep(with);
	assert_true(file_is_folder(with->place->folder));
}

/* The folder of a process that was killed in the middle of its work. */
static const char *killed_run(struct with_place *with)
{
	const char *folder;
	char text[256] = "";
	int ends[2];
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		struct place *place;
		struct error err;

		if (place_open(arena_new(), &place, &err) &&
			file_write(place_path(place, "file"), "x", 1, &err)) {
			(void)!write(ends[1], place->folder, strlen(place->folder));
		}
		(void)close(ends[1]);
		(void)pause();
		_exit(0);
	}
	(void)close(ends[1]);
	assert_true(read(ends[0], text, sizeof text - 1) > 0);
	(void)close(ends[0]);
	folder = arena_copy(with->arena, text);
	assert_true(file_is_folder(folder));
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	return folder;
}

static void the_folder_of_a_killed_run_is_swept(void **state)
{
	struct with_place *with = *state;
	const char *folder = killed_run(with);
	char *said = NULL;
	size_t size = 0, removed = 0;
	FILE *log = open_memstream(&said, &size);

	assert_non_null(log);
	WORKS(&with->err, place_sweep(log, &removed, &with->err));
	(void)fclose(log);
	assert_int_equal(removed > 0, size > 0);
	assert_true(removed == 0 || strstr(said, "removed /") != NULL);
	free(said);
	assert_true(is_gone(folder));
	assert_true(is_gone(lock_of(with, folder)));
}

static void the_next_run_sweeps_before_it_begins(void **state)
{
	struct with_place *with = *state;
	const char *folder = killed_run(with);
	AUTO(place_close) struct place *next = NULL;

	WORKS(&with->err, place_open(with->arena, &next, &with->err));
	assert_true(is_gone(folder));
}

static void halves_of_a_run_are_swept(void **state)
{
	struct with_place *with = *state;
	const char *folder = arena_printf(with->arena, "%s/run-1-half", with->place->base);
	const char *lock = arena_printf(with->arena, "%s/run-1-other.lock", with->place->base);

	WORKS(&with->err, file_make_folders(folder, 0700, &with->err));
	WORKS(&with->err, file_write(lock, "", 0, &with->err));
	sweep(with);
	assert_true(is_gone(folder));
	assert_true(is_gone(lock_of(with, folder)));
	assert_true(is_gone(lock));
}

/* What one of several processes does: begin runs, sweep, and find its own folder untouched. */
static bool begin_and_sweep(void)
{
	AUTO(arena_free) struct arena *arena = arena_new();

	for (int i = 0; i < 20; i++) {
		AUTO(place_close) struct place *place = NULL;
		struct error err;
		size_t removed;

		if (!place_open(arena, &place, &err) || !place_sweep(NULL, &removed, &err) ||
			!file_write(place_path(place, "x"), "x", 1, &err)) {
			print_error("%s\n", err.text);
			return false;
		}
	}
	return true;
}

static void runs_and_sweeps_at_once_do_no_harm(void **state)
{
	struct with_place *with = *state;
	const char *folder = killed_run(with);
	pid_t children[8];

	for (int i = 0; i < 8; i++) {
		children[i] = fork();
		if (children[i] == 0) {
			_exit(begin_and_sweep() ? 0 : 1);
		}
	}
	for (int i = 0; i < 8; i++) {
		int status;

		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	assert_true(is_gone(folder));
	assert_true(file_is_folder(with->place->folder));
}

static void a_base_of_somebody_else_is_refused(void **state)
{
	struct with_place *with = *state;
	const char *folder = place_path(with->place, "base");
	const char *link = place_path(with->place, "link");

	assert_false(place_base_is_ours(folder, &with->err));
	WORKS(&with->err, file_make_folders(folder, 0700, &with->err));
	WORKS(&with->err, place_base_is_ours(folder, &with->err));
	assert_int_equal(symlink(folder, link), 0);
	assert_false(place_base_is_ours(link, &with->err));
	assert_int_equal(chmod(folder, 0777), 0);
	assert_false(place_base_is_ours(folder, &with->err));
	if (geteuid() == 0) {
		assert_int_equal(chmod(folder, 0700), 0);
		assert_int_equal(chown(folder, 65534, 65534), 0);
		assert_false(place_base_is_ours(folder, &with->err));
	} else {
		assert_false(place_base_is_ours("/", &with->err));
	}
}

static void a_folder_that_the_servers_user_cannot_reach_is_told(void **state)
{
	struct with_place *with = *state;
	const char *outer = place_path(with->place, "outer");
	const char *inner = arena_printf(with->arena, "%s/inner", outer);

	WORKS(&with->err, file_make_folders(inner, 0755, &with->err));
	assert_true(place_reachable(with->place, inner));
	assert_true(place_reachable(with->place, "/"));
	assert_false(place_reachable(with->place, "/no/such/folder"));
	assert_int_equal(chmod(outer, 0700), 0);
	assert_int_equal(place_reachable(with->place, inner), with->place->user == 0);
}

static void only_a_server_is_ended(void **state)
{
	struct with_place *with = *state;
	const char *folder = place_path(with->place, "data");
	const char *const argv[] = {"/bin/sleep", "60", NULL};
	struct process_plan plan = {.argv = argv, .folder = folder};
	pid_t child;

	/* Somebody who looks around in the folder of a kept run. */
	WORKS(&with->err, file_make_folders(folder, 0755, &with->err));
	WORKS(&with->err,
		process_start(&plan, place_path(with->place, "log"), SIGKILL, &child, &with->err));
	assert_true(server_end(folder, 0.1));
	assert_false(process_wait(child, 0.05));
	process_kill(child);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(a_run_has_a_folder_of_its_own),
		WITH_PLACE(closing_leaves_nothing),
		WITH_PLACE(a_kept_folder_is_there_until_it_is_asked_to_go),
		WITH_PLACE(the_folder_of_a_living_run_is_not_swept),
		WITH_PLACE(the_folder_of_a_killed_run_is_swept),
		WITH_PLACE(the_next_run_sweeps_before_it_begins),
		WITH_PLACE(halves_of_a_run_are_swept),
		WITH_PLACE(runs_and_sweeps_at_once_do_no_harm),
		WITH_PLACE(a_base_of_somebody_else_is_refused),
		WITH_PLACE(a_folder_that_the_servers_user_cannot_reach_is_told),
		WITH_PLACE(only_a_server_is_ended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
