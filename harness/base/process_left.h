#ifndef MTEST_PROCESS_LEFT_H
#define MTEST_PROCESS_LEFT_H

/*
 * Processes that outlive the one they were started by, in whatever session and group: known by an
 * entry of the environment that all of them inherit.
 */

/* "MTEST_WORKER=…" */
#define PROCESS_MARK "MTEST_WORKER="

/* Kills every process whose environment has an entry that begins so, except this one. */
void process_end_left(const char *entry);

#endif
