#include "process_left.h"

#include "error.h"
#include "text.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void close_folder(DIR **folder)
{
	if (*folder != NULL) {
		(void)closedir(*folder);
	}
}

static void close_stream(FILE **stream)
{
	if (*stream != NULL) {
		(void)fclose(*stream);
	}
}

static void free_line(char **line)
{
	free(*line);
}

/* Another user's environment cannot be read: that process is none of ours. */
static bool has_entry(pid_t process, const char *entry)
{
	char path[64];
	AUTO(free_line) char *text = NULL;
	AUTO(close_stream) FILE *stream = NULL;
	size_t size = 0;

	(void)snprintf(path, sizeof path, "/proc/%ld/environ", (long)process);
	stream = fopen(path, "re");
	while (stream != NULL && getdelim(&text, &size, '\0', stream) > 0) {
		if (text_starts(text, entry)) {
			return true;
		}
	}
	return false;
}

void process_end_left(const char *entry)
{
	AUTO(close_folder) DIR *folder = opendir("/proc");
	const struct dirent *found;

	while (folder != NULL && (found = readdir(folder)) != NULL) {
		pid_t process = (pid_t)strtol(found->d_name, NULL, 10);

		if (process > 1 && process != getpid() && has_entry(process, entry)) {
			(void)kill(process, SIGKILL);
		}
	}
}
