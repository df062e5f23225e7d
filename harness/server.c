#include "server.h"

#include "file.h"
#include "process.h"
#include "server_data.h"
#include "server_end.h"
#include "server_find.h"
#include "server_port.h"
#include "stop.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

static const double start_limit = 30, stop_limit = 5;

/*
 * On the command line, where no ALTER SYSTEM of a migration can undo them. Locks: as many as the
 * default server has with its 100 connections, so that a long transaction fails on neither.
 * Not synchronous_commit=off: with fsync off it saves nothing (1,200 DDL commits: 0.7 s either
 * way), and what was committed last would be lost when a migration crashes the server.
 * Shared memory segments are files of the data directory: a killed server leaves none elsewhere.
 */
static const char *const settings[] = {
	"unix_socket_permissions=0700",
	"fsync=off",
	"full_page_writes=off",
	"wal_level=minimal",
	"max_wal_senders=0",
	"wal_init_zero=off",
	"max_wal_size=256MB",
	"autovacuum=off",
	"shared_buffers=32MB",
	"dynamic_shared_memory_type=mmap",
	"jit=off",
	"max_connections=20",
	"max_prepared_transactions=8",
	"max_locks_per_transaction=256",
	"logging_collector=off",
	"log_destination=stderr",
};
#define SETTINGS (sizeof settings / sizeof *settings)

static bool name_parts(
	struct place *place, struct arena *arena, struct server *out, struct error *err)
{
	*out = (struct server){.place = place, .port = 5432};
	out->folder = arena_copy(arena, place_path(place, "postgres"));
	out->data = arena_printf(arena, "%s/data", out->folder);
	out->socket = arena_printf(arena, "%s/socket", out->folder);
	out->log = arena_printf(arena, "%s/log", out->folder);
	return place->server_address == NULL ||
	       server_free_port(place->server_address, &out->port, err);
}

static bool make_folder(const struct place *place, const char *path, struct error *err)
{
	if (mkdir(path, 0700) != 0 ||
		(place->user != 0 && chown(path, place->user, place->group) != 0)) {
		return fail_errno(err, "%s", path);
	}
	return true;
}

/* The log's last line that says why a server ends, or its last one. */
static const char *last_words(struct arena *arena, const struct server *server)
{
	struct error ignored;
	const char *text, *at;
	size_t size;

	if (!file_read(arena, server->log, &text, &size, &ignored)) {
		return "it wrote no log";
	}
	text = text_trim(arena, text);
	at = strrchr(text, '\n') == NULL ? text : strrchr(text, '\n') + 1;
	for (const char *it = text; (it = strstr(it, "FATAL:  ")) != NULL; it++) {
		at = it;
	}
	return arena_copy_bytes(arena, at, strcspn(at, "\n"));
}

/* The file's eighth line, from PostgreSQL 10 on, says when connections are taken. */
static bool is_ready(const struct server *server)
{
	char path[PATH_MAX], text[1024], *line = text;
	int file;
	ssize_t got;

	(void)snprintf(path, sizeof path, "%s/postmaster.pid", server->data);
	file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) {
		return false;
	}
	got = read(file, text, sizeof text - 1);
	(void)close(file);
	text[got > 0 ? got : 0] = '\0';
	/* One of a server that was killed may still lie there. */
	if (strtol(text, NULL, 10) != server->process) {
		return false;
	}
	for (int i = 1; i < 8 && line != NULL; i++) {
		line = strchr(line, '\n');
		line = line == NULL ? NULL : line + 1;
	}
	return line != NULL && text_starts(line, "ready");
}

static bool spawn(struct server *server, struct arena *work, struct error *err)
{
	const struct server_binaries *binaries;
	const char *address = server->place->server_address;
	const char *argv[2 * SETTINGS + 14];
	size_t count = 0;
	struct process_plan plan = {
		.argv = argv,
		.environment = server_data_environment(work),
		.folder = "/",
		.user = server->place->user,
		.group = server->place->group,
	};

	if (!server_find(server->place, &binaries, err)) {
		return false;
	}
	/* A killed server's, whose process id may be somebody else's now. */
	(void)unlink(arena_printf(work, "%s/postmaster.pid", server->data));
	argv[count++] = arena_printf(work, "%s/postgres", binaries->folder);
	argv[count++] = "-D";
	argv[count++] = server->data;
	argv[count++] = "-c";
	argv[count++] = arena_printf(work, "unix_socket_directories=%s", server->socket);
	argv[count++] = "-c";
	argv[count++] = arena_printf(work, "cluster_name=%s", server_end_name(server->data));
	argv[count++] = "-c";
	argv[count++] = arena_printf(work, "listen_addresses=%s", address == NULL ? "" : address);
	argv[count++] = "-c";
	argv[count++] = arena_printf(work, "port=%u", server->port);
	for (size_t i = 0; i < SETTINGS; i++) {
		argv[count++] = "-c";
		argv[count++] = settings[i];
	}
	argv[count] = NULL;
	return process_start(&plan, server->log, SIGQUIT, &server->process, err);
}

