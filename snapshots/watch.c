#include "watch.h"

#include "place.h"
#include "vec.h"
#include "watch_catalogs.h"
#include "watch_counts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct seen {
	unsigned long long written, deleted, changed; /* the server's counters */
	long long rows;      /* of a catalog without objects, where it was counted */
	struct arena *arena; /* the rest, made anew with each count */
	struct counts counts;
	struct oids stale; /* keys whose count may have grown since */
};

struct watch {
	struct arena *arena;
	size_t count;
	bool used[most_watched]; /* on this version of the server */
	bool counts_rows;        /* it has counters that others can be made to flush */
	bool distrusted;
	const char *about, *rows_query, *oids;
	char bound[24], resets[128]; /* as the last look found them */
	struct seen seen[most_watched];
};

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

	for (size_t i = 0; i < watch->count; i++) {
		arena_free(&watch->seen[i].arena);
	}
	arena_free(&arena);
}

void watch_distrust(struct watch *watch)
{
	watch->distrusted = true;
}

/* One look: what was asked and what came of it. */
struct look {
	struct watch *watch;
	struct arena *arena;
	struct news *news;
	bool first;            /* there is nothing to compare with */
	bool trusted;          /* the counters */
	bool superuser, reset; /* the counters were set back */
	bool written[most_watched], deleted[most_watched];
	bool changed[most_watched]; /* a row was, not only made or removed */
	struct oids touched, named;
};

/* One catalog of a look. */
struct spot {
	struct look *look;
	size_t at;
};

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
	const char *written = columns < 3 ? NULL : values[0];
	const char *deleted = columns < 3 ? NULL : values[1];
	const char *changed = columns < 3 ? NULL : values[2];

	for (size_t i = 0; i < look->watch->count; i++) {
		struct seen *seen = &look->watch->seen[i];
		long long rows[3];

		if (!counts_next(&written, &rows[0]) || !counts_next(&deleted, &rows[1]) ||
			!counts_next(&changed, &rows[2])) {
			return fail(err, ERROR_SYSTEM, "the server does not give its counters");
		}
		look->written[i] = seen->written != (unsigned long long)rows[0];
		look->deleted[i] = seen->deleted != (unsigned long long)rows[1];
		look->changed[i] = seen->changed != (unsigned long long)rows[2];
		seen->written = (unsigned long long)rows[0];
		seen->deleted = (unsigned long long)rows[1];
		seen->changed = (unsigned long long)rows[2];
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

static void touch(struct spot *spot, long long oid, bool named)
{
	struct look *look = spot->look;

	look->news->moved |= (uint64_t)1 << spot->at;
	(void)oids_add(look->arena, &look->touched, (unsigned)oid);
	if (named) {
		(void)oids_add(look->arena, &look->named, (unsigned)oid);
	}
}

static bool see_written(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct spot *spot = context;
	struct seen *seen = &spot->look->watch->seen[spot->at];
	unsigned oid;

	if (columns < 2 || values[0] == NULL || values[1] == NULL) {
		return fail(err, ERROR_SYSTEM, "a row of a catalog names no object");
	}
	if (strcmp(values[0], "member") == 0) {
		spot->look->news->everything = true;
	}
	if (strcmp(values[0], "granted") == 0) {
		spot->look->news->granted |= (uint64_t)1 << spot->at;
		if (seen->arena != NULL) {
			(void)oids_add(seen->arena, &seen->stale, watched_granted);
		}
	}
	oid = (unsigned)strtoul(values[1], NULL, 10);
	if (oid != 0) {
		if (seen->arena != NULL) {
			(void)oids_add(seen->arena, &seen->stale, oid);
		}
		touch(spot, oid, strcmp(values[0], "own") != 0);
	}
	return true;
}

static void note_count(void *context, long long key)
{
	struct spot *spot = context;

	if (key == watched_granted) {
		spot->look->news->granted |= (uint64_t)1 << spot->at;
		return;
	}
	touch(spot, key, false);
	if (key == watched_extensions) {
		spot->look->news->everything = true;
	}
}

static bool see_counts(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct spot *spot = context;
	struct seen *seen = &spot->look->watch->seen[spot->at];
	struct arena *arena = arena_new();
	struct counts now = counts_read(arena, spot->look->arena, columns < 1 ? "" : values[0],
		columns < 2 ? "" : values[1]);
	size_t at = 0;
	unsigned oid;

	(void)err;
	if (!spot->look->first) {
		counts_compare(&seen->counts, &now, note_count, spot);
		while ((oid = oids_next(&seen->stale, &at)) != 0) {
			note_count(spot, oid);
		}
	}
	arena_free(&seen->arena);
	*seen = (struct seen){.written = seen->written,
		.deleted = seen->deleted,
		.changed = seen->changed,
		.rows = seen->rows,
		.arena = arena,
		.counts = now};
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
		add_question(questions, catalog->written, bound, see_written, spot);
	}
	if (catalog->counts != NULL && (look->deleted[spot->at] || look->first)) {
		add_question(questions, catalog->counts, NULL, see_counts, spot);
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
	return questions.count == 0 || db_ask(observer, questions.items, questions.count, err);
}

static bool see_owner(void *context, size_t columns, const char *const *values, struct error *err)
{
	static const char *const names[] = {"relation", "type", "routine"};
	struct look *look = context;
	unsigned oid;

	if (columns < 3 || values[0] == NULL || values[1] == NULL || values[2] == NULL) {
		return fail(err, ERROR_SYSTEM, "an object has no oid");
	}
	oid = (unsigned)strtoul(values[1], NULL, 10);
	for (size_t i = 0; i < owner_classes; i++) {
		if (strcmp(values[0], names[i]) == 0) {
			*VEC_ADD(look->arena, &look->news->owners[i]) =
				(struct owner){oid, values[2][0]};
			(void)oids_add(look->arena, &look->news->gone_or_changed[i], oid);
			return true;
		}
	}
	look->news->everything = true;
	return true;
}

/* Who has to be read again, for what was touched. */
static bool find_owners(struct look *look, struct db *observer, struct error *err)
{
	struct question question = {.sql = watched_closure, .row = see_owner, .context = look};
	size_t size = look->touched.count * 16 + 3, length = 0, at = 0;
	char *list = arena_alloc(look->arena, size);
	unsigned oid;

	while ((oid = oids_next(&look->touched, &at)) != 0) {
		length += (size_t)snprintf(list + length, size - length, "%s%s%u",
			length == 0 ? "{" : ",", oids_have(&look->named, oid) ? "" : "-", oid);
		for (size_t i = 0; i < owner_classes; i++) {
			(void)oids_add(look->arena, &look->news->gone_or_changed[i], oid);
		}
	}
	if (length == 0) {
		return true;
	}
	list[length] = '}';
	question.parameter = list;
	return db_ask(observer, &question, 1, err);
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
	       (out->everything || find_owners(&look, observer, err));
}
