#include "process.h"

#include "stop.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const size_t output_limit = 64 * 1024;

double process_clock(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void process_sleep(double seconds)
{
	struct timespec time = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};

	(void)nanosleep(&time, NULL);
}

/* A child's ends; input -1: nothing to read. */
struct ends {
	int input, output, messages;
};

static void write_once(const char *path, const char *text)
{
	int file = open(path, O_WRONLY | O_CLOEXEC);

	if (file >= 0) {
		(void)!write(file, text, strlen(text));
		(void)close(file);
	}
}

/*
 * A network namespace of its own holds nothing but a loopback that is down; Unix sockets are
 * files and stay. Whoever is not root needs a user namespace, too, in which it is itself. Root
 * must stay without one: it would lose the right to other users' files there.
 */
static void isolate(void)
{
	char map[64];
	uid_t user = geteuid();
	gid_t group = getegid();

	if (user == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) {
		(void)unshare(CLONE_NEWNET);
		return;
	}
	write_once("/proc/self/setgroups", "deny");
	(void)snprintf(map, sizeof map, "%lu %lu 1", (unsigned long)user, (unsigned long)user);
	write_once("/proc/self/uid_map", map);
	(void)snprintf(map, sizeof map, "%lu %lu 1", (unsigned long)group, (unsigned long)group);
	write_once("/proc/self/gid_map", map);
}

/* Between fork and exec: only what POSIX allows there. Never returns. */
static void become(const struct process_plan *plan, struct ends ends, int end_signal, int trouble)
{
	sigset_t none;

	if (ends.input < 0) {
		ends.input = open("/dev/null", O_RDONLY);
	}
	(void)setpgid(0, 0);
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
	(void)signal(SIGPIPE, SIG_DFL);
	if (plan->isolated) {
		isolate();
	}
	if (ends.input < 0 || dup2(ends.input, 0) < 0 || dup2(ends.output, 1) < 0 ||
		dup2(ends.messages, 2) < 0 || (plan->folder != NULL && chdir(plan->folder) != 0) ||
		(plan->user != 0 && (setgroups(0, NULL) != 0 || setgid(plan->group) != 0 ||
					    setuid(plan->user) != 0)) ||
		/* After setuid, which clears it. */
		prctl(PR_SET_PDEATHSIG, end_signal) != 0) {
		int number = errno;

		(void)!write(trouble, &number, sizeof number);
		_exit(127);
	}
	(void)execve(plan->argv[0], (char *const *)(uintptr_t)plan->argv,
		plan->environment == NULL ? environ : (char *const *)(uintptr_t)plan->environment);
	int number = errno;

	(void)!write(trouble, &number, sizeof number);
	_exit(127);
}

static bool start(const struct process_plan *plan, struct ends ends, int end_signal, pid_t *out,
	struct error *err)
{
	int trouble[2], number = 0;
	pid_t child;
	ssize_t got;

	if (pipe2(trouble, O_CLOEXEC) != 0) {
		return fail_errno(err, "cannot run %s", plan->argv[0]);
	}
	child = fork();
	if (child == 0) {
		become(plan, ends, end_signal, trouble[1]);
	}
	(void)close(trouble[1]);
	if (child < 0) {
		(void)close(trouble[0]);
		return fail_errno(err, "cannot run %s", plan->argv[0]);
	}
	(void)setpgid(child, child);
	/* The pipe closes by itself when the program runs. */
	do {
		got = read(trouble[0], &number, sizeof number);
	} while (got < 0 && errno == EINTR);
	(void)close(trouble[0]);
	if (got > 0) {
		(void)waitpid(child, NULL, 0);
		return fail(
			err, ERROR_SYSTEM, "cannot run %s: %s", plan->argv[0], strerror(number));
	}
	*out = child;
	return true;
}

static void close_file(int *file)
{
	if (*file >= 0) {
		(void)close(*file);
	}
}

bool process_start(const struct process_plan *plan, const char *log, int end_signal, pid_t *out,
	struct error *err)
{
	AUTO(close_file) int file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

	if (file < 0) {
		return fail_errno(err, "%s", log);
	}
	return start(plan, (struct ends){plan->input == 0 ? -1 : plan->input, file, file},
		end_signal, out, err);
}

