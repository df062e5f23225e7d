#include "capture.h"

#include "diff.h"
#include "readers.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What an observer keeps between its snapshots. */
struct sight {
	struct readers readers;
	struct kept *kept;
	bool started; /* something is kept */
	bool doubt;
	struct watch *watch; /* PostgreSQL: what has changed; NULL: nobody can tell */
	/*
	 * SQLite: all that its readers read, and there came out what is kept; behind it the state
	 * before, to which a downgrade leads back.
	 */
	struct state {
		struct arena *arena;
		struct names rows;
		struct kept *kept;
	} state, before;
};

static void sight_free(void *kept)
{
	struct sight *sight = kept;

	kept_free(sight->kept);
	if (sight->before.kept != NULL) {
		kept_free(sight->before.kept);
	}
	if (sight->watch != NULL) {
		watch_free(sight->watch);
	}
	arena_free(&sight->state.arena);
	arena_free(&sight->before.arena);
	free(sight);
}

static bool attach(struct db *observer, struct error *err)
{
	struct sight *sight = calloc(1, sizeof *sight);

	if (sight == NULL) {
		return fail(err, ERROR_SYSTEM, "out of memory");
	}
	sight->kept = kept_new();
	observer->kept = sight;
	observer->free_kept = sight_free;
	if (!readers_choose(observer, true, &sight->readers, err)) {
		return false;
	}
	if (observer->engine->ask != NULL && !sight->readers.blind) {
		sight->watch = watch_new(observer);
	}
	return true;
}

bool observer_open(struct scratch *scratch, struct db **out, struct error *err)
{
	return db_open(scratch, out, err) && readers_prepare(*out, err) && attach(*out, err);
}

void observer_doubt(struct db *observer)
{
	((struct sight *)observer->kept)->doubt = true;
}

void observer_distrust_counters(struct db *observer)
{
	struct sight *sight = observer->kept;

	if (sight->watch != NULL) {
		watch_distrust(sight->watch);
	}
}

/* One reader that is being asked. */
struct reading {
	const struct db *observer;
	struct fresh *fresh;
	unsigned reader;
};

static void add_fact(void *context, unsigned object, const char *const fact[4])
{
	const struct reading *reading = context;

	fresh_add(reading->fresh, reading->reader, object, fact);
}

static bool add_row(void *context, size_t columns, const char *const *values, struct error *err)
{
	const struct reading *reading = context;

	return reader_facts(reading->observer, columns, values, add_fact, context, err);
}

/* What is read anew, and so replaced. */
struct anew {
	const struct readers *readers;
	const struct news *news;
	enum ask asked[most_readers];
};

static bool replaces(const void *context, unsigned reader, unsigned owner)
{
	const struct anew *anew = context;

	return anew->asked[reader] == ASK_ALL || anew->asked[reader] == REPLACE_ALL ||
	       (anew->asked[reader] == ASK_SOME &&
		       reader_concerns(&anew->readers->items[reader], anew->news, owner));
}

/*
 * The first plan of a query is kept. A few objects are best found through indexes, which a planner
 * that sees small catalogs does not care for; they grow later.
 */
static const char plan_for_all[] =
	"select set_config(name, 'on', false) from unnest("
	"'{enable_seqscan,enable_hashjoin,enable_mergejoin,enable_material}'::text[]) name";
static const char plan_for_some[] =
	"select set_config(name, 'off', false) from unnest("
	"'{enable_seqscan,enable_hashjoin,enable_mergejoin,enable_material}'::text[]) name";

/* Asks those readers that the news concern, all in one go. */
static bool read_anew(const struct sight *sight, struct db *observer, struct anew *anew,
	struct fresh *fresh, struct error *err)
{
	struct question questions[most_readers + 2];
	struct reading readings[most_readers + 2];
	bool everything = anew->news->everything && sight->watch != NULL;
	size_t count = 0;

	if (everything) {
		questions[count++] = (struct question){.sql = plan_for_all};
	}
	for (unsigned i = 0; i < sight->readers.count; i++) {
		const struct reader *reader = &sight->readers.items[i];
		const char *oids;

		anew->asked[i] = reader_ask(&sight->readers, i, anew->news,
			kept_count(sight->kept, i), fresh->arena, &oids);
		if (anew->asked[i] == ASK_NOT || anew->asked[i] == REPLACE_ALL ||
			(anew->asked[i] == ASK_SOME && oids == NULL)) {
			continue;
		}
		readings[count] = (struct reading){observer, fresh, i};
		questions[count] = (struct question){
			.sql = oids == NULL ? reader->catalog->sql : reader->catalog->sql_of_some,
			.parameter = oids,
			.row = add_row,
			.context = &readings[count],
			.what = reader->catalog->kind,
		};
		count++;
	}
	if (everything) {
		questions[count++] = (struct question){.sql = plan_for_some};
	}
	return count == 0 || db_ask(observer, questions, count, err);
}

/* Puts what the news concern into kept. twice: two facts that are one; they live in the arena. */
static bool renew(const struct sight *sight, struct db *observer, const struct news *news,
	struct kept *kept, struct arena *arena, const struct kept_fact *twice[2], struct error *err)
{
	struct anew anew = {.readers = &sight->readers, .news = news};
	struct fresh fresh = {.arena = arena};

	if (!read_anew(sight, observer, &anew, &fresh, err)) {
		return false;
	}
	kept_replace(kept, &fresh, replaces, &anew, twice);
	return true;
}

