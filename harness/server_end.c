#include "server_end.h"

#include "arena.h"
#include "process.h"
#include "text.h"
#include "vec.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/shm.h>
#include <unistd.h>

struct found {
	pid_t process, parent;
	bool postgres; /* the program's name */
	bool dead;     /* ended, but nobody has asked how yet */
	bool belongs;
};

struct all {
	struct found *items;
	size_t count, cap;
};

static void close_folder(DIR **folder)
{
	if (*folder != NULL) {
		(void)closedir(*folder);
	}
}

/* The first bytes of a file and a NUL; 0 where it cannot be read. */
static size_t read_start(const char *path, char *bytes, size_t size)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	ssize_t got = 0;

	if (file >= 0) {
		got = read(file, bytes, size - 1);
		(void)close(file);
	}
	bytes[got > 0 ? got : 0] = '\0';
	return got > 0 ? (size_t)got : 0;
}

/* /proc/<pid>/stat: 4711 (postgres) S 1 … */
static bool read_state(pid_t process, struct found *out)
{
	char path[64], text[512], *name, *rest;

	(void)snprintf(path, sizeof path, "/proc/%ld/stat", (long)process);
	if (read_start(path, text, sizeof text) == 0) {
		return false;
	}
	name = strchr(text, '(');
	rest = strrchr(text, ')');
	if (name == NULL || rest == NULL || rest < name || strlen(rest) < 5) {
		return false;
	}
	*rest = '\0';
	*out = (struct found){
		.process = process,
		.parent = (pid_t)strtol(rest + 4, NULL, 10),
		.postgres = strcmp(name + 1, "postgres") == 0,
		.dead = rest[2] == 'Z' || rest[2] == 'X',
	};
	return true;
}

/* <run>/<cluster>/data: at most 63 bytes, more than that PostgreSQL would cut. */
const char *server_end_name(const char *data)
{
	const char *name = data + strlen(data);

	for (int slashes = 0; name > data; name--) {
		slashes += name[-1] == '/' ? 1 : 0;
		if (slashes == 3) {
			break;
		}
	}
	return name;
}

/*
 * The working folder of another user's process cannot be read by a root without CAP_SYS_PTRACE
 * (Docker). The command line can: the first process has the data directory there, the others say
 * "postgres: <name>: …".
 */
static bool works_in(pid_t process, const char *data)
{
	char path[64], text[2 * PATH_MAX];
	const char *name = server_end_name(data);
	ssize_t length;
	size_t size;

	(void)snprintf(path, sizeof path, "/proc/%ld/cwd", (long)process);
	length = readlink(path, text, sizeof text - 1);
	if (length > 0) {
		text[length] = '\0';
		return strcmp(text, data) == 0;
	}
	(void)snprintf(path, sizeof path, "/proc/%ld/cmdline", (long)process);
	size = read_start(path, text, sizeof text);
	if (text_starts(text, "postgres: ")) {
		const char *title = text + strlen("postgres: ");

		return text_starts(title, name) && title[strlen(name)] == ':';
	}
	for (size_t at = 0; at < size; at += strlen(text + at) + 1) {
		if (strcmp(text + at, data) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_child_of_one(const struct all *all, const struct found *found)
{
	VEC_EACH (all, it) {
		if (it->belongs && it->process == found->parent) {
			return true;
		}
	}
	return false;
}

/* The living processes of the server; how many. */
static size_t look(struct arena *arena, const char *data, struct all *all)
{
	AUTO(close_folder) DIR *folder = opendir("/proc");
	struct dirent *entry;
	size_t count = 0, before;

	*all = (struct all){0};
	while (folder != NULL && (entry = readdir(folder)) != NULL) {
		struct found found;
		uint64_t process;

		if (text_number(entry->d_name, &process) && read_state((pid_t)process, &found) &&
			!found.dead) {
			found.belongs = found.postgres && works_in(found.process, data);
			*VEC_ADD(arena, all) = found;
		}
	}
	/* What COPY … TO PROGRAM started, too. */
	do {
		before = count;
		count = 0;
		VEC_EACH (all, it) {
			it->belongs = it->belongs || is_child_of_one(all, it);
			count += it->belongs ? 1 : 0;
		}
	} while (count != before);
	return count;
}

static void send_all(const struct all *all, bool force)
{
	VEC_EACH (all, it) {
		if (it->belongs) {
			(void)kill(it->process, force || !it->postgres ? SIGKILL : SIGQUIT);
		}
	}
}

/* A killed postmaster leaves the memory segment that guards its data directory. */
static void remove_memory(const char *data)
{
	char path[PATH_MAX], text[1024], *line = text, *end = NULL;
	struct shmid_ds status;
	unsigned long key;
	long segment;

	(void)snprintf(path, sizeof path, "%s/postmaster.pid", data);
	if (read_start(path, text, sizeof text) == 0) {
		return;
	}
	for (int i = 1; i < 7 && line != NULL; i++) {
		line = strchr(line, '\n');
		line = line == NULL ? NULL : line + 1;
	}
	if (line == NULL) {
		return;
	}
	key = strtoul(line, &end, 10);
	segment = strtol(end, &end, 10);
	if (key != 0 && shmctl((int)segment, IPC_STAT, &status) == 0 &&
		(unsigned long)(unsigned)status.shm_perm.__key == (key & UINT_MAX) &&
		status.shm_nattch == 0) {
		(void)shmctl((int)segment, IPC_RMID, NULL);
	}
}

static bool wait_until_gone(struct arena *arena, const char *data, struct all *all, double seconds)
{
	double until = process_clock() + seconds;

	while (look(arena, data, all) > 0) {
		if (process_clock() >= until) {
			return false;
		}
		process_sleep(0.005);
	}
	return true;
}

bool server_end(const char *data, double seconds)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct all all;
	bool gone = look(work, data, &all) == 0;

	if (!gone && seconds > 0) {
		send_all(&all, false);
		gone = wait_until_gone(work, data, &all, seconds);
	}
	for (int i = 0; !gone && i < 100; i++) {
		send_all(&all, true);
		gone = wait_until_gone(work, data, &all, 0.02);
	}
	remove_memory(data);
	return gone;
}
