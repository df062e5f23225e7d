#ifndef MTEST_STOP_H
#define MTEST_STOP_H

#include "error.h"

#include <stdbool.h>

/*
 * Ctrl-C and kill set a flag; everything that waits asks for it and unwinds, so that scratch
 * databases are dropped and servers stopped. The flag is the program's only global state.
 */

/* Takes SIGINT, SIGTERM and SIGHUP; a second one of them ends the program at once. */
void stop_watch(void);

bool stop_requested(void);

/* false with ERROR_STOPPED once a stop was requested. */
bool stop_check(struct error *err) MUST_CHECK;

#endif
