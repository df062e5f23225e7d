#ifndef MTEST_SERVER_H
#define MTEST_SERVER_H

#include "arena.h"
#include "error.h"
#include "place.h"

#include <stdbool.h>
#include <sys/types.h>

/*
 * One throwaway PostgreSQL cluster: a folder with a data directory, a socket that only its owner
 * reaches, and the log; and a process while it runs. It takes no network connections unless the
 * place has a server_address, and these only with a password; its durability is off, and it dies
 * with mtest. Its superuser is postgres.
 */
struct server {
	struct place *place;
	const char *folder; /* <run>/postgres-<n>: data, socket and log below */
	const char *data, *socket, *log;
	pid_t process; /* 0: is not running */
	unsigned port; /* of the socket, and of the place's server_address */
};

/* A fresh cluster, running. Its texts live in the arena. */
bool server_create(
	struct place *place, struct arena *arena, struct server *out, struct error *err) MUST_CHECK;

/* A copy that is not running yet. Stops the other one, so that its files are at rest. */
bool server_copy(
	struct server *from, struct arena *arena, struct server *out, struct error *err) MUST_CHECK;

/* Returns when it takes connections; does nothing where it runs. One that died starts again. */
bool server_start(struct server *server, struct error *err) MUST_CHECK;

/* clean: the data directory is wanted later. false: it did not come to a clean end. */
bool server_stop(struct server *server, bool clean);

/* Ends it and removes its folder, which stays with place->keep. */
void server_remove(struct server *server);

#endif
