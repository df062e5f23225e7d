/*
 * What snapshots cost beside pg_dump --schema-only, measured in one run on one server:
 *
 *     bench_snapshots [TABLES…]       (default: 50 500 5000; MTEST_PG_BINDIR chooses the server)
 *
 * CPU is the client's and the backend's together: wall time says little on a machine that does
 * other things. The backend's comes from /proc/<pid>/schedstat, in nanoseconds.
 */
#include "capture.h"
#include "cpu.h"
#include "place.h"
#include "process.h"
#include "read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bench {
	struct arena *arena;
	struct place *place;
	struct scratch *scratch;
	struct db *session, *observer;
	long backend, server; /* process ids: the observer's backend, the postmaster */
	const char *socket, *pg_dump;
	size_t tables;
};

struct cost {
	double cpu, client, wall; /* seconds; the client's is a part of cpu */
};

static bool note_text(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct {
		struct arena *arena;
		const char *text;
	} *note = context;

	if (columns < 1 || values[0] == NULL) {
		return fail(err, ERROR_SYSTEM, "the server gives no answer");
	}
	note->text = arena_copy(note->arena, values[0]);
	return true;
}

static bool ask_text(
	struct arena *arena, struct db *db, const char *sql, const char **out, struct error *err)
{
	struct {
		struct arena *arena;
		const char *text;
	} note = {arena, ""};
	bool good = db_query(db, sql, note_text, &note, err);

	*out = note.text;
	return good;
}

static bool make_table(struct bench *bench, size_t i, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const char *text = arena_printf(work,
		"create table t%zu (id bigint generated always as identity primary key, ref bigint,"
		" name text not null default 'x', email varchar(200) not null,"
		" amount numeric(12, 2) default 0, created timestamptz not null default now(),"
		" state text, flag boolean default false, data jsonb, n int,"
		" constraint t%zu_n check (n > 0),"
		" constraint t%zu_state check (state in ('a', 'b', 'c')));"
		"create index t%zu_lower on t%zu (lower(email));"
		"create index t%zu_part on t%zu (created desc) where flag;"
		"comment on table t%zu is 'table %zu'; comment on column t%zu.email is 'mail %zu';",
		i, i, i, i, i, i, i, i, i, i, i);

	if (i > 0) {
		text = arena_printf(work,
			"%s alter table t%zu add constraint t%zu_ref foreign key (ref)"
			" references t%zu on delete cascade;",
			text, i, i, i - 1);
	}
	if (i % 10 == 0) {
		text = arena_printf(work,
			"%s create view v%zu as select id, name, email from t%zu where flag;"
			"create function f%zu(a int, b text default 'x') returns int language sql"
			" immutable as 'select a + %zu';"
			"create trigger tr%zu before update on t%zu for each row execute function "
			"touch();",
			text, i, i, i, i, i, i);
	}
	return db_must(bench->session, text, err);
}

static bool make_schema(struct bench *bench, struct error *err)
{
	if (!db_must(bench->session,
		    "create function touch() returns trigger language plpgsql as"
		    " 'begin return new; end'",
		    err)) {
		return false;
	}
	for (size_t i = 0; i < bench->tables; i++) {
		if (!make_table(bench, i, err)) {
			return false;
		}
	}
	return db_must(bench->session, "vacuum analyze", err);
}

static bool open_bench(struct bench *bench, struct error *err)
{
	const char *text;

	if (!scratch_create(engine_find("postgres"), bench->place, &bench->scratch, err) ||
		!db_open(bench->scratch, &bench->session, err) || !make_schema(bench, err) ||
		!ask_text(bench->arena, bench->session, "show unix_socket_directories",
			&bench->socket, err) ||
		!ask_text(bench->arena, bench->session,
			"select setting || '/pg_dump' from pg_config where name = 'BINDIR'",
			&bench->pg_dump, err) ||
		!ask_text(bench->arena, bench->session, "select pg_backend_pid()", &text, err)) {
		return false;
	}
	bench->server = (long)cpu_number(arena_printf(bench->arena, "/proc/%s/stat", text), 0);
	return true;
}

static void close_bench(struct bench *bench)
{
	db_close(&bench->observer);
	db_close(&bench->session);
	scratch_drop(&bench->scratch);
}

