#ifndef MTEST_PLACE_H
#define MTEST_PLACE_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

/*
 * The folder of one run, where its servers and databases live: below
 * /dev/shm/mtest-<uid>/ where that is a writable tmpfs, else below $TMPDIR or /tmp, mode 0711 on
 * the way and 0700 inside what belongs to one user. A run holds a lock on its folder; a folder
 * whose lock is free was left behind by a killed run, and place_sweep removes it: servers first,
 * then files.
 */
struct place {
	struct arena *arena;
	const char *base;           /* the folder of all of this user's runs */
	const char *folder;         /* of this run */
	const char *database;       /* the name that scratch databases bear */
	const char *server_url;     /* --server: use that server instead of own ones, or NULL */
	const char *server_bindir;  /* --pg-bindir, or NULL */
	const char *server_version; /* --pg-version: a major version, or NULL */
	/* Where own servers listen beside their sockets, for programs that reach no socket of this
	   machine's; NULL: nowhere. Their superuser has the password there. */
	const char *server_address, *server_password;
	const char *
		project; /* where node_modules is looked for, and above; NULL: the working folder */
	struct server_binaries *binaries; /* found once (server_find.h) */
	bool server_swept;        /* what killed runs left on the server of --server is gone */
	const char *cache_folder; /* initialised data directories: $XDG_CACHE_HOME/mtest or
				     ~/.cache/mtest; "" : none */
	uid_t user;               /* whom servers run as when mtest is root; 0: mtest's own user */
	gid_t group;
	size_t scratches; /* made so far: each gets a number */
	double step_timeout;
	bool paranoid; /* what is only known to be so is done all the same, and compared */
	bool keep;     /* leave the folder behind for a look; the next public sweep takes it away */
	int lock;      /* the lock file's descriptor */
};

/* Sweeps what killed runs left, then makes and locks a folder for this one. */
bool place_open(struct arena *arena, struct place **out, struct error *err) MUST_CHECK;

/* Removes the folder. Scratches must have been dropped. Made for AUTO(place_close). */
void place_close(struct place **place);

/* A new path inside the run's folder: "<folder>/<word>-<n>". */
const char *place_path(struct place *place, const char *word);

/*
 * A new entry of the environment by which processes of this run are known (process_left.h). All
 * are of one length, and none begins as another one does.
 */
const char *place_mark(struct place *place);

/* Can whoever servers run as go through all folders of this path? */
bool place_reachable(const struct place *place, const char *path);

/*
 * Removes what killed runs left behind, and what others left for a look (keep); says each on log,
 * where that is not NULL. Harmless beside runs that start, go on or sweep themselves.
 */
bool place_sweep(FILE *log, size_t *removed, struct error *err) MUST_CHECK;

#endif