static bool read_everything(
	struct sight *sight, struct db *observer, struct kept *kept, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const struct news news = {.everything = true};
	const struct kept_fact *twice[2];

	if (!readers_probe(&sight->readers, observer, err)) {
		return false;
	}
	if (!renew(sight, observer, &news, kept, work, twice, err)) {
		return false;
	}
	if (twice[0] != NULL) {
		return fail(err, ERROR_SYSTEM,
			"a catalog reader gave the fact %s %s %s twice: '%.200s' and '%.200s'",
			twice[0]->fact.kind, twice[0]->fact.identity, twice[0]->fact.attribute,
			twice[0]->fact.value, twice[1]->fact.value);
	}
	return true;
}

static bool add_state(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct state *state = context;

	(void)err;
	for (size_t i = 0; i < columns; i++) {
		*VEC_ADD(state->arena, &state->rows) =
			arena_copy(state->arena, values[i] == NULL ? "" : values[i]);
	}
	return true;
}

static bool same_names(const struct names *a, const struct names *b)
{
	if (a->count != b->count) {
		return false;
	}
	for (size_t i = 0; i < a->count; i++) {
		if (strcmp(a->items[i], b->items[i]) != 0) {
			return false;
		}
	}
	return true;
}

/* A virtual table has settings in tables of its own. */
static bool tells_all(const struct names *rows)
{
	VEC_EACH (rows, it) {
		if (strncasecmp(*it, "create virtual", 14) == 0) {
			return false;
		}
	}
	return true;
}

/* The state before becomes the one that counts, and the other way round. */
static void swap_states(struct sight *sight)
{
	struct state state = sight->state;

	state.kept = sight->kept;
	if (sight->before.kept == NULL) {
		sight->before.kept = kept_new();
	}
	sight->state = sight->before;
	sight->kept = sight->before.kept;
	sight->before = state;
}

/*
 * SQLite keeps the text of all that was declared: what it has parsed of that need not be asked,
 * and where every text is as it was before, all that follows from them is.
 */
static bool look_at_texts(
	struct sight *sight, struct db *observer, bool *changed, struct error *err)
{
	static const char all[] =
		"select type, name, tbl_name, sql from sqlite_schema union all "
		"select user_version, application_id, journal_mode, auto_vacuum || encoding || "
		"page_size "
		"from pragma_user_version, pragma_application_id, pragma_journal_mode, "
		"pragma_auto_vacuum, pragma_encoding, pragma_page_size";
	struct state now = {.arena = arena_new()};

	if (!db_query(observer, all, add_state, &now, err)) {
		arena_free(&now.arena);
		return false;
	}
	if (!sight->started) {
		arena_free(&sight->before.arena);
		sight->before.rows = (struct names){0};
	} else if (!same_names(&sight->state.rows, &now.rows)) {
		swap_states(sight);
		sight->started = same_names(&sight->state.rows, &now.rows);
	}
	*changed = !sight->started || !tells_all(&now.rows);
	arena_free(&sight->state.arena);
	sight->state.arena = now.arena;
	sight->state.rows = now.rows;
	return true;
}

/* Brings what is kept up to what the database is now; the first time, that is all. */
static bool refresh(struct sight *sight, struct db *observer, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const struct kept_fact *twice[2] = {NULL, NULL};
	struct news news = {.everything = true};

	if (sight->watch == NULL && observer->engine->ask == NULL) {
		return look_at_texts(sight, observer, &news.everything, err) &&
		       (!news.everything || read_everything(sight, observer, sight->kept, err));
	}
	if (sight->watch != NULL && sight->started &&
		!watch_look(sight->watch, observer, work, &news, err)) {
		return false;
	}
	if (sight->watch != NULL && !sight->started && !watch_start(sight->watch, observer, err)) {
		return false;
	}
	if (!news.everything && !renew(sight, observer, &news, sight->kept, work, twice, err)) {
		return false;
	}
	return (!news.everything && twice[0] == NULL) ||
	       read_everything(sight, observer, sight->kept, err);
}

static bool fail_missed(const struct diff *diff, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const char *facts = "";

	for (size_t i = 0; i < diff->count && i < 5; i++) {
		const struct change *it = &diff->items[i];

		facts = arena_printf(work, "%s%s%s %s %s (%.80s, really %.80s)", facts,
			i == 0 ? "" : "; ", it->kind, it->identity, it->attribute,
			it->before == NULL ? "absent" : it->before,
			it->after == NULL ? "absent" : it->after);
	}
	return fail(err, ERROR_SYSTEM, "the incremental snapshot missed %zu facts: %s", diff->count,
		facts);
}

static void free_kept(struct kept **kept)
{
	kept_free(*kept);
}

static bool compare_with_full(
	struct sight *sight, struct db *observer, const struct snapshot *now, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	AUTO(free_kept) struct kept *kept = kept_new();
	AUTO(snapshot_free) struct snapshot full = {0};
	struct diff diff;

	if (!read_everything(sight, observer, kept, err)) {
		return false;
	}
	kept_snapshot(kept, &full);
	diff = snapshot_diff(now, &full, work);
	return diff.count == 0 || fail_missed(&diff, err);
}

bool snapshot_capture(
	struct db *observer, const char *const *own, struct snapshot *out, struct error *err)
{
	struct sight *sight = observer->kept;

	*out = (struct snapshot){0};
	if (!refresh(sight, observer, err)) {
		sight->started = false;
		return false;
	}
	sight->started = true;
	kept_snapshot(sight->kept, out);
	if (sight->doubt && !compare_with_full(sight, observer, out, err)) {
		return false;
	}
	snapshot_leave_out(out, own);
	return true;
}