bool process_start_piped(
	const struct process_plan *plan, struct process_pipes *out, struct error *err)
{
	int pipes[3][2] = {{-1, -1}, {-1, -1}, {-1, -1}};
	bool started = false;

	*out = (struct process_pipes){-1, -1, -1, -1};
	if (pipe2(pipes[0], O_CLOEXEC) != 0 || pipe2(pipes[1], O_CLOEXEC) != 0 ||
		pipe2(pipes[2], O_CLOEXEC) != 0) {
		(void)fail_errno(err, "cannot run %s", plan->argv[0]);
	} else {
		started = start(plan, (struct ends){pipes[0][0], pipes[1][1], pipes[2][1]}, SIGKILL,
			&out->child, err);
	}
	close_file(&pipes[0][0]);
	close_file(&pipes[1][1]);
	close_file(&pipes[2][1]);
	if (!started) {
		close_file(&pipes[0][1]);
		close_file(&pipes[1][0]);
		close_file(&pipes[2][0]);
		return false;
	}
	out->input = pipes[0][1];
	out->output = pipes[1][0];
	out->messages = pipes[2][0];
	return true;
}

void process_adopt(void)
{
	(void)prctl(PR_SET_CHILD_SUBREAPER, 1);
}

bool process_is_isolated(pid_t child)
{
	char path[64];
	struct stat own, other;

	(void)snprintf(path, sizeof path, "/proc/%ld/ns/net", (long)child);
	return stat("/proc/self/ns/net", &own) == 0 && stat(path, &other) == 0 &&
	       own.st_ino != other.st_ino;
}

bool process_wait(pid_t child, double seconds)
{
	double until = process_clock() + seconds;
	double pause = 0.0005;

	while (true) {
		pid_t ended = waitpid(child, NULL, WNOHANG);

		if (ended == child || (ended < 0 && errno == ECHILD)) {
			return true;
		}
		if (process_clock() >= until) {
			return false;
		}
		process_sleep(pause);
		pause = pause < 0.01 ? pause * 2 : pause;
	}
}

void process_kill(pid_t child)
{
	(void)kill(-child, SIGKILL);
	(void)kill(child, SIGKILL);
	while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
	}
}

/* Keeps the last bytes of what the child says; false: it closed its end. */
static bool take(int file, char *output, size_t *length)
{
	char piece[4096];
	ssize_t got = read(file, piece, sizeof piece);

	if (got <= 0) {
		return got < 0 && (errno == EAGAIN || errno == EINTR);
	}
	if (*length + (size_t)got > output_limit) {
		size_t drop = *length + (size_t)got - output_limit;

		memmove(output, output + drop, *length - drop);
		*length -= drop;
	}
	memcpy(output + *length, piece, (size_t)got);
	*length += (size_t)got;
	return true;
}

/* What has been said by now, where somebody else may hold the other end and go on. */
static void take_rest(int file, char *output, size_t *length)
{
	struct pollfd ready = {.fd = file, .events = POLLIN};

	for (size_t i = 0; i < 2 * output_limit / 4096 && poll(&ready, 1, 0) > 0; i++) {
		if (!take(file, output, length)) {
			return;
		}
	}
}

/* It stays to be reaped. */
static bool has_ended(pid_t child)
{
	siginfo_t info = {0};

	return waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
	       info.si_pid == child;
}

bool process_run(const struct process_plan *plan, struct arena *arena, struct process_result *out,
	struct error *err)
{
	AUTO(close_file) int reading = -1;
	int ends[2], status = 0;
	double until = process_clock() + plan->seconds;
	char *output = arena_alloc(arena, output_limit + 1);
	size_t length = 0;
	bool open = true, ended = false, started;
	pid_t child = -1;

	*out = (struct process_result){.output = output};
	if (pipe2(ends, O_CLOEXEC) != 0) {
		return fail_errno(err, "cannot run %s", plan->argv[0]);
	}
	reading = ends[0];
	started = start(plan, (struct ends){-1, ends[1], ends[1]}, SIGKILL, &child, err);
	(void)close(ends[1]);
	if (!started) {
		return false;
	}
	while (!ended && process_clock() < until && !stop_requested()) {
		struct pollfd ready = {.fd = open ? reading : -1, .events = POLLIN};

		if (poll(&ready, 1, open ? 50 : 1) > 0) {
			open = take(reading, output, &length);
		}
		ended = has_ended(child);
	}
	if (ended && open) {
		take_rest(reading, output, &length);
	}
	for (size_t i = 0; i < length; i++) {
		output[i] = output[i] == '\0' ? ' ' : output[i];
	}
	if (!ended) {
		out->timed_out = true;
		process_kill(child);
		return stop_check(err);
	}
	/* Before it is reaped, so that nobody else can have got its number. */
	(void)kill(-child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
	}
	out->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	return true;
}
