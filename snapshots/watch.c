#include "watch_look.h"

#include "place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct watch *watch_new(const struct db *observer)
{
	struct arena *arena = arena_new();
	struct watch *watch = arena_alloc(arena, sizeof *watch);
	int major = observer->version / 10000;

	watch->arena = arena;
	while (watch->count < most_watched && watched_catalogs[watch->count].name != NULL) {
		const struct watched *catalog = &watched_catalogs[watch->count];

		watch->used[watch->count++] = watched_on(catalog, major);
	}
	watch->counts_rows = observer->engine->settle != NULL &&
			     observer->version >= observer->engine->settle_since;
	watch->about = !watch->counts_rows                            ? watched_about_old
		       : observer->scratch->place->server_url != NULL ? watched_about_guest
								      : watched_about_alone;
	for (size_t i = 0; i < watch->count; i++) {
		watch->seen[i].rows = -1;
	}
	watch->rows_query = watched_rows_query(arena, major);
	watch->oids = watched_oids(arena);
	return watch;
}

void watch_free(struct watch *watch)
{
	struct arena *arena = watch->arena;

	arena_free(&arena);
}

void watch_distrust(struct watch *watch)
{
	watch->distrusted = true;
}

static bool see_about(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct look *look = context;
	struct watch *watch = look->watch;

	if (columns < 4 || values[0] == NULL || values[1] == NULL || values[2] == NULL) {
		return fail(err, ERROR_SYSTEM, "the server does not say how things stand");
	}
	(void)snprintf(watch->bound, sizeof watch->bound, "%s", values[0]);
	look->trusted = strcmp(values[1], "t") == 0 && watch->counts_rows && !watch->distrusted;
	look->superuser = strcmp(values[2], "t") == 0;
	look->reset = strncmp(watch->resets, values[3] == NULL ? "" : values[3],
			      sizeof watch->resets - 1) != 0;
	(void)snprintf(
		watch->resets, sizeof watch->resets, "%s", values[3] == NULL ? "" : values[3]);
	return true;
}

static bool see_counters(
	void *context, size_t columns, const char *const *values, struct error *err)
{
	struct look *look = context;
	const char *made = columns < 3 ? NULL : values[0];
	const char *changed = columns < 3 ? NULL : values[1];
	const char *deleted = columns < 3 ? NULL : values[2];

	for (size_t i = 0; i < look->watch->count; i++) {
		struct seen *seen = &look->watch->seen[i];
		long long rows[3];

		if (!known_number(&made, &rows[0]) || !known_number(&changed, &rows[1]) ||
			!known_number(&deleted, &rows[2])) {
			return fail(err, ERROR_SYSTEM, "the server does not give its counters");
		}
		look->changed[i] = seen->changed != rows[1];
		look->written[i] = look->changed[i] || seen->made != rows[0];
		look->deleted[i] = seen->deleted != rows[2];
		seen->made = rows[0];
		seen->changed = rows[1];
		seen->deleted = rows[2];
	}
	return true;
}

/* Where there is no trust, everything may have moved. */
static bool ask_counters(struct look *look, struct db *observer, struct error *err)
{
	const char *settle = look->watch->counts_rows ? observer->engine->settle : "";
	/* The order counts: who has left before the counters are read has flushed its own. */
	const struct question questions[] = {
		{look->watch->about, settle, see_about, look, NULL},
		{watched_counters, look->watch->oids, see_counters, look, NULL},
	};

	if (!db_ask(observer, questions, look->watch->counts_rows ? 2 : 1, err)) {
		return false;
	}
	if (!look->trusted || look->reset) {
		look->trusted = false;
		memset(look->written, true, sizeof look->written);
		memset(look->deleted, true, sizeof look->deleted);
		memset(look->changed, true, sizeof look->changed);
	}
	return true;
}

