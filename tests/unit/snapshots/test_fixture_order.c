#include "fixture_order.h"
#include "unit.h"

/* "a>b" is a link that a row of a needs, "a?b" one that may be NULL. */
static void make(struct fixture_model *model, struct arena *arena, const char *const *links)
{
	model->arena = arena;
	for (char name[] = "a"; *name <= 'f'; (*name)++) {
		(void)fixture_add_table(model, name);
	}
	for (; *links != NULL; links++) {
		struct fixture_table *table =
			fixture_find(model, arena_copy_bytes(arena, *links, 1));
		struct fixture_column *column = VEC_ADD(table->arena, &table->columns);
		struct fixture_link *link = VEC_ADD(table->arena, &table->links);

		column->name = "x";
		column->not_null = (*links)[1] == '>';
		link->parent = arena_copy(table->arena, *links + 2);
		*VEC_ADD(table->arena, &link->columns) = table->columns.count - 1;
	}
}

/* "a b (c d)": groups of more than one in parentheses, sorted inside. */
static const char *order(struct arena *arena, const char *const *links)
{
	struct fixture_model model = {0};
	struct fixture_groups groups = {0};
	const char *text = "";

	make(&model, arena, links);
	fixture_order(arena, &model, &groups);
	VEC_EACH (&groups, group) {
		struct names names = {0};

		VEC_EACH (group, it) {
			*VEC_ADD(arena, &names) = arena_copy(arena, it->table->sql);
		}
		names_sort(&names);
		text = arena_printf(arena, "%s%s", text, group->count > 1 ? "(" : "");
		VEC_EACH (&names, it) {
			text = arena_printf(arena, "%s%s", text, *it);
		}
		text = arena_printf(arena, "%s%s", text, group->count > 1 ? ")" : "");
	}
	VEC_EACH (&model.tables, it) {
		it->table->doomed = true;
	}
	fixture_drop_doomed(&model);
	assert_int_equal(model.tables.count, 0);
	return text;
}

static void what_is_pointed_to_comes_first(void **state)
{
	assert_string_equal(order(*state, (const char *const[]){NULL}), "abcdef");
	assert_string_equal(
		order(*state, (const char *const[]){"a>f", "f>c", "c?e", NULL}), "ecfabd");
}

static void circles_are_groups(void **state)
{
	assert_string_equal(
		order(*state, (const char *const[]){"a>b", "b>c", "c>a", "c>f", NULL}), "f(abc)de");
	assert_string_equal(order(*state, (const char *const[]){"a>a", NULL}), "abcdef");
}

static void a_link_that_may_be_null_opens_a_circle(void **state)
{
	assert_string_equal(
		order(*state, (const char *const[]){"a>b", "b>c", "c?a", NULL}), "cbadef");
}

static void a_parent_that_is_not_there_is_none(void **state)
{
	assert_string_equal(order(*state, (const char *const[]){"a>x", NULL}), "abcdef");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ARENA(what_is_pointed_to_comes_first),
		WITH_ARENA(circles_are_groups),
		WITH_ARENA(a_link_that_may_be_null_opens_a_circle),
		WITH_ARENA(a_parent_that_is_not_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