static bool fail_start(
	struct server *server, struct arena *work, const char *what, struct error *err)
{
	return fail(err, ERROR_SYSTEM, "the PostgreSQL server %s: %s", what,
		text_squeeze(work, last_words(work, server), 500));
}

bool server_start(struct server *server, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	double until = process_clock() + start_limit;

	if (server->process != 0) {
		if (!process_wait(server->process, 0)) {
			return true;
		}
		/* It was killed; what is left of it would keep a new one from starting. */
		server->process = 0;
		(void)server_end(server->data, 0);
	}
	if (!spawn(server, work, err)) {
		return false;
	}
	while (!is_ready(server)) {
		if (process_wait(server->process, 0)) {
			server->process = 0;
			return fail_start(server, work, "did not start", err);
		}
		if (process_clock() > until || stop_requested()) {
			(void)server_stop(server, false);
			return stop_check(err) &&
			       fail_start(server, work, "took too long to start", err);
		}
		process_sleep(0.001);
	}
	return true;
}

/* One that ends by itself removes this file; a killed one leaves it, and perhaps more. */
static bool left_something(const struct server *server)
{
	char path[PATH_MAX];

	(void)snprintf(path, sizeof path, "%s/postmaster.pid", server->data);
	return file_exists(path);
}

bool server_stop(struct server *server, bool clean)
{
	pid_t process = server->process;

	server->process = 0;
	if (process == 0) {
		return true;
	}
	(void)kill(process, clean ? SIGINT : SIGQUIT);
	if (process_wait(process, stop_limit)) {
		if (!left_something(server)) {
			return true;
		}
	} else {
		process_kill(process);
	}
	(void)server_end(server->data, 0);
	return false;
}

void server_remove(struct server *server)
{
	struct error ignored;
	bool stopped = server_stop(server, server->place->keep);

	/* What cannot be removed now goes with the run's folder, or with a sweep. */
	if (!server->place->keep && !file_remove_tree(server->folder, &ignored)) {
		stopped = server_end(server->data, 0);
	}
	(void)stopped;
}

static bool make_data(struct server *server, bool *cached, struct error *err)
{
	const struct server_binaries *binaries;

	return server_find(server->place, &binaries, err) &&
	       make_folder(server->place, server->folder, err) &&
	       make_folder(server->place, server->socket, err) &&
	       server_data_make(server->place, binaries, server->data, cached, err) &&
	       (server->place->server_address == NULL ||
		       server_data_admit(server->place, server->data, err));
}

bool server_create(struct place *place, struct arena *arena, struct server *out, struct error *err)
{
	bool cached = false;

	if (!name_parts(place, arena, out, err)) {
		return false;
	}
	if (!make_data(out, &cached, err)) {
		server_remove(out);
		return false;
	}
	if (server_start(out, err)) {
		return true;
	}
	server_remove(out);
	if (!cached || err->code == ERROR_STOPPED) {
		return false;
	}
	/* The cached directory may be damaged in a way that its size does not show. */
	server_data_forget(place, place->binaries);
	if (!name_parts(place, arena, out, err)) {
		return false;
	}
	if (!make_data(out, &cached, err) || !server_start(out, err)) {
		server_remove(out);
		return false;
	}
	return true;
}

/* Two servers must not share the files of a tablespace. */
static bool has_own_files(struct arena *work, const struct server *server, struct error *err)
{
	const char *links = arena_printf(work, "%s/pg_tblspc", server->data);
	struct names names = {0};
	struct stat status;

	if (!file_list(work, links, &names, err)) {
		return false;
	}
	VEC_EACH (&names, it) {
		const char *link = arena_printf(work, "%s/%s", links, *it);

		/* "/" at the end would follow the link. */
		link = arena_copy_bytes(work, link, strlen(link) - (text_ends(link, "/") ? 1 : 0));
		if (lstat(link, &status) == 0 && S_ISLNK(status.st_mode)) {
			return fail(err, ERROR_ENVIRONMENT,
				"a migration made a tablespace in a folder of its own, which "
				"cannot be"
				" copied");
		}
	}
	return true;
}

bool server_copy(struct server *from, struct arena *arena, struct server *out, struct error *err)
{
	const struct place *place = from->place;
	uid_t user = place->user == 0 ? (uid_t)-1 : place->user;
	gid_t group = place->user == 0 ? (gid_t)-1 : place->group;
	AUTO(arena_free) struct arena *work = arena_new();

	if (!name_parts(from->place, arena, out, err)) {
		return false;
	}
	/* One that died meanwhile first has to recover. */
	if (from->process != 0 && !server_start(from, err)) {
		return false;
	}
	if (!server_stop(from, true)) {
		return fail(err, ERROR_SYSTEM, "the PostgreSQL server did not stop");
	}
	if (!has_own_files(work, from, err) || !make_folder(place, out->folder, err) ||
		!make_folder(place, out->socket, err) ||
		!file_copy_tree(from->data, out->data, user, group, err)) {
		server_remove(out);
		return false;
	}
	return true;
}
