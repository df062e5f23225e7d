#include "watched_changes.h"
#include "with_place.h"

#include "capture.h"
#include "diff.h"

static void look(struct with_place *with, struct db *observer, const char *what)
{
	static const char *const own[] = {NULL};
	AUTO(snapshot_free) struct snapshot snapshot = {0};

	if (!snapshot_capture(observer, own, &snapshot, &with->err)) {
		FAIL("after %s: %s", what, with->err.text);
	}
}

static struct db *observe(struct with_place *with, struct scratch *scratch)
{
	struct db *observer = NULL;

	WORKS(&with->err, observer_open(scratch, &observer, &with->err));
	observer_doubt(observer);
	look(with, observer, "nothing");
	return observer;
}

/* Some changes fail, here or on some version: what is left of them is a change, too. */
static void make_change(struct with_place *with, struct db *session, const char *change)
{
	(void)run(with, session, change);
	if (db_in_transaction(session)) {
		must(with, session, "rollback");
	}
}

static void settle(struct with_place *with, struct db *session)
{
	WORKS(&with->err, db_settle(session, &with->err));
}

/* How the one who makes the changes settles: never, always, or each third time. */
static void watch_changes(struct with_place *with, size_t settles)
{
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
	AUTO(db_close) struct db *session = connect_to(with, scratch);
	AUTO(db_close) struct db *observer = observe(with, scratch);

	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		make_change(with, session, changes[i]);
		if (settles > 0 && i % settles == 0) {
			settle(with, session);
		}
		look(with, observer, changes[i]);
	}
}

/* Observers who come later know nothing of how things came to be. */
static void changes_of_what_was_there_are_seen(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
	AUTO(db_close) struct db *session = connect_to(with, scratch);
	AUTO(db_close) struct db *observer = observe(with, scratch);

	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		make_change(with, session, changes[i]);
		settle(with, session);
		look(with, observer, changes[i]);
		if (i % 3 == 0) {
			db_close(&observer);
			observer = observe(with, scratch);
		}
	}
}

static void settled_changes_are_seen(void **state)
{
	watch_changes(*state, 1);
}

static void changes_are_seen_without_settling(void **state)
{
	watch_changes(*state, 0);
}

static void changes_are_seen_with_some_settling(void **state)
{
	watch_changes(*state, 3);
}

static void changes_of_others_are_seen(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
	AUTO(db_close) struct db *session = connect_to(with, scratch);
	AUTO(db_close) struct db *observer = observe(with, scratch);

	for (size_t i = 0; i < 40; i++) {
		AUTO(db_close) struct db *other = connect_to(with, scratch);

		must(with, other, i % 2 == 0 ? "create table o (a int)" : "drop table o");
		WORKS(&with->err, db_settle(session, &with->err));
		look(with, observer, "what another has done that is still connected");
		db_close(&other);
		look(with, observer, "another's end");
	}
}

static void changes_of_killed_ones_are_seen(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
	AUTO(db_close) struct db *session = connect_to(with, scratch);
	AUTO(db_close) struct db *observer = observe(with, scratch);

	for (size_t i = 0; i < 40; i++) {
		AUTO(db_close) struct db *other = connect_to(with, scratch);
		const char *process = ask(with, other, "select pg_backend_pid()");

		must(with, other, i % 2 == 0 ? "create table o (a int)" : "drop table o");
		must(with, session,
			arena_printf(with->arena, "select pg_terminate_backend(%s)", process));
		WORKS(&with->err, db_settle(session, &with->err));
		look(with, observer, "what one did that is being killed");
	}
}

static void unchanged_texts_are_shared(void **state)
{
	static const char *const own[] = {"table public.hidden", NULL};
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
	AUTO(db_close) struct db *session = connect_to(with, scratch);
	AUTO(db_close) struct db *observer = NULL;
	AUTO(snapshot_free) struct snapshot before = {0};
	AUTO(snapshot_free) struct snapshot after = {0};
	struct diff diff;

	must(with, session, "create table a (b int); create table hidden (c int)");
	WORKS(&with->err, observer_open(scratch, &observer, &with->err));
	WORKS(&with->err, snapshot_capture(observer, own, &before, &with->err));
	must(with, session, "alter table a add d int; alter table hidden add e int");
	WORKS(&with->err, db_settle(session, &with->err));
	WORKS(&with->err, snapshot_capture(observer, own, &after, &with->err));
	db_close(&observer);
	diff = snapshot_diff(&before, &after, with->arena);
	assert_int_equal(diff.count, 3);
	assert_string_equal(diff.items[0].identity, "public.a.d");
	assert_null(snapshot_object(&after, "table", "public.hidden"));
	assert_ptr_equal(snapshot_value(&before, "column", "public.a.b", "type"),
		snapshot_value(&after, "column", "public.a.b", "type"));
}

static void changes_of_sqlite_are_seen(void **state)
{
	static const char *const steps[] = {
		"create table a (b int)",
		"insert into a values (1)",
		"create index i on a (b)",
		"pragma user_version = 3",
		"alter table a rename to c",
		"create virtual table f using fts5 (x)",
		"insert into f (f, rank) values ('rank', 'bm25(10.0)')",
		"drop table f",
		/* There and back, and to another state than the one before. */
		"create table d (e int)",
		"drop table d",
		"create table d (e int)",
		"drop table d",
		"create table d (e text)",
		"drop table d",
		"create table d (e int)",
		"create index j on d (e)",
		"drop table d; create table d (e int)",
		"pragma user_version = 4",
		"pragma user_version = 3",
		"drop table c",
	};
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
	AUTO(db_close) struct db *session = connect_to(with, scratch);
	AUTO(db_close) struct db *observer = observe(with, scratch);

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		(void)run(with, session, steps[i]);
		look(with, observer, steps[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(settled_changes_are_seen),
		WITH_PLACE(changes_are_seen_without_settling),
		WITH_PLACE(changes_are_seen_with_some_settling),
		WITH_PLACE(changes_of_what_was_there_are_seen),
		WITH_PLACE(changes_of_others_are_seen),
		WITH_PLACE(changes_of_killed_ones_are_seen),
		WITH_PLACE(unchanged_texts_are_shared),
		WITH_PLACE(changes_of_sqlite_are_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
