#ifndef MTEST_SERVER_END_H
#define MTEST_SERVER_END_H

#include <stdbool.h>

/*
 * Ends servers that cannot be ended as children: those of a killed run, and what is left of one
 * whose first process was killed. A process is known by its data directory, which is its working
 * folder or stands on its command line, or by the server's name there; a process id read from a
 * file is never trusted.
 */

/* The name (cluster_name) that the server with this data directory bears: the end of its path. */
const char *server_end_name(const char *data);

/*
 * Every process of the server with this data directory, and all that these started: by SIGQUIT,
 * after seconds by SIGKILL. false: some process is still there.
 */
bool server_end(const char *data, double seconds);

#endif