static bool open_observer(struct bench *bench, struct error *err)
{
	const char *text;

	db_close(&bench->observer);
	if (!observer_open(bench->scratch, &bench->observer, err) ||
		!ask_text(bench->arena, bench->observer, "select pg_backend_pid()", &text, err)) {
		return false;
	}
	bench->backend = strtol(text, NULL, 10);
	return true;
}

static bool capture(struct bench *bench, struct cost *cost, struct error *err)
{
	static const char *const own[] = {"table public.schema_migrations", NULL};
	AUTO(snapshot_free) struct snapshot snapshot = {0};
	double before = cpu_own(), wall = process_clock();
	double cpu = before + cpu_of(bench->backend);

	if (!snapshot_capture(bench->observer, own, &snapshot, err)) {
		return false;
	}
	cost->client += cpu_own() - before;
	cost->cpu += cpu_own() + cpu_of(bench->backend) - cpu;
	cost->wall += process_clock() - wall;
	return true;
}

static void print(
	const struct bench *bench, const char *what, struct cost cost, size_t times, double beside)
{
	(void)printf("%6zu  %-34s %9.2f %9.2f %9.2f", bench->tables, what,
		cost.cpu * 1e3 / (double)times, cost.client * 1e3 / (double)times,
		cost.wall * 1e3 / (double)times);
	if (beside > 0) {
		(void)printf("  %7.3f", cost.cpu / (double)times / beside);
	}
	(void)puts("");
	(void)fflush(stdout);
}

/* The backend's CPU is known when the server has seen its end. */
static void wait_for(const struct bench *bench, size_t others)
{
	double until = process_clock() + 10;

	while (cpu_children(bench->server) > others && process_clock() < until) {
		process_sleep(0.002);
	}
}

/* As a run does it: a process and a connection of its own. */
static bool dump(struct bench *bench, struct cost *cost, struct error *err)
{
	const char *const argv[] = {bench->pg_dump, "--schema-only", "--host", bench->socket,
		"--username", "postgres", "--file", "/dev/null", bench->scratch->name, NULL};
	const struct process_plan plan = {.argv = argv, .seconds = 300};
	struct process_result result;
	size_t others = cpu_children(bench->server);
	double cpu, wall;

	cpu = cpu_of_children() + cpu_of_ended(bench->server);
	wall = process_clock();
	if (!process_run(&plan, bench->arena, &result, err)) {
		return false;
	}
	if (result.status != 0) {
		return fail(err, ERROR_SYSTEM, "pg_dump: %s", result.output);
	}
	cost->wall += process_clock() - wall;
	wait_for(bench, others);
	cost->cpu += cpu_of_children() + cpu_of_ended(bench->server) - cpu;
	return true;
}

/* As mtest snapshot and mtest diff read a database: nothing is to follow. */
static bool read_once(struct bench *bench, struct cost *cost, struct error *err)
{
	AUTO(snapshot_free) struct snapshot snapshot = {0};
	AUTO(db_close) struct db *db = NULL;
	const char *where = arena_printf(bench->arena, "postgresql://postgres@/%s?host=%s",
		bench->scratch->name, bench->socket);
	size_t others = cpu_children(bench->server);
	double cpu, before, wall;

	before = cpu_own();
	cpu = before + cpu_of_ended(bench->server);
	wall = process_clock();
	if (!db_open_to_read(engine_find("postgres"), where, &db, err) ||
		!snapshot_read(db, &snapshot, err)) {
		return false;
	}
	db_close(&db);
	cost->wall += process_clock() - wall;
	cost->client += cpu_own() - before;
	wait_for(bench, others);
	cost->cpu += cpu_own() + cpu_of_ended(bench->server) - cpu;
	return true;
}

/* As a walk begins: what has to be known to tell later what has changed is asked as well. */
static bool read_first(struct bench *bench, struct cost *cost, struct error *err)
{
	double before = cpu_own(), wall = process_clock();

	if (!open_observer(bench, err)) {
		return false;
	}
	cost->client += cpu_own() - before;
	cost->cpu += cpu_own() - before + cpu_of(bench->backend);
	cost->wall += process_clock() - wall;
	return capture(bench, cost, err);
}

