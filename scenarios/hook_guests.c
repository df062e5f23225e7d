#include "hook_guests.h"

#include "process.h"

#include <string.h>

/* Seconds that a backend gets to be gone. */
static const double patience = 10;

struct guests {
	struct arena *arena;
	struct db *db;
	const char *known; /* process ids, with commas between */
};

static bool note_known(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct guests *guests = context;

	(void)columns, (void)err;
	guests->known = arena_copy(guests->arena, values[0]);
	return true;
}

bool guests_open(struct scratch *scratch, struct guests **out, struct error *err)
{
	AUTO(guests_close) struct guests *opening = NULL;
	struct arena *arena;

	*out = NULL;
	if (strcmp(scratch->engine->name, "postgres") != 0) {
		return true;
	}
	arena = arena_new();
	opening = arena_alloc(arena, sizeof *opening);
	opening->arena = arena;
	if (!db_open(scratch, &opening->db, err) ||
		!db_query(opening->db,
			"SELECT pg_catalog.string_agg(pid::pg_catalog.text, ',') "
			"FROM pg_catalog.pg_stat_activity",
			note_known, opening, err)) {
		return false;
	}
	*out = opening;
	opening = NULL;
	return true;
}

static bool count_row(void *context, size_t columns, const char *const *values, struct error *err)
{
	(void)columns, (void)values, (void)err;
	*(size_t *)context += 1;
	return true;
}

bool guests_leave(struct guests *guests, struct error *err)
{
	double until = process_clock() + patience;
	size_t left = 1;

	while (guests != NULL && left > 0 && process_clock() < until) {
		left = 0;
		if (!db_query(guests->db,
			    arena_printf(guests->arena,
				    "SELECT pg_catalog.pg_terminate_backend(pid) "
				    "FROM pg_catalog.pg_stat_activity "
				    "WHERE datname = pg_catalog.current_database() "
				    "AND backend_type = 'client backend' AND pid NOT IN (%s)",
				    guests->known),
			    count_row, &left, err)) {
			return false;
		}
		if (left > 0) {
			process_sleep(0.005);
		}
	}
	return true;
}

void guests_close(struct guests **guests)
{
	if (*guests != NULL) {
		struct arena *arena = (*guests)->arena;

		db_close(&(*guests)->db);
		*guests = NULL;
		arena_free(&arena);
	}
}