/* A catalog has moved of whose rows nothing more is known. */
static void note_moved(struct look *look, size_t at)
{
	look->news->moved |= (uint64_t)1 << at;
	if (watched_catalogs[at].meaning == OF_ALL ||
		(watched_catalogs[at].meaning == OF_NAMES && look->changed[at])) {
		look->news->everything = true;
	}
}

static bool see_rows(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct look *look = context;
	size_t at = columns < 3 ? most_watched : strtoul(values[0], NULL, 10);
	long long rows;

	if (at >= look->watch->count) {
		return fail(err, ERROR_SYSTEM, "the server counts a catalog that is not watched");
	}
	rows = strtoll(values[1], NULL, 10);
	if (rows != look->watch->seen[at].rows || strcmp(values[2], "0") != 0) {
		note_moved(look, at);
	}
	look->watch->seen[at].rows = rows;
	return true;
}

/* The questions of a search. */
struct questions {
	struct question items[2 * most_watched + 1];
	size_t count;
};

static void add_question(struct questions *questions, const char *sql, const char *parameter,
	row_fn *row, void *context)
{
	questions->items[questions->count++] = (struct question){
		.sql = sql, .parameter = parameter, .row = row, .context = context};
}

/* What to ask about a catalog whose rows tell which objects have changed. */
static void add_catalog(struct questions *questions, struct spot *spot, const char *bound)
{
	const struct watched *catalog = &watched_catalogs[spot->at];
	const struct look *look = spot->look;

	if (look->written[spot->at] && !look->first) {
		add_question(questions, catalog->written, bound, look_written, spot);
	}
	if (catalog->rows != NULL && (look->deleted[spot->at] || look->first)) {
		add_question(questions, catalog->rows, NULL, look_rows, spot);
	}
}

/* What the look has found of the catalogs' rows is known from now on. */
static void settle_rows(struct watch *watch)
{
	for (size_t i = 0; i < watch->count; i++) {
		known_settle(watch->arena, &watch->seen[i].known);
	}
}

/* Searches the catalogs that moved; bound: where the last look stood. */
static bool search(struct look *look, struct db *observer, const char *bound, struct error *err)
{
	struct questions questions = {.count = 0};
	struct spot spots[most_watched];

	for (size_t i = 0; i < look->watch->count; i++) {
		spots[i] = (struct spot){look, i};
		if (!look->watch->used[i]) {
			continue;
		}
		if (look->first) {
			known_clear(&look->watch->seen[i].known);
		}
		if (watched_catalogs[i].meaning == OF_OBJECTS) {
			add_catalog(&questions, &spots[i], bound);
		} else if (look->trusted && (look->written[i] || look->deleted[i])) {
			note_moved(look, i);
			look->watch->seen[i].rows = -1;
		}
	}
	/* Where counters are to be had, rows are first counted when trust is lost. */
	if (look->superuser && !(look->first ? look->watch->counts_rows : look->trusted)) {
		add_question(&questions, look->watch->rows_query, bound, see_rows, look);
	}
	if (questions.count > 0 && !db_ask(observer, questions.items, questions.count, err)) {
		return false;
	}
	settle_rows(look->watch);
	return true;
}

bool watch_start(struct watch *watch, struct db *observer, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct news news = {0};
	struct look look = {.watch = watch, .arena = work, .news = &news, .first = true};

	return ask_counters(&look, observer, err) && search(&look, observer, watch->bound, err);
}

bool watch_look(struct watch *watch, struct db *observer, struct arena *arena, struct news *out,
	struct error *err)
{
	struct look look = {.watch = watch, .arena = arena, .news = out};
	const char *bound = arena_copy(arena, watch->bound);

	*out = (struct news){0};
	if (!ask_counters(&look, observer, err)) {
		return false;
	}
	if (!look.trusted && !look.superuser) {
		/* Who may not read all catalogs can only begin anew. */
		out->everything = true;
		look.first = true;
	}
	return search(&look, observer, bound, err) &&
	       (out->everything || look_owners(&look, observer, err));
}
