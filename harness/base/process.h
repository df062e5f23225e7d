#ifndef MTEST_PROCESS_H
#define MTEST_PROCESS_H

#include "arena.h"
#include "error.h"

#include <stdbool.h>
#include <sys/types.h>

/*
 * Child processes. Each has its own process group, no standard input and a time limit; when the
 * limit passes or a stop is requested, the whole group is killed. A child dies with the thread
 * that started it (PR_SET_PDEATHSIG), so a killed mtest leaves none behind.
 */

struct process_plan {
	const char *const *argv;        /* ends with NULL; argv[0] is a path */
	const char *const *environment; /* "NAME=value", ends with NULL; NULL: this process's own */
	const char *folder;             /* where it runs; NULL: here */
	uid_t user;                     /* 0: whoever runs mtest */
	gid_t group;
	double seconds; /* time limit of process_run */
	int input;      /* its standard input, of process_start; 0: none */
	/* No network but Unix sockets, where the kernel lets a program ask for that
	   (process_is_isolated). */
	bool isolated;
};

/* A child that is spoken with: its standard input, its standard output, its standard error. */
struct process_pipes {
	pid_t child;
	int input, output, messages;
};

struct process_result {
	int status; /* exit code, or 128 + signal */
	bool timed_out;
	/* Standard output and error together, at most the last 64 KiB; NUL bytes are spaces. */
	const char *output;
};

/*
 * Runs a program to its end; what it leaves in its group is killed then, whoever holds its output.
 * That it ends badly is a result; false: it could not be run.
 */
bool process_run(const struct process_plan *plan, struct arena *arena, struct process_result *out,
	struct error *err) MUST_CHECK;

/*
 * Starts a program that goes on beside mtest, its output appended to the file log.
 * end_signal is what it gets when mtest dies.
 */
bool process_start(const struct process_plan *plan, const char *log, int end_signal, pid_t *out,
	struct error *err) MUST_CHECK;

/* Starts a program that goes on beside mtest and gets SIGKILL when mtest dies. */
bool process_start_piped(
	const struct process_plan *plan, struct process_pipes *out, struct error *err) MUST_CHECK;

/* From now on, whoever is left behind by a process below this one becomes a child of this one. */
void process_adopt(void);

/* Has the child a network of its own, with nobody else in it? */
bool process_is_isolated(pid_t child);

/* Waits up to seconds for the child; true when it has ended (and is reaped). */
bool process_wait(pid_t child, double seconds);

/* Kills the child's whole group and reaps it. */
void process_kill(pid_t child);

/* Seconds of a clock that only goes forward. */
double process_clock(void);

void process_sleep(double seconds);

#endif
