#include "file.h"
#include "folder.h"
#include "process.h"
#include "process_left.h"

#include <unistd.h>

static void close_stream(FILE **stream)
{
	if (*stream != NULL) {
		(void)fclose(*stream);
	}
}

/* A process that runs, and not one whose end nobody has asked for yet. */
static bool is_alive(const struct with_folder *with, const char *pid)
{
	AUTO(close_stream)
	FILE *stream = fopen(arena_printf(with->arena, "/proc/%s/stat", pid), "re");
	char text[512];
	const char *state = stream == NULL || fgets(text, sizeof text, stream) == NULL
				    ? NULL
				    : strrchr(text, ')');

	return state != NULL && state[2] != 'Z' && state[2] != 'X';
}

/* Starts a process in a session of its own, behind the back of whoever has started it. */
static const char *start_daemon(struct with_folder *with, const char *mark)
{
	const char *const argv[] = {"/bin/sh", "-c",
		"setsid sh -c 'echo $$ > pid; exec sleep 300' > /dev/null 2>&1 & "
		"while ! [ -s pid ]; do sleep 0.01; done",
		NULL};
	const char *const environment[] = {"PATH=/usr/bin:/bin", mark, NULL};
	const struct process_plan plan = {
		.argv = argv, .environment = environment, .folder = with->folder, .seconds = 20};
	struct process_result result;
	const char *pid;
	size_t size;

	WORKS(&with->err, process_run(&plan, with->arena, &result, &with->err));
	assert_int_equal(result.status, 0);
	WORKS(&with->err, file_read(with->arena, arena_printf(with->arena, "%s/pid", with->folder),
				  &pid, &size, &with->err));
	return text_trim(with->arena, pid);
}

static void what_bears_the_mark_is_ended_and_nothing_else(void **state)
{
	struct with_folder *with = *state;
	const char *mark = arena_printf(with->arena, PROCESS_MARK "%s/1", with->folder);
	const char *pid = start_daemon(with, mark);

	assert_true(is_alive(with, pid));
	process_end_left(arena_printf(with->arena, PROCESS_MARK "%s/2", with->folder));
	assert_true(is_alive(with, pid));
	process_end_left(arena_printf(with->arena, PROCESS_MARK "%s/", with->folder));
	for (int i = 0; i < 500 && is_alive(with, pid); i++) {
		process_sleep(0.01);
	}
	assert_false(is_alive(with, pid));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(what_bears_the_mark_is_ended_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
