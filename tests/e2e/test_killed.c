#include "file.h"
#include "process.h"
#include "temporary.h"
#include "text.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PASSED = 0, FAILED = 1, SKIPPED = 77 };

struct killing {
	struct arena *arena;
	const char *mtest, *project, *engine;
	const char *log;
	size_t faults;
};

static void complain(struct killing *killing, const char *what, const char *detail)
{
	(void)printf("%s: %s\n", what, detail);
	killing->faults++;
}

/* The folder of the run of this process, in any of the places where it may be; NULL: none. */
static const char *find_folder(struct killing *killing, pid_t child)
{
	const char *const bases[] = {"/dev/shm", getenv("TMPDIR"), "/tmp"};
	const char *start = arena_printf(killing->arena, "run-%ld-", (long)child);

	for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
		const char *base = arena_printf(killing->arena, "%s/mtest-%ld",
			bases[i] == NULL ? "" : bases[i], (long)getuid());
		struct names names = {0};
		struct error ignored;

		if (!file_list(killing->arena, base, &names, &ignored)) {
			continue;
		}
		VEC_EACH (&names, it) {
			if (text_starts(*it, start)) {
				return arena_printf(killing->arena, "%s/%s", base, *it);
			}
		}
	}
	return NULL;
}

/* A running process whose command line names the folder; 0: there is none. */
static long find_process(struct killing *killing, const char *folder)
{
	struct names names = {0};
	struct error ignored;

	if (!file_list(killing->arena, "/proc", &names, &ignored)) {
		return 0;
	}
	VEC_EACH (&names, it) {
		char line[4096] = "";
		FILE *file;
		size_t length;

		if (strspn(*it, "0123456789") + 1 != strlen(*it)) {
			continue;
		}
		file = fopen(arena_printf(killing->arena, "/proc/%scmdline", *it), "r");
		length = file == NULL ? 0 : fread(line, 1, sizeof line - 1, file);
		if (file != NULL) {
			(void)fclose(file);
		}
		for (size_t i = 0; i < length; i++) {
			line[i] = line[i] == '\0' ? ' ' : line[i];
		}
		if (strstr(line, folder) != NULL) {
			return strtol(*it, NULL, 10);
		}
	}
	return 0;
}

/* mtest on a project with a step that never ends, well on its way; its run's folder. */
static bool start(struct killing *killing, pid_t *child, const char **folder, struct error *err)
{
	const char *bindir = getenv("MTEST_PG_BINDIR");
	bool has_bindir = bindir != NULL && *bindir != '\0';
	const char *const argv[] = {killing->mtest, "all", "-C", killing->project, "--engine",
		killing->engine, has_bindir ? "--pg-bindir" : NULL, bindir, NULL};
	const struct process_plan plan = {.argv = argv};

	(void)unlink(killing->log);
	*folder = NULL;
	if (!process_start(&plan, killing->log, SIGKILL, child, err)) {
		return false;
	}
	for (int i = 0; i < 200 && *folder == NULL; i++) {
		process_sleep(0.05);
		*folder = find_folder(killing, *child);
	}
	/* The endless step is reached long before its time limit. */
	process_sleep(4);
	return true;
}

/* Waits for the child's end: its exit code, or 128 and the signal. */
static int status_of(pid_t child)
{
	int status = 0;

	while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static const char *said(struct killing *killing)
{
	const char *text = "";
	size_t size;
	struct error ignored;

	return file_read(killing->arena, killing->log, &text, &size, &ignored) ? text : "";
}

static bool is_skipped(struct killing *killing)
{
	return strstr(said(killing), "no PostgreSQL") != NULL;
}

static void expect_nothing_left(struct killing *killing, const char *when, const char *folder)
{
	long process = 0;

	/* What was killed needs a moment to be gone. */
	for (int i = 0; i < 100; i++) {
		process = find_process(killing, folder);
		if (process == 0) {
			break;
		}
		process_sleep(0.05);
	}
	if (process != 0) {
		complain(killing, when,
			arena_printf(killing->arena, "process %ld goes on in %s", process, folder));
	}
	if (file_exists(folder)) {
		complain(killing, when, arena_printf(killing->arena, "%s is left", folder));
	}
}

/* Ctrl-C in the middle: exit code 130, one word, nothing left. */
static bool interrupt(struct killing *killing, struct error *err)
{
	const char *folder;
	pid_t child;
	int status;

	if (!start(killing, &child, &folder, err)) {
		return false;
	}
	(void)kill(child, SIGINT);
	status = status_of(child);
	if (folder == NULL) {
		return true;
	}
	if (status != 130 || strcmp(said(killing), "mtest: interrupted\n") != 0) {
		complain(killing, "interrupted",
			arena_printf(killing->arena, "exit code %d: %s", status, said(killing)));
	}
	expect_nothing_left(killing, "interrupted", folder);
	return true;
}

/* kill -9 in the middle: what is left, the next run takes away without a word. */
static bool kill_hard(struct killing *killing, struct error *err)
{
	const char *const argv[] = {killing->mtest, "clean", NULL};
	const struct process_plan plan = {.argv = argv, .seconds = 60};
	struct process_result result;
	const char *folder;
	pid_t child;

	if (!start(killing, &child, &folder, err)) {
		return false;
	}
	if (folder == NULL) {
		complain(killing, "killed", "its run's folder was not found");
		process_kill(child);
		return true;
	}
	(void)kill(child, SIGKILL);
	(void)status_of(child);
	if (!process_run(&plan, killing->arena, &result, err)) {
		return false;
	}
	if (result.status != 0) {
		complain(killing, "the sweep failed", result.output);
	}
	expect_nothing_left(killing, "killed", folder);
	return true;
}

static bool test(struct killing *killing, int *result, struct error *err)
{
	AUTO(temporary_remove) const char *folder = NULL;

	if (!temporary_open(killing->arena, "killed", &folder, err)) {
		return false;
	}
	killing->log = arena_printf(killing->arena, "%s/log", folder);
	*result = PASSED;
	if (!interrupt(killing, err)) {
		return false;
	}
	if (is_skipped(killing)) {
		(void)puts(said(killing));
		*result = SKIPPED;
	} else if (!kill_hard(killing, err)) {
		return false;
	} else if (killing->faults > 0) {
		*result = FAILED;
	}
	return true;
}

/* test_killed MTEST PROJECT ENGINE: ends mtest in the middle of a walk and looks what is left. */
int main(int argc, char **argv)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	struct error err = {0};
	int result = FAILED;

	if (argc != 4) {
		(void)fputs("usage: test_killed MTEST PROJECT ENGINE\n", stderr);
		return FAILED;
	}
	struct killing killing = {
		.arena = arena, .mtest = argv[1], .project = argv[2], .engine = argv[3]};

	if (!test(&killing, &result, &err)) {
		(void)fprintf(stderr, "test_killed: %s\n", err.text);
		return FAILED;
	}
	return result;
}
