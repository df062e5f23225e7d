#include "capture.h"
#include "diff.h"
#include "place.h"
#include "server_find.h"
#include "store.h"
#include "text.h"
#include "unit.h"

#include "vec.h"

static const struct origin origin = {"postgres", 15, OF_REVISION};

static const char *write_down(struct arena *arena, const struct snapshot *snapshot)
{
	size_t size;
	const char *text = store_write(arena, &origin, snapshot, &size);

	assert_int_equal(strlen(text), size);
	return text;
}

static void assert_same(const struct snapshot *a, const struct snapshot *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		assert_int_equal(fact_compare(&a->items[i], &b->items[i]), 0);
		assert_string_equal(a->items[i].value, b->items[i].value);
	}
}

static void assert_comes_back(struct arena *arena, const struct snapshot *snapshot)
{
	struct snapshot read;
	struct origin from;
	struct error err = {0};
	const char *text = write_down(arena, snapshot);

	WORKS(&err, store_read("s", text, strlen(text), &from, &read, &err));
	assert_string_equal(from.engine, "postgres");
	assert_int_equal(from.version, 15);
	assert_int_equal(from.nature, OF_REVISION);
	assert_same(snapshot, &read);
	assert_string_equal(write_down(arena, &read), text);
	snapshot_free(&read);
}

static void every_text_comes_back(void **state)
{
	static const char *const texts[] = {"", " ", "a ", "\t", "\n", "\r\n", "\\", "\\n", "\\e",
		"a\tb", "\"a.b\".\"c\"\"d\"", "a | b", "\x01\x1f\x7f", "\xff\xfe", "a\xc3",
		"\xc3\xa4", "\xe2\x80\x8b", "end of mtest snapshot",
		"äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüä"};
	struct arena *arena = *state;
	struct snapshot snapshot;
	struct error err = {0};

	snapshot_start(&snapshot);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		snapshot_add(&snapshot, "kind", texts[i], "value", texts[i]);
		snapshot_add(&snapshot, "kind", texts[i], "of", texts[i]);
		snapshot_add(&snapshot, "kind of", "x", texts[i], "y");
	}
	WORKS(&err, snapshot_sort(&snapshot, &err));
	assert_comes_back(arena, &snapshot);
	snapshot_free(&snapshot);
}

static void no_line_ends_in_white_space(void **state)
{
	struct arena *arena = *state;
	struct snapshot snapshot;
	const char *text;

	snapshot_start(&snapshot);
	snapshot_add(&snapshot, "table", "t", "comment", "");
	snapshot_add(&snapshot, "table", "u", "comment", "two ");
	text = write_down(arena, &snapshot);
	assert_string_equal(text, "mtest snapshot 1, postgres 15, revision\n"
				  "table\tt\tcomment\t\\e\n"
				  "table\tu\tcomment\ttwo\\x20\n"
				  "end of mtest snapshot\n");
	snapshot_free(&snapshot);
}

static void version_control_may_change_line_ends(void **state)
{
	static const char text[] = "mtest snapshot 1, sqlite 3, database\r\n"
				   "table\tt\texists\tyes\r\nend of mtest snapshot\r\n";
	struct snapshot snapshot;
	struct origin from;
	struct error err = {0};

	(void)state;
	WORKS(&err, store_read("s", text, strlen(text), &from, &snapshot, &err));
	assert_string_equal(snapshot.items[0].value, "yes");
	assert_int_equal(from.nature, OF_DATABASE);
	snapshot_free(&snapshot);
}

#define HEAD "mtest snapshot 1, postgres 15, revision\n"
#define END "end of mtest snapshot\n"

static void damage_is_said_with_file_and_line(void **state)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{"", "s:1: the snapshot is cut off here"},
		{"SELECT 1;\n", "s:1: is not a snapshot"},
		{"mtest snapshot 2, postgres 15, revision\n", "s:1: another version"},
		{"mtest snapshot one\n", "s:1: the first line is damaged"},
		{"mtest snapshot 1, postgres\n", "s:1: the first line is damaged"},
		{"mtest snapshot 1, postgres 15, dream\n", "s:1: the first line is damaged"},
		{"mtest snapshot 1, postgres 15, revision and more\n", "s:1: the first line"},
		{HEAD, "s:2: the snapshot is cut off here"},
		{HEAD "table\tt\texists\tyes\n", "s:3: the snapshot is cut off here"},
		{HEAD "table\tt\texists\tye", "s:2: the snapshot is cut off here"},
		{HEAD "table\tt\texists\n" END, "s:2: is not a fact"},
		{HEAD "table\tt\texists\tyes\tno\n" END, "s:2: is not a fact"},
		{HEAD "<<<<<<< HEAD\n" END, "s:2: is not a fact"},
		{HEAD "table\tt\texists\t\n" END, "s:2: the fact is damaged"},
		{HEAD "table\tt\texists\t\\q\n" END, "s:2: the fact is damaged"},
		{HEAD "table\tt\texists\t\\x0\n" END, "s:2: the fact is damaged"},
		{HEAD "table\tt\texists\t\\x00\n" END, "s:2: the fact is damaged"},
		{HEAD "table\tt\texists\t\\\n" END, "s:2: the fact is damaged"},
		{HEAD "table\tu\ta\tb\ntable\tt\ta\tb\n" END, "s:3: the facts are not in their"},
		{HEAD "table\tt\ta\tb\ntable\tt\ta\tc\n" END, "s:3: the fact stands there twice"},
		{HEAD END "table\tt\ta\tb\n", "s:3: stands behind the end"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct snapshot snapshot;
		struct origin from;
		struct error err = {0};

		assert_false(store_read(
			"s", cases[i].text, strlen(cases[i].text), &from, &snapshot, &err));
		assert_int_equal(err.code, ERROR_USAGE);
		if (!text_starts(err.text, cases[i].words)) {
			print_error("%s: got: %s\n", cases[i].words, err.text);
			_fail(__FILE__, __LINE__);
		}
		snapshot_free(&snapshot);
	}
}

