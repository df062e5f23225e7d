#include "postgres_remote.h"

#include "process.h"

#include <errno.h>
#include <signal.h>
#include <sys/random.h>
#include <unistd.h>

/* How long the server may take to make or to drop a database. */
static const double patience = 120;

static const char kept_mark[] = "mtest kept scratch";

static const char list_marked[] =
	"SELECT d.datname, pg_catalog.shobj_description(d.oid, 'pg_database')"
	" FROM pg_catalog.pg_database AS d"
	" WHERE d.datname LIKE 'mtest\\_%'"
	" AND pg_catalog.shobj_description(d.oid, 'pg_database') LIKE 'mtest %'"
	" AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity AS a WHERE a.datid = d.oid)"
	" ORDER BY d.datname";

static const char own_identity[] =
	"SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()";

struct taken {
	struct arena *arena;
	const char **text;
};

static bool take_text(void *context, size_t columns, const char *const *values, struct error *err)
{
	const struct taken *taken = context;

	(void)columns;
	(void)err;
	*taken->text = arena_copy(taken->arena, values[0]);
	return true;
}

/*
 * "mtest scratch, host build7, processes 4026531836, process ": process ids mean something only on
 * one machine and in one namespace (a container's).
 */
static const char *mark_start(struct arena *arena)
{
	char host[256] = "", processes[64] = "";
	ssize_t length = readlink("/proc/self/ns/pid", processes, sizeof processes - 1);

	processes[length > 0 ? length : 0] = '\0';
	if (gethostname(host, sizeof host - 1) != 0) {
		host[0] = '\0';
	}
	for (char *at = host; *at != '\0'; at++) {
		*at = *at == '\'' || *at == '\\' || (unsigned char)*at >= 0x80 ? '_' : *at;
	}
	return arena_printf(arena, "mtest scratch of host %s, %s, process ", host, processes);
}

static const char *own_mark(struct arena *arena)
{
	return arena_printf(arena, "%s%ld", mark_start(arena), (long)getpid());
}

static bool drop_database(struct postgres_db *db, const char *name, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();

	return db_must(&db->base,
		arena_printf(work, "DROP DATABASE IF EXISTS %s%s", postgres_quote(work, name),
			db->base.version >= 130000 ? " WITH (FORCE)" : ""),
		err);
}

struct marked {
	struct arena *arena;
	const char *start;
	bool kept;          /* also those that were left for a look */
	struct names names; /* of databases whose process is gone */
};

static bool note_marked(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct marked *marked = context;
	uint64_t process;

	(void)columns;
	(void)err;
	if (text_starts(values[1], kept_mark)
			? marked->kept
			: text_starts(values[1], marked->start) &&
				  text_number(values[1] + strlen(marked->start), &process) &&
				  process > 0 && kill((pid_t)process, 0) != 0 && errno == ESRCH) {
		*VEC_ADD(marked->arena, &marked->names) = arena_copy(marked->arena, values[0]);
	}
	return true;
}

static bool sweep(struct postgres_db *db, bool kept, FILE *log, size_t *removed, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct marked marked = {.arena = work, .start = mark_start(work), .kept = kept};

	if (!db_query(&db->base, list_marked, note_marked, &marked, err)) {
		return false;
	}
	VEC_EACH (&marked.names, it) {
		if (!drop_database(db, *it, err)) {
			return false;
		}
		*removed += 1;
		if (log != NULL) {
			(void)fprintf(log, "dropped database %s\n", *it);
		}
	}
	return true;
}

bool postgres_sweep(struct place *place, FILE *log, size_t *removed, struct error *err)
{
	AUTO(postgres_close_db) struct postgres_db *db = NULL;

	return place->server_url == NULL ||
	       (postgres_connect_url(place, NULL, 0, false, &db, err) &&
		       sweep(db, true, log, removed, err));
}

static bool comment(struct postgres_db *db, const char *name, const char *text, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();

	return db_must(&db->base,
		arena_printf(
			work, "COMMENT ON DATABASE %s IS '%s'", postgres_quote(work, name), text),
		err);
}

static bool make(struct postgres_db *db, struct postgres_scratch *scratch, const char *from,
	struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const char *name = scratch->base.name;
	const char *options =
		from == NULL ? "template0 ENCODING 'UTF8'" : postgres_quote(work, from);
	struct taken taken = {scratch->arena, &scratch->identity};

	return db_must(&db->base,
		       arena_printf(work, "CREATE DATABASE %s TEMPLATE %s",
			       postgres_quote(work, name), options),
		       err) &&
	       comment(db, name, own_mark(work), err) &&
	       db_query(&db->base,
		       arena_printf(work,
			       "SELECT oid FROM pg_catalog.pg_database WHERE datname = '%s'", name),
		       take_text, &taken, err);
}

bool postgres_remote_create(struct postgres_scratch *scratch, const char *from, struct error *err)
{
	AUTO(postgres_close_db) struct postgres_db *db = NULL;
	struct place *place = scratch->base.place;
	unsigned number = 0;
	size_t removed = 0;

	if (getrandom(&number, sizeof number, 0) != (ssize_t)sizeof number) {
		return fail_errno(err, "no random number");
	}
	if (!postgres_connect_url(place, NULL, 0, false, &db, err)) {
		return false;
	}
	if (db->base.version < 130000) {
		return fail(err, ERROR_ENVIRONMENT,
			"--server: it is PostgreSQL %d, and mtest needs 13 or later",
			db->base.version / 10000);
	}
	db->base.step_timeout = patience;
	place->scratches++;
	if (!place->server_swept && !sweep(db, false, NULL, &removed, err)) {
		return false;
	}
	place->server_swept = true;
	scratch->base.name = arena_printf(
		scratch->arena, "mtest_%ld_%08x_%zu", (long)getpid(), number, place->scratches);
	if (!make(db, scratch, from, err)) {
		postgres_remote_drop(scratch);
		return false;
	}
	return true;
}

void postgres_remote_drop(struct postgres_scratch *scratch)
{
	AUTO(postgres_close_db) struct postgres_db *db = NULL;
	const char *name = scratch->base.name;
	struct error ignored;
	bool done;

	if (!postgres_connect_url(scratch->base.place, NULL, 0, true, &db, &ignored)) {
		return;
	}
	db->base.step_timeout = patience;
	/* What is left behind now is swept by a later run. */
	done = scratch->base.place->keep ? comment(db, name, kept_mark, &ignored)
					 : drop_database(db, name, &ignored);
	(void)done;
}

bool postgres_remote_check(
	struct postgres_scratch *scratch, struct postgres_db *db, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const char *reached = NULL;
	struct taken taken = {work, &reached};

	if (!db_query(&db->base, own_identity, take_text, &taken, err)) {
		return false;
	}
	return (reached != NULL && strcmp(reached, scratch->identity) == 0) ||
	       fail(err, ERROR_SYSTEM,
		       "\"%s\" is not the database that mtest made: it uses no other",
		       scratch->base.name);
}
