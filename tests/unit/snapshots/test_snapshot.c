#include "snapshot.h"
#include "unit.h"

static int open_snapshot(void **state)
{
	struct snapshot *snapshot = calloc(1, sizeof *snapshot);

	assert_non_null(snapshot);
	snapshot_start(snapshot);
	*state = snapshot;
	return 0;
}

static int close_snapshot(void **state)
{
	snapshot_free(*state);
	free(*state);
	return 0;
}

static void sort(struct snapshot *snapshot)
{
	struct error err = {0};

	WORKS(&err, snapshot_sort(snapshot, &err));
}

static void facts_are_sorted_by_kind_identity_and_attribute(void **state)
{
	struct snapshot *snapshot = *state;

	snapshot_add(snapshot, "table", "b", "exists", "yes");
	snapshot_add(snapshot, "column", "b.x", "type", "int");
	snapshot_add(snapshot, "table", "a", "exists", "yes");
	snapshot_add(snapshot, "column", "b.x", "of", "table b");
	sort(snapshot);
	assert_int_equal(snapshot->count, 4);
	assert_string_equal(snapshot->items[0].attribute, "of");
	assert_string_equal(snapshot->items[1].attribute, "type");
	assert_string_equal(snapshot->items[2].identity, "a");
	assert_string_equal(snapshot->items[3].identity, "b");
}

static void texts_are_copied(void **state)
{
	struct snapshot *snapshot = *state;
	char value[] = "one";

	snapshot_add(snapshot, "table", "a", "comment", value);
	value[0] = 'X';
	sort(snapshot);
	assert_string_equal(snapshot_value(snapshot, "table", "a", "comment"), "one");
}

static void a_key_that_came_twice_is_an_error(void **state)
{
	struct snapshot *snapshot = *state;
	struct error err = {0};

	snapshot_add(snapshot, "table", "a", "comment", "one");
	snapshot_add(snapshot, "table", "b", "comment", "one");
	snapshot_add(snapshot, "table", "a", "comment", "two");
	assert_false(snapshot_sort(snapshot, &err));
	assert_non_null(strstr(err.text, "table a comment twice"));
	assert_int_equal(err.code, ERROR_SYSTEM);
}

static void values_and_objects_are_found(void **state)
{
	struct snapshot *snapshot = *state;

	snapshot_add(snapshot, "table", "users", "owner", "postgres");
	snapshot_add(snapshot, "table", "user", "comment", "short");
	snapshot_add(snapshot, "view", "users", "definition", "SELECT 1");
	sort(snapshot);
	assert_string_equal(snapshot_value(snapshot, "table", "users", "owner"), "postgres");
	assert_null(snapshot_value(snapshot, "table", "users", "comment"));
	assert_null(snapshot_value(snapshot, "table", "zebra", "owner"));
	assert_string_equal(snapshot_object(snapshot, "view", "users")->value, "SELECT 1");
	assert_null(snapshot_object(snapshot, "view", "user"));
	assert_null(snapshot_object(snapshot, "", ""));
}

static void an_empty_snapshot_can_be_asked(void **state)
{
	struct snapshot *snapshot = *state;

	sort(snapshot);
	assert_null(snapshot_value(snapshot, "table", "a", "owner"));
	assert_null(snapshot_object(snapshot, "table", "a"));
}

static void what_is_left_out_takes_its_parts_along(void **state)
{
	static const char *const patterns[] = {"table *.schema_migrations", NULL};
	struct snapshot *snapshot = *state;

	snapshot_add(snapshot, "table", "public.schema_migrations", "owner", "postgres");
	snapshot_add(snapshot, "column", "public.schema_migrations.version", "of",
		"table public.schema_migrations");
	snapshot_add(snapshot, "column", "public.schema_migrations.version", "type", "bigint");
	snapshot_add(snapshot, "constraint", "public.schema_migrations.pkey", "of",
		"table public.schema_migrations");
	snapshot_add(snapshot, "index", "public.schema_migrations_pkey", "of",
		"constraint public.schema_migrations.pkey");
	snapshot_add(snapshot, "table", "public.users", "owner", "postgres");
	snapshot_add(snapshot, "column", "public.users.id", "of", "table public.users");
	sort(snapshot);
	snapshot_leave_out(snapshot, patterns);
	assert_int_equal(snapshot->count, 2);
	assert_string_equal(snapshot->items[0].identity, "public.users.id");
	assert_string_equal(snapshot->items[1].identity, "public.users");
}

static void nothing_is_left_out_without_a_match(void **state)
{
	static const char *const none[] = {NULL};
	static const char *const others[] = {"table other", "view users", NULL};
	struct snapshot *snapshot = *state;

	snapshot_add(snapshot, "table", "users", "exists", "yes");
	sort(snapshot);
	snapshot_leave_out(snapshot, none);
	snapshot_leave_out(snapshot, others);
	assert_int_equal(snapshot->count, 1);
}

static void freeing_twice_is_fine(void **state)
{
	struct snapshot nothing = {0};

	snapshot_free(&nothing);
	snapshot_free(*state);
	snapshot_free(*state);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_snapshot, close_snapshot)
	const struct CMUnitTest tests[] = {
		TEST(facts_are_sorted_by_kind_identity_and_attribute),
		TEST(texts_are_copied),
		TEST(a_key_that_came_twice_is_an_error),
		TEST(values_and_objects_are_found),
		TEST(an_empty_snapshot_can_be_asked),
		TEST(what_is_left_out_takes_its_parts_along),
		TEST(nothing_is_left_out_without_a_match),
		TEST(freeing_twice_is_fine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
