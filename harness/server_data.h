#ifndef MTEST_SERVER_DATA_H
#define MTEST_SERVER_DATA_H

#include "arena.h"
#include "error.h"
#include "place.h"
#include "server_find.h"

#include <stdbool.h>

/*
 * Initialised data directories. initdb takes 0.3 to 0.6 s, a copy of what it made 0.03 s: one is
 * kept for each server version in place->cache_folder, or beside the run's folder where there is
 * none. Any number of runs may make and use the cache at once.
 */

/* A new data directory, owned by the server's user. *cached: it was not made by initdb just now. */
bool server_data_make(struct place *place, const struct server_binaries *binaries, const char *data,
	bool *cached, struct error *err) MUST_CHECK;

/* Lets this server be reached by its address, with a password, and not by its socket alone. */
bool server_data_admit(const struct place *place, const char *data, struct error *err) MUST_CHECK;

/* Throws the cached one away: no server starts from it. */
void server_data_forget(struct place *place, const struct server_binaries *binaries);

/*
 * What initdb and servers see of mtest's environment: the same cluster on every machine, and a
 * COPY … FROM PROGRAM 'env' finds no secrets.
 */
const char *const *server_data_environment(struct arena *arena);

#endif
