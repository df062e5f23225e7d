#include "rows_compare.h"
#include "rows_read.h"
#include "unit.h"

/* Two states of a table, and one in between. */
struct with_rows {
	struct arena *arena;
	struct rows before, between, after;
};

static int open_rows(void **state)
{
	struct with_rows *with = calloc(1, sizeof *with);

	assert_non_null(with);
	with->arena = arena_new();
	with->before.arena = arena_new();
	with->between.arena = arena_new();
	with->after.arena = arena_new();
	*state = with;
	return 0;
}

static int close_rows(void **state)
{
	struct with_rows *with = *state;

	rows_free(&with->before);
	rows_free(&with->between);
	rows_free(&with->after);
	arena_free(&with->arena);
	free(with);
	return 0;
}

/* A table t of these columns; keys: how many of them are its key. */
static struct row_table *table(
	struct rows *rows, size_t keys, size_t columns, const char *const *names)
{
	struct row_table *table = rows_add(rows, "t");

	for (size_t i = 0; i < columns; i++) {
		*VEC_ADD(table->arena, &table->columns) = names[i];
		*VEC_ADD(table->arena, &table->types) = "text";
	}
	for (size_t i = 0; i < keys; i++) {
		*VEC_ADD(table->arena, &table->keys) = names[i];
	}
	return table;
}

static void row(struct row_table *table, const char *first, const char *second)
{
	struct error err = {0};
	const char *const values[] = {first, second};

	WORKS(&err, rows_take(table, table->columns.count, values, &err));
}

static const char *const id_name[] = {"id", "name"};

static void rows_are_matched_by_their_key(void **state)
{
	struct with_rows *with = *state;
	struct row_table *before = table(&with->before, 1, 2, id_name);
	struct row_table *after = table(&with->after, 1, 2, id_name);

	row(before, "1", "Ann");
	row(before, "2", "Bob");
	row(before, "3", "Cid");
	row(after, "3", "Cid");
	row(after, "2", "Rob");
	row(after, "4", "Dan");

	struct row_changes changes = rows_compare(&with->before, NULL, &with->after, with->arena);

	assert_int_equal(changes.count, 2);
	assert_null(changes.items[0].column);
	assert_int_equal(changes.items[0].count, 1);
	assert_string_equal(changes.items[0].old, "(id 1, name Ann)");
	assert_string_equal(changes.items[1].column, "name");
	assert_string_equal(changes.items[1].key, "id 2");
	assert_string_equal(changes.items[1].old, "Bob");
	assert_string_equal(changes.items[1].now, "Rob");
}

static void a_null_that_was_filled_is_no_change(void **state)
{
	struct with_rows *with = *state;
	struct row_table *before = table(&with->before, 1, 2, id_name);
	struct row_table *after = table(&with->after, 1, 2, id_name);

	row(before, "1", NULL);
	row(after, "1", "x");
	assert_int_equal(rows_compare(&with->before, NULL, &with->after, with->arena).count, 0);
}

static void rows_without_a_key_are_known_by_all_they_hold(void **state)
{
	struct with_rows *with = *state;
	struct row_table *before = table(&with->before, 0, 2, id_name);
	struct row_table *after = table(&with->after, 0, 2, id_name);

	row(before, "1", "Ann");
	row(before, "1", "Ann");
	row(before, "2", NULL);
	row(after, "2", "x");
	row(after, "1", "Ann");
	row(after, "1", "Ann");
	assert_int_equal(rows_compare(&with->before, NULL, &with->after, with->arena).count, 0);
}

static void one_of_two_equal_rows_is_missed(void **state)
{
	struct with_rows *with = *state;
	struct row_table *before = table(&with->before, 0, 2, id_name);
	struct row_table *after = table(&with->after, 0, 2, id_name);

	row(before, "1", "Ann");
	row(before, "1", "Ann");
	row(after, "1", "Ann");

	struct row_changes changes = rows_compare(&with->before, NULL, &with->after, with->arena);

	assert_int_equal(changes.count, 1);
	assert_null(changes.items[0].column);
	assert_int_equal(changes.items[0].count, 1);
	assert_int_equal(changes.items[0].of, 2);
}

static void rows_without_a_key_belong_to_those_most_like_them(void **state)
{
	struct with_rows *with = *state;
	struct row_table *before = table(&with->before, 0, 2, id_name);
	struct row_table *after = table(&with->after, 0, 2, id_name);

	row(before, NULL, "old");
	row(before, "1", "old");
	row(before, "2", "old");
	row(after, "2", "new");
	row(after, "1", "new");
	row(after, NULL, "new");

	struct row_changes changes = rows_compare(&with->before, NULL, &with->after, with->arena);

	assert_int_equal(changes.count, 1);
	assert_string_equal(changes.items[0].column, "name");
	assert_int_equal(changes.items[0].count, 3);
}

static void a_key_that_was_made_anew_tells_nothing(void **state)
{
	struct with_rows *with = *state;
	struct row_table *before = table(&with->before, 1, 2, id_name);
	struct row_table *after = table(&with->after, 1, 2, id_name);
	static const char *const name[] = {"name"};

	(void)table(&with->between, 0, 1, name);
	row(before, "1", "Ann");
	row(after, "7", "Ann");

	struct row_changes changes =
		rows_compare(&with->before, &with->between, &with->after, with->arena);

	assert_int_equal(changes.count, 1);
	assert_string_equal(changes.items[0].column, "id");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			rows_are_matched_by_their_key, open_rows, close_rows),
		cmocka_unit_test_setup_teardown(
			a_null_that_was_filled_is_no_change, open_rows, close_rows),
		cmocka_unit_test_setup_teardown(
			rows_without_a_key_are_known_by_all_they_hold, open_rows, close_rows),
		cmocka_unit_test_setup_teardown(
			one_of_two_equal_rows_is_missed, open_rows, close_rows),
		cmocka_unit_test_setup_teardown(
			rows_without_a_key_belong_to_those_most_like_them, open_rows, close_rows),
		cmocka_unit_test_setup_teardown(
			a_key_that_was_made_anew_tells_nothing, open_rows, close_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
