#include "postgres.h"

#include "postgres_remote.h"
#include "process.h"

#include <sys/random.h>

/* NAMEDATALEN - 1: a longer name would be cut by the server, without a word. */
static const size_t longest_name = 63;

static struct postgres_scratch *new_scratch(struct place *place)
{
	struct arena *arena = arena_new();
	struct postgres_scratch *scratch = arena_alloc(arena, sizeof *scratch);

	scratch->arena = arena;
	scratch->base.engine = &postgres_engine;
	scratch->base.place = place;
	scratch->remote = place->server_url != NULL;
	return scratch;
}

static void free_scratch(struct postgres_scratch **scratch)
{
	if (*scratch != NULL) {
		struct arena *arena = (*scratch)->arena;

		*scratch = NULL;
		arena_free(&arena);
	}
}

/* Cut where the server would cut it: between two characters. */
static const char *choose_name(struct arena *arena, const char *wanted, struct error *err)
{
	size_t length = strlen(wanted);

	if (length == 0 || strcmp(wanted, "template0") == 0) {
		(void)fail(err, ERROR_USAGE, "a database cannot be named \"%s\"", wanted);
		return NULL;
	}
	if (length > longest_name) {
		length = longest_name;
		while (length > 0 && ((unsigned char)wanted[length] & 0xC0) == 0x80) {
			length--;
		}
	}
	return arena_copy_bytes(arena, wanted, length);
}

/* One for all servers of a run: what they hold is compared. */
static bool choose_password(struct place *place, struct error *err)
{
	unsigned long long random[3];

	if (place->server_password != NULL) {
		return true;
	}
	if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random) {
		return fail_errno(err, "no random number");
	}
	place->server_password = arena_printf(
		place->arena, "%016llx%016llx%016llx", random[0], random[1], random[2]);
	return true;
}

static bool set_password(struct postgres_scratch *scratch, struct error *err)
{
	AUTO(postgres_close_db) struct postgres_db *db = NULL;
	AUTO(arena_free) struct arena *work = arena_new();

	/* md5 is the default up to 13, and nothing that the server's rules accept. */
	return choose_password(scratch->base.place, err) &&
	       postgres_connect(scratch, "postgres", 5, &db, err) &&
	       db_must(&db->base,
		       arena_printf(work,
			       "SET password_encryption = 'scram-sha-256'; "
			       "ALTER ROLE postgres PASSWORD '%s'",
			       scratch->base.place->server_password),
		       err);
}

/* file_copy: a third of what wal_log, the default from 15 on, costs a small database. */
static bool create_database(struct postgres_scratch *scratch, struct error *err)
{
	AUTO(postgres_close_db) struct postgres_db *db = NULL;
	const char *name = scratch->base.name;

	if (scratch->base.place->server_address != NULL && !set_password(scratch, err)) {
		return false;
	}
	if (strcmp(name, "postgres") == 0 || strcmp(name, "template1") == 0) {
		return true;
	}
	if (!postgres_connect(scratch, "postgres", 5, &db, err)) {
		return false;
	}
	db->base.step_timeout = 60;
	return db_must(&db->base,
		arena_printf(scratch->arena, "CREATE DATABASE %s TEMPLATE template0%s",
			postgres_quote(scratch->arena, name),
			db->base.version >= 150000 ? " STRATEGY file_copy" : ""),
		err);
}

bool postgres_create(struct place *place, struct scratch **out, struct error *err)
{
	AUTO(free_scratch) struct postgres_scratch *scratch = new_scratch(place);

	if (scratch->remote) {
		if (!postgres_remote_create(scratch, NULL, err)) {
			return false;
		}
	} else {
		scratch->base.name = choose_name(scratch->arena, place->database, err);
		if (scratch->base.name == NULL ||
			!server_create(place, scratch->arena, &scratch->server, err)) {
			return false;
		}
		if (!create_database(scratch, err)) {
			server_remove(&scratch->server);
			return false;
		}
	}
	*out = &scratch->base;
	scratch = NULL;
	return true;
}

bool postgres_copy(struct scratch *from, struct scratch **out, struct error *err)
{
	struct postgres_scratch *source = (struct postgres_scratch *)from;
	AUTO(free_scratch) struct postgres_scratch *scratch = new_scratch(from->place);

	if (scratch->remote) {
		if (!postgres_remote_create(scratch, source->base.name, err)) {
			return false;
		}
	} else {
		scratch->base.name = arena_copy(scratch->arena, from->name);
		if (!server_copy(&source->server, scratch->arena, &scratch->server, err)) {
			return false;
		}
	}
	*out = &scratch->base;
	scratch = NULL;
	return true;
}

void postgres_drop(struct scratch *scratch)
{
	struct postgres_scratch *dropped = (struct postgres_scratch *)scratch;

	if (dropped->remote) {
		postgres_remote_drop(dropped);
	} else {
		server_remove(&dropped->server);
	}
	free_scratch(&dropped);
}
