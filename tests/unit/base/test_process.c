#include "folder.h"
#include "process.h"
#include "stop.h"

#include <signal.h>

/* The shell with one script. */
static bool run_shell(
	struct with_folder *with, const char *script, double seconds, struct process_result *result)
{
	const char *const argv[] = {"/bin/sh", "-c", script, NULL};
	const struct process_plan plan = {.argv = argv, .folder = with->folder, .seconds = seconds};

	return process_run(&plan, with->arena, result, &with->err);
}

static void a_program_runs_in_its_folder_and_both_outputs_are_kept(void **state)
{
	struct with_folder *with = *state;
	struct process_result result;

	WORKS(&with->err, run_shell(with, "pwd; echo told >&2; exit 3", 20, &result));
	assert_int_equal(result.status, 3);
	assert_false(result.timed_out);
	assert_non_null(strstr(result.output, with->folder));
	assert_non_null(strstr(result.output, "told\n"));
}

static void there_is_no_standard_input(void **state)
{
	struct with_folder *with = *state;
	struct process_result result;

	WORKS(&with->err, run_shell(with, "wc -c", 20, &result));
	assert_int_equal(result.status, 0);
	assert_int_equal(strtol(result.output, NULL, 10), 0);
}

static void the_environment_is_the_plans(void **state)
{
	struct with_folder *with = *state;
	const char *const argv[] = {"/bin/sh", "-c", "echo \"$ONE-$TWO\"", NULL};
	const char *const environment[] = {"ONE=1", NULL};
	const struct process_plan plan = {.argv = argv, .environment = environment, .seconds = 20};
	struct process_result result;

	WORKS(&with->err, process_run(&plan, with->arena, &result, &with->err));
	assert_string_equal(result.output, "1-\n");
}

static void a_killed_program_counts_its_signal(void **state)
{
	struct with_folder *with = *state;
	struct process_result result;

	WORKS(&with->err, run_shell(with, "kill -TERM $$", 20, &result));
	assert_int_equal(result.status, 128 + SIGTERM);
}

static void a_program_that_is_not_there_is_an_error(void **state)
{
	struct with_folder *with = *state;
	const char *const argv[] = {"/nowhere/program", NULL};
	const struct process_plan plan = {.argv = argv, .seconds = 20};
	struct process_result result;
	pid_t child;

	assert_false(process_run(&plan, with->arena, &result, &with->err));
	assert_string_equal(
		with->err.text, "cannot run /nowhere/program: No such file or directory");
	assert_false(process_start(&plan, in_folder(with, "log"), SIGKILL, &child, &with->err));
}

static void a_time_limit_ends_the_whole_group(void **state)
{
	struct with_folder *with = *state;
	struct process_result result;
	double start = process_clock();

	WORKS(&with->err,
		run_shell(with, "(sleep 60; touch late) & echo $! >child; sleep 60", 0.5, &result));
	assert_true(result.timed_out);
	assert_true(process_clock() - start < 20);
	/* The child is a zombie of init's at most. */
	for (int i = 0; i < 100 && kill((pid_t)strtol(get(with, "child"), NULL, 10), 0) == 0; i++) {
		process_sleep(0.05);
	}
	assert_false(file_exists(in_folder(with, "late")));
}

static void what_a_program_leaves_behind_is_not_waited_for(void **state)
{
	struct with_folder *with = *state;
	struct process_result result;
	double start = process_clock();

	WORKS(&with->err,
		run_shell(with, "(sleep 60; touch late) & echo said; exit 4", 50, &result));
	assert_false(result.timed_out);
	assert_int_equal(result.status, 4);
	assert_string_equal(result.output, "said\n");
	assert_true(process_clock() - start < 20);
}

static void a_program_that_says_no_more_is_ended_in_time(void **state)
{
	struct with_folder *with = *state;
	struct process_result result;
	double start = process_clock();

	WORKS(&with->err, run_shell(with, "exec >/dev/null 2>&1; sleep 60", 0.5, &result));
	assert_true(result.timed_out);
	assert_true(process_clock() - start < 20);
}

static void only_the_end_of_a_long_output_is_kept(void **state)
{
	struct with_folder *with = *state;
	struct process_result result;

	WORKS(&with->err,
		run_shell(with, "head -c 300000 /dev/zero | tr '\\0' x; echo end", 20, &result));
	assert_int_equal(strlen(result.output), 64 * 1024);
	assert_string_equal(result.output + 64 * 1024 - 5, "xend\n");
}

static void a_started_program_goes_on_beside(void **state)
{
	struct with_folder *with = *state;
	const char *const argv[] = {"/bin/sh", "-c", "echo begun; sleep 60", NULL};
	const struct process_plan plan = {.argv = argv};
	const char *log = in_folder(with, "log");
	pid_t child;

	WORKS(&with->err, process_start(&plan, log, SIGKILL, &child, &with->err));
	for (int i = 0; i < 200 && strcmp(get(with, "log"), "begun\n") != 0; i++) {
		process_sleep(0.05);
	}
	assert_string_equal(get(with, "log"), "begun\n");
	assert_false(process_wait(child, 0.05));
	process_kill(child);
	assert_true(process_wait(child, 5));
}

static void a_started_program_is_waited_for(void **state)
{
	struct with_folder *with = *state;
	const char *const argv[] = {"/bin/sh", "-c", "exit 0", NULL};
	const struct process_plan plan = {.argv = argv};
	pid_t child;

	WORKS(&with->err,
		process_start(&plan, in_folder(with, "log"), SIGKILL, &child, &with->err));
	assert_true(process_wait(child, 20));
}

/* Last: the flag stays set. */
static void a_stop_ends_what_runs(void **state)
{
	struct with_folder *with = *state;
	struct process_result result;
	double start = process_clock();

	stop_watch();
	assert_false(stop_requested());
	assert_false(run_shell(with, "kill -TERM $PPID; sleep 60", 60, &result));
	assert_int_equal(with->err.code, ERROR_STOPPED);
	assert_true(stop_requested());
	assert_false(stop_check(&with->err));
	assert_true(process_clock() - start < 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(a_program_runs_in_its_folder_and_both_outputs_are_kept),
		WITH_FOLDER(there_is_no_standard_input),
		WITH_FOLDER(the_environment_is_the_plans),
		WITH_FOLDER(a_killed_program_counts_its_signal),
		WITH_FOLDER(a_program_that_is_not_there_is_an_error),
		WITH_FOLDER(a_time_limit_ends_the_whole_group),
		WITH_FOLDER(what_a_program_leaves_behind_is_not_waited_for),
		WITH_FOLDER(a_program_that_says_no_more_is_ended_in_time),
		WITH_FOLDER(only_the_end_of_a_long_output_is_kept),
		WITH_FOLDER(a_started_program_goes_on_beside),
		WITH_FOLDER(a_started_program_is_waited_for),
		WITH_FOLDER(a_stop_ends_what_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