/* In turn, so that what else the machine does hits all of them. */
static bool bench_full(struct bench *bench, size_t times, double *beside, struct error *err)
{
	struct cost dumped = {0}, once = {0}, first = {0}, again = {0}, unused = {0};

	for (size_t i = 0; i < times; i++) {
		db_close(&bench->observer);
		process_sleep(0.1);
		if (!dump(bench, &dumped, err) || !read_once(bench, &once, err) ||
			!read_first(bench, &first, err)) {
			return false;
		}
	}
	*beside = dumped.cpu / (double)times;
	print(bench, "pg_dump --schema-only", dumped, times, *beside);
	print(bench, "full, on a connection of its own", once, times, *beside);
	print(bench, "full, the first of a walk", first, times, *beside);
	/* A schema's new name has everything read again. */
	if (!db_must(bench->session, "create schema bench", err)) {
		return false;
	}
	for (size_t i = 0; i < times; i++) {
		if (!db_must(bench->session,
			    i % 2 == 0 ? "alter schema bench rename to bench_"
				       : "alter schema bench_ rename to bench",
			    err) ||
			!db_settle(bench->session, err) || !capture(bench, &again, err)) {
			return false;
		}
	}
	print(bench, "full, again", again, times, *beside);
	return db_must(bench->session, "drop schema if exists bench, bench_", err) &&
	       db_settle(bench->session, err) && capture(bench, &unused, err);
}

/* There and back, a snapshot after each, as the walk does. */
static const struct {
	const char *what, *there, *back;
} changes[] = {
	{"nothing", "select 1", "select 1"},
	{"rows only", "insert into t7 (email, n) values ('a', 1)", "delete from t7"},
	{"a column", "alter table t7 add extra text", "alter table t7 drop extra"},
	{"a default", "alter table t7 alter name set default 'y'",
		"alter table t7 alter name set default 'x'"},
	{"an index", "create index t7_extra on t7 (state)", "drop index t7_extra"},
	{"a table", "create table extra (id int primary key, t7 bigint references t7, x text)",
		"drop table extra"},
	{"a column's name", "alter table t7 rename state to status",
		"alter table t7 rename status to state"},
	{"a function", "create function extra(a int) returns int language sql as 'select a'",
		"drop function extra"},
	{"a comment", "comment on column t7.state is 'there'",
		"comment on column t7.state is null"},
};

static bool bench_change(
	struct bench *bench, size_t change, size_t times, double beside, struct error *err)
{
	struct cost cost = {0}, unused = {0};

	for (size_t i = 0; i < times + 2; i++) {
		if (!db_must(bench->session,
			    i % 2 == 0 ? changes[change].there : changes[change].back, err) ||
			!db_settle(bench->session, err) ||
			!capture(bench, i < 2 ? &unused : &cost, err)) {
			return false;
		}
	}
	print(bench, arena_printf(bench->arena, "incremental: %s", changes[change].what), cost,
		times, beside);
	return true;
}

static bool bench_all(struct bench *bench, struct error *err)
{
	size_t full = bench->tables >= 5000 ? 3 : bench->tables >= 500 ? 10 : 20;
	size_t steps = bench->tables >= 5000 ? 20 : 100;
	double beside = 0;

	if (!open_bench(bench, err) || !bench_full(bench, full, &beside, err)) {
		return false;
	}
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		if (!bench_change(bench, i, steps, beside, err)) {
			return false;
		}
	}
	return true;
}

int main(int argc, char **argv)
{
	static const size_t usual[] = {50, 500, 5000};
	struct bench bench = {.arena = arena_new()};
	struct error err;
	bool good = place_open(bench.arena, &bench.place, &err);

	if (good) {
		bench.place->database = "bench";
		bench.place->server_bindir = getenv("MTEST_PG_BINDIR");
		(void)printf(
			"tables  what                                 CPU, ms    client  wall, ms"
			"  beside pg_dump\n");
	}
	for (int i = 0; good && i < (argc > 1 ? argc - 1 : 3); i++) {
		bench.tables = argc > 1 ? strtoul(argv[i + 1], NULL, 10) : usual[i];
		good = bench_all(&bench, &err);
		close_bench(&bench);
	}
	place_close(&bench.place);
	if (!good) {
		(void)fprintf(stderr, "bench_snapshots: %s\n", err.text);
	}
	arena_free(&bench.arena);
	return good ? 0 : 1;
}
