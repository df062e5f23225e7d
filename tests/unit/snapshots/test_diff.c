#include "diff.h"
#include "unit.h"
#include "vec.h"

/* Two snapshots of invented facts and what differs between them. */
struct with_diff {
	struct arena *arena;
	struct snapshot before, after;
	struct diff diff;
	struct object_changes objects;
};

static int open_diff(void **state)
{
	struct with_diff *with = calloc(1, sizeof *with);

	assert_non_null(with);
	with->arena = arena_new();
	snapshot_start(&with->before);
	snapshot_start(&with->after);
	*state = with;
	return 0;
}

static int close_diff(void **state)
{
	struct with_diff *with = *state;

	snapshot_free(&with->before);
	snapshot_free(&with->after);
	arena_free(&with->arena);
	free(with);
	return 0;
}

static void compare(struct with_diff *with)
{
	struct error err = {0};

	WORKS(&err, snapshot_sort(&with->before, &err));
	WORKS(&err, snapshot_sort(&with->after, &err));
	with->diff = snapshot_diff(&with->before, &with->after, with->arena);
	with->objects = diff_objects(&with->diff, &with->before, &with->after, with->arena);
}

static void add_table(struct snapshot *to, const char *name)
{
	snapshot_add(to, "table", name, "exists", "yes");
}

static void add_column(struct with_diff *with, struct snapshot *to, const char *table,
	const char *name, int position, const char *type)
{
	const char *identity = arena_printf(with->arena, "%s.%s", table, name);

	snapshot_add(to, "column", identity, "of", arena_printf(with->arena, "table %s", table));
	snapshot_add(to, "column", identity, "position", arena_printf(with->arena, "%d", position));
	snapshot_add(to, "column", identity, "type", type);
}

/* The objects as text: "+table users ~column users.name". */
static const char *told(const struct with_diff *with)
{
	static const char *const fates[] = {[APPEARED] = "+", [VANISHED] = "-", [CHANGED] = "~"};
	const char *text = "";

	VEC_EACH (&with->objects, it) {
		text = arena_printf(with->arena, "%s%s%s%s %s%s", text, *text == '\0' ? "" : " ",
			fates[it->fate], it->kind, it->identity, it->order_only ? " (order)" : "");
	}
	return text;
}

static void equal_snapshots_have_no_diff(void **state)
{
	struct with_diff *with = *state;

	compare(with);
	assert_int_equal(with->diff.count, 0);
	add_table(&with->before, "users");
	add_table(&with->after, "users");
	compare(with);
	assert_int_equal(with->diff.count, 0);
	assert_int_equal(with->objects.count, 0);
}

static void facts_come_go_and_change(void **state)
{
	struct with_diff *with = *state;

	snapshot_add(&with->before, "a", "1", "x", "gone");
	snapshot_add(&with->before, "b", "1", "x", "old");
	snapshot_add(&with->after, "b", "1", "x", "new");
	snapshot_add(&with->after, "c", "1", "x", "come");
	compare(with);
	assert_int_equal(with->diff.count, 3);
	assert_string_equal(with->diff.items[0].before, "gone");
	assert_null(with->diff.items[0].after);
	assert_string_equal(with->diff.items[1].before, "old");
	assert_string_equal(with->diff.items[1].after, "new");
	assert_null(with->diff.items[2].before);
	assert_string_equal(with->diff.items[2].after, "come");
	assert_string_equal(told(with), "-a 1 ~b 1 +c 1");
}

static void a_table_brings_all_that_belongs_to_it(void **state)
{
	struct with_diff *with = *state;

	add_table(&with->after, "users");
	add_column(with, &with->after, "users", "id", 1, "int");
	snapshot_add(&with->after, "constraint", "users.pkey", "of", "table users");
	snapshot_add(&with->after, "index", "users_pkey", "of", "constraint users.pkey");
	compare(with);
	assert_string_equal(told(with), "+table users");
	assert_int_equal(with->objects.items[0].changes.count, with->diff.count);
	/* Its own fact comes first. */
	assert_string_equal(with->objects.items[0].changes.items[0].kind, "table");
}

