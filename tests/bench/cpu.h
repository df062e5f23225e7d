#ifndef MTEST_BENCH_CPU_H
#define MTEST_BENCH_CPU_H

#include <stddef.h>

/* CPU that was used so far, in seconds. */
double cpu_own(void);
double cpu_of_children(void);      /* that have ended */
double cpu_of(long process);       /* to the nanosecond */
double cpu_of_ended(long process); /* of its children that have ended, in ticks of 10 ms */

/* How many children it has. */
size_t cpu_children(long process);

/* The n-th number of a small file, counted from 0 (of /proc/<pid>/stat, behind the name and the
   state); 0 where there is none. */
unsigned long long cpu_number(const char *path, unsigned n);

#endif
