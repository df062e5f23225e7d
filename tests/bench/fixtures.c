/*
 * Fills real schemas with invented rows and says how far that came:
 *
 *     bench_fixtures [-r ROWS] [-s SEED] [-e ENGINE] [-v] FILE.sql…
 *
 * Each file is run in a scratch of its own (what pg_dump --inserts writes, without the lines that
 * begin with a backslash). Then its tables are filled, filled once more (nothing is missing any
 * more), emptied, and filled again; and a second scratch like it: the rows have to be the same. -v
 * lists all that is empty, and the tables with other rows.
 */
#include "fixtures.h"
#include "file.h"
#include "place.h"
#include "process.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct bench {
	struct arena *arena;
	struct place *place;
	struct fixture_options options;
	const char *engine;
	bool verbose;
	long backend;
};

static double own_cpu(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* In seconds, of /proc/<pid>/schedstat; 0 where there is no backend. */
static double backend_cpu(const struct bench *bench)
{
	FILE *file = fopen(arena_printf(bench->arena, "/proc/%ld/schedstat", bench->backend), "re");
	char text[64] = "";

	if (file == NULL) {
		return 0;
	}
	if (fgets(text, sizeof text, file) == NULL) {
		text[0] = '\0';
	}
	(void)fclose(file);
	return (double)strtoull(text, NULL, 10) / 1e9;
}

static bool note_number(void *context, size_t columns, const char *const *values, struct error *err)
{
	(void)columns;
	(void)err;
	*(long *)context = values[0] == NULL ? 0 : strtol(values[0], NULL, 10);
	return true;
}

static bool load(struct bench *bench, struct db *db, const char *path, struct error *err)
{
	struct outcome outcome;
	const char *text;
	size_t size;

	if (!file_read(bench->arena, path, &text, &size, err) ||
		!db_run(db, bench->arena, text, &outcome, err)) {
		return false;
	}
	return outcome.worked || fail(err, ERROR_SYSTEM, "%s: %s (offset %zu)", path,
					 outcome.message, outcome.offset);
}

static bool start(struct bench *bench, struct db *db, struct error *err)
{
	return db->version < 100000 ||
	       db_query(db, "SELECT pg_backend_pid()", note_number, &bench->backend, err);
}

static void print_report(const struct bench *bench, const char *what,
	const struct fixture_report *report, double cpu, double wall)
{
	(void)printf("%-14s %zu of %zu tables = %.1f %%; checklist %zu of %zu = %.1f %%;"
		     " %zu rows tried, %zu round trips; CPU %.1f ms, wall %.1f ms\n",
		what, report->filled, report->tables.count,
		100.0 * (double)report->filled / (double)report->tables.count, report->reached,
		report->asked, 100.0 * (double)report->reached / (double)report->asked,
		report->attempts, report->round_trips, cpu * 1e3, wall * 1e3);
	VEC_EACH (&report->tables, it) {
		if (bench->verbose && it->cause != NULL && it->because_of == NULL) {
			(void)printf(
				"    %s (%zu more): %s\n", it->table, it->dependants, it->cause);
		}
	}
	(void)fflush(stdout);
}

static bool fill(struct bench *bench, struct fixtures *fixtures, struct db *db, const char *what,
	const struct names *touched, struct fixture_report *report, struct error *err)
{
	double cpu = own_cpu() + backend_cpu(bench), wall = process_clock();

	bench->options.touched = touched;
	if (!fixtures_fill(fixtures, db, &bench->options, bench->arena, report, err)) {
		return false;
	}
	print_report(
		bench, what, report, own_cpu() + backend_cpu(bench) - cpu, process_clock() - wall);
	return true;
}

/* What each table holds, as a number; the time of the fill, which triggers write, is none of it. */
static bool sum(struct bench *bench, struct db *db, const struct fixture_report *report, long *out,
	struct error *err)
{
	VEC_EACH (&report->tables, it) {
		const char *sql = arena_printf(bench->arena,
			"SELECT sum(hashtext(regexp_replace(t::text, current_date"
			" || ' [0-9:.+-]*', 'now', 'g'))) FROM %s t",
			it->table);

		if (!db_query(db, sql, note_number, out++, err)) {
			return false;
		}
	}
	return true;
}

/* How many tables hold others than they did. */
static void compare(const struct bench *bench, const struct fixture_report *report,
	const long *before, const long *after, const char *what)
{
	size_t other = 0;

	for (size_t i = 0; i < report->tables.count; i++) {
		if (before[i] != after[i]) {
			other++;
			if (bench->verbose) {
				(void)printf(
					"    %s has other rows\n", report->tables.items[i].table);
			}
		}
	}
	(void)printf("%s: the same rows in all tables but %zu\n", what, other);
}

/* A database like it, filled once. */
static bool run_again(struct bench *bench, struct db *db, const struct fixture_report *first,
	const long *before, struct error *err)
{
	AUTO(fixtures_free) struct fixtures *fixtures = fixtures_new();
	long *after = arena_alloc(bench->arena, first->tables.count * sizeof *after);
	struct fixture_report report;

	if (!start(bench, db, err) || !fill(bench, fixtures, db, "elsewhere", NULL, &report, err) ||
		!sum(bench, db, first, after, err)) {
		return false;
	}
	compare(bench, first, before, after, "in a database like it");
	return true;
}

static bool run(struct bench *bench, struct db *db, struct fixture_report *report, long **before,
	struct error *err)
{
	AUTO(fixtures_free) struct fixtures *fixtures = fixtures_new();
	static const struct names nothing = {0};
	struct fixture_report unused;
	struct names one = {0};
	long *after;

	if (!start(bench, db, err) || !fill(bench, fixtures, db, "fill", NULL, report, err)) {
		return false;
	}
	*before = arena_alloc(bench->arena, report->tables.count * sizeof **before);
	after = arena_alloc(bench->arena, report->tables.count * sizeof *after);
	if (!sum(bench, db, report, *before, err)) {
		return false;
	}
	VEC_EACH (&report->tables, it) {
		if (it->rows > 0 && one.count == 0) {
			*VEC_ADD(bench->arena, &one) = it->table;
		}
	}
	if (!fill(bench, fixtures, db, "nothing new", &nothing, &unused, err) ||
		!fill(bench, fixtures, db, "one touched", &one, &unused, err) ||
		!fill(bench, fixtures, db, "all touched", NULL, &unused, err) ||
		!fixtures_remove(fixtures, db, NULL, 0, NULL, err) ||
		!fill(bench, fixtures, db, "again", NULL, report, err) ||
		!sum(bench, db, report, after, err)) {
		return false;
	}
	compare(bench, report, *before, after, "after all had gone");
	return true;
}

static bool open_loaded(struct bench *bench, const char *path, struct scratch **scratch,
	struct db **out, struct error *err)
{
	AUTO(db_close) struct db *loader = NULL;

	return scratch_create(engine_find(bench->engine), bench->place, scratch, err) &&
	       db_open(*scratch, &loader, err) && load(bench, loader, path, err) &&
	       db_open(*scratch, out, err);
}

static bool run_file(struct bench *bench, const char *path, struct error *err)
{
	struct scratch *scratch = NULL, *second = NULL;
	struct db *db = NULL, *other = NULL;
	struct fixture_report report;
	long *rows;
	bool good;

	(void)printf("%s\n", path);
	good = open_loaded(bench, path, &scratch, &db, err) &&
	       run(bench, db, &report, &rows, err) &&
	       open_loaded(bench, path, &second, &other, err) &&
	       run_again(bench, other, &report, rows, err);
	db_close(&db);
	db_close(&other);
	scratch_drop(&scratch);
	scratch_drop(&second);
	return good;
}

int main(int argc, char **argv)
{
	struct bench bench = {.arena = arena_new(), .engine = "postgres"};
	struct error err;
	bool good;
	int option;

	bench.options.seed = 1;
	while ((option = getopt(argc, argv, "r:s:e:v")) != -1) {
		switch (option) {
		case 'r':
			bench.options.rows = strtoul(optarg, NULL, 10);
			break;
		case 's':
			bench.options.seed = strtoul(optarg, NULL, 10);
			break;
		case 'e':
			bench.engine = optarg;
			break;
		case 'v':
			bench.verbose = true;
			break;
		default:
			return 2;
		}
	}
	good = place_open(bench.arena, &bench.place, &err);
	if (good) {
		bench.place->database = "bench";
		bench.place->server_bindir = getenv("MTEST_PG_BINDIR");
	}
	for (int i = optind; good && i < argc; i++) {
		good = run_file(&bench, argv[i], &err);
	}
	place_close(&bench.place);
	if (!good) {
		(void)fprintf(stderr, "bench_fixtures: %s\n", err.text);
	}
	arena_free(&bench.arena);
	return good ? 0 : 1;
}
