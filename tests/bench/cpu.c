#include "cpu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

unsigned long long cpu_number(const char *path, unsigned n)
{
	FILE *file = fopen(path, "re");
	char text[1024] = "";
	char *at = text;
	unsigned long long number = 0;

	if (file == NULL) {
		return 0;
	}
	if (fgets(text, sizeof text, file) != NULL) {
		char *behind_name = strrchr(text, ')');

		at = behind_name == NULL ? text : behind_name + 4;
		for (unsigned i = 0; i <= n; i++) {
			number = strtoull(at, &at, 10);
		}
	}
	(void)fclose(file);
	return number;
}

double cpu_of(long process)
{
	char path[64];

	(void)snprintf(path, sizeof path, "/proc/%ld/schedstat", process);
	return (double)cpu_number(path, 0) / 1e9;
}

double cpu_of_ended(long process)
{
	char path[64];

	(void)snprintf(path, sizeof path, "/proc/%ld/stat", process);
	return (double)(cpu_number(path, 12) + cpu_number(path, 13)) / (double)sysconf(_SC_CLK_TCK);
}

double cpu_own(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double cpu_of_children(void)
{
	struct rusage usage;

	(void)getrusage(RUSAGE_CHILDREN, &usage);
	return (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

size_t cpu_children(long process)
{
	char path[64], text[4096] = "";
	FILE *file;
	size_t count = 0;

	(void)snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", process, process);
	file = fopen(path, "re");
	if (file == NULL) {
		return 0;
	}
	if (fgets(text, sizeof text, file) != NULL) {
		for (const char *at = text; *at != '\0'; at++) {
			count += *at == ' ' ? 1 : 0;
		}
	}
	(void)fclose(file);
	return count;
}