static void no_part_of_a_file_is_taken_for_the_whole(void **state)
{
	struct arena *arena = *state;
	struct snapshot snapshot;
	const char *text;

	snapshot_start(&snapshot);
	snapshot_add(&snapshot, "table", "t\\", "comment", "one\ntwo ");
	snapshot_add(&snapshot, "table", "u", "comment", "\xff");
	text = write_down(arena, &snapshot);
	for (size_t size = 0; size < strlen(text); size++) {
		struct snapshot read;
		struct origin from;
		struct error err = {0};

		assert_false(store_read("s", text, size, &from, &read, &err));
		snapshot_free(&read);
	}
	snapshot_free(&snapshot);
}

/* A real catalog with every kind of name there is. */
static void capture_and_store(struct arena *arena, const char *engine, const char *sql)
{
	static const char *const none[] = {NULL};
	struct error err = {0};
	struct place *place;
	struct scratch *scratch;
	struct db *db;
	struct snapshot snapshot;

	WORKS(&err, place_open(arena, &place, &err));
	place->database = "shop";
	WORKS(&err, scratch_create(engine_find(engine), place, &scratch, &err));
	WORKS(&err, observer_open(scratch, &db, &err));
	WORKS(&err, db_must(db, sql, &err));
	WORKS(&err, snapshot_capture(db, none, &snapshot, &err));
	assert_true(snapshot.count > 10);
	assert_comes_back(arena, &snapshot);
	snapshot_free(&snapshot);
	db_close(&db);
	scratch_drop(&scratch);
	place_close(&place);
}

static void hostile_names_of_sqlite_come_back(void **state)
{
	capture_and_store(*state, "sqlite",
		"CREATE TABLE \"a\"\"b.c\td\" (\"x\ny\" TEXT DEFAULT 'it''s \\n', \" \" TEXT, \"\" "
		"INT);"
		"CREATE INDEX \"ix\\\" ON \"a\"\"b.c\td\" (\"x\ny\");"
		"CREATE VIEW \"v | w\" AS SELECT ' ' AS \"\xe2\x80\x8b\", \"x\ny\" FROM "
		"\"a\"\"b.c\td\";");
}

static void hostile_names_of_postgres_come_back(void **state)
{
	const struct server_binaries *binaries;
	struct error err = {0};
	struct place *place;
	bool found;

	WORKS(&err, place_open(*state, &place, &err));
	found = server_find(place, &binaries, &err);
	place_close(&place);
	if (!found) {
		print_message("%s\n", err.text);
		assert_null(getenv("CI"));
		skip();
	}
	capture_and_store(*state, "postgres",
		"CREATE SCHEMA \"s.\"\" \\\";"
		"CREATE TABLE \"s.\"\" \\\".\"t\n\tu\" (\"x y\" text DEFAULT E'it''s \\\\ \\n\\t', "
		"\" \" "
		"text, \"äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüä\" integer PRIMARY KEY);"
		"COMMENT ON TABLE \"s.\"\" \\\".\"t\n\tu\" IS ' ';"
		"CREATE VIEW public.\"v | w\" AS SELECT E'\\x01' AS \"e\x7f\", \" \" FROM \"s.\"\" "
		"\\\".\"t\n\tu\";");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ARENA(every_text_comes_back),
		WITH_ARENA(no_line_ends_in_white_space),
		WITH_ARENA(version_control_may_change_line_ends),
		WITH_ARENA(damage_is_said_with_file_and_line),
		WITH_ARENA(no_part_of_a_file_is_taken_for_the_whole),
		WITH_ARENA(hostile_names_of_sqlite_come_back),
		WITH_ARENA(hostile_names_of_postgres_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