static void a_part_of_a_table_that_stays_is_an_object_of_its_own(void **state)
{
	struct with_diff *with = *state;

	add_table(&with->before, "users");
	add_table(&with->after, "users");
	add_column(with, &with->after, "users", "id", 1, "int");
	snapshot_add(&with->after, "materialized view", "m", "definition", "x");
	snapshot_add(&with->after, "index", "m_index", "of", "materialized view m");
	compare(with);
	assert_string_equal(told(with), "+column users.id +materialized view m");
}

static void a_part_that_goes_while_its_table_comes_is_not_its(void **state)
{
	struct with_diff *with = *state;

	add_table(&with->before, "users");
	snapshot_add(&with->before, "index", "i", "of", "table users");
	add_table(&with->after, "users");
	add_table(&with->after, "posts");
	snapshot_add(&with->after, "index", "i", "of", "table posts");
	compare(with);
	assert_string_equal(told(with), "~index i +table posts");
}

static void columns_that_move_up_behind_a_dropped_one_are_no_change(void **state)
{
	struct with_diff *with = *state;

	add_table(&with->before, "users");
	add_column(with, &with->before, "users", "id", 1, "int");
	add_column(with, &with->before, "users", "email", 2, "text");
	add_column(with, &with->before, "users", "name", 3, "text");
	add_table(&with->after, "users");
	add_column(with, &with->after, "users", "id", 1, "int");
	add_column(with, &with->after, "users", "name", 2, "text");
	compare(with);
	assert_string_equal(told(with), "-column users.email");
}

static void columns_that_change_places_are_one_matter_of_order(void **state)
{
	struct with_diff *with = *state;

	add_table(&with->before, "users");
	add_column(with, &with->before, "users", "email", 1, "text");
	add_column(with, &with->before, "users", "name", 2, "text");
	add_table(&with->after, "users");
	add_column(with, &with->after, "users", "name", 1, "text");
	add_column(with, &with->after, "users", "email", 2, "text");
	compare(with);
	assert_string_equal(told(with), "~table users (order)");
}

static void a_table_that_changes_otherwise_is_no_matter_of_order(void **state)
{
	struct with_diff *with = *state;

	add_table(&with->before, "users");
	add_column(with, &with->before, "users", "email", 1, "text");
	add_column(with, &with->before, "users", "name", 2, "text");
	add_table(&with->after, "users");
	snapshot_add(&with->after, "table", "users", "comment", "new");
	add_column(with, &with->after, "users", "name", 1, "text");
	add_column(with, &with->after, "users", "email", 2, "text");
	compare(with);
	assert_string_equal(told(with), "~table users");
}

static void columns_of_other_tables_do_not_count_for_order(void **state)
{
	struct with_diff *with = *state;

	add_table(&with->before, "a");
	add_table(&with->before, "b");
	add_column(with, &with->before, "a", "x", 1, "int");
	add_column(with, &with->before, "b", "y", 2, "int");
	add_column(with, &with->before, "b", "z", 1, "int");
	add_table(&with->after, "a");
	add_table(&with->after, "b");
	add_column(with, &with->after, "a", "w", 1, "int");
	add_column(with, &with->after, "a", "x", 2, "int");
	add_column(with, &with->after, "b", "y", 1, "int");
	compare(with);
	assert_string_equal(told(with), "+column a.w -column b.z");
}

static void ownership_in_a_circle_ends(void **state)
{
	struct with_diff *with = *state;

	snapshot_add(&with->after, "a", "1", "of", "b 1");
	snapshot_add(&with->after, "b", "1", "of", "a 1");
	compare(with);
	assert_int_equal(with->diff.count, 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_diff, close_diff)
	const struct CMUnitTest tests[] = {
		TEST(equal_snapshots_have_no_diff),
		TEST(facts_come_go_and_change),
		TEST(a_table_brings_all_that_belongs_to_it),
		TEST(a_part_of_a_table_that_stays_is_an_object_of_its_own),
		TEST(a_part_that_goes_while_its_table_comes_is_not_its),
		TEST(columns_that_move_up_behind_a_dropped_one_are_no_change),
		TEST(columns_that_change_places_are_one_matter_of_order),
		TEST(a_table_that_changes_otherwise_is_no_matter_of_order),
		TEST(columns_of_other_tables_do_not_count_for_order),
		TEST(ownership_in_a_circle_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
