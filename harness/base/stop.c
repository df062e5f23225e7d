#include "stop.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t requested;

static void note(int number)
{
	(void)number;
	requested = 1;
}

void stop_watch(void)
{
	const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND};

	(void)sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		(void)sigaction(numbers[i], &action, NULL);
	}
	/* A reader that goes away shows as a failed write, not as a killed run. */
	(void)signal(SIGPIPE, SIG_IGN);
}

bool stop_requested(void)
{
	return requested != 0;
}

bool stop_check(struct error *err)
{
	return requested == 0 || fail(err, ERROR_STOPPED, "interrupted");
}
