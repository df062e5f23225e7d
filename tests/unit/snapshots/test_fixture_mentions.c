#include "fixture_mentions.h"
#include "unit.h"

/* A table with the columns kind and nr. */
static void check(struct arena *arena, const char *text, const char *expected)
{
	struct fixture_model model = {.arena = arena};
	struct fixture_table *table = fixture_add_table(&model, "public.t");
	struct fixture_mentions mentions = {0};
	const char *found = "";

	VEC_ADD(table->arena, &table->columns)->name = "kind";
	VEC_ADD(table->arena, &table->columns)->name = "nr";
	fixture_mentions_read(arena, table, text, &mentions);
	VEC_EACH (&mentions, it) {
		found = arena_printf(arena, "%s%s%s in %s", found, *found == '\0' ? "" : "; ",
			table->columns.items[it->column].name, it->relation);
	}
	assert_string_equal(found, expected);
	table->doomed = true;
	fixture_drop_doomed(&model);
}

static void a_relation_that_is_looked_up_in_is_found(void **state)
{
	struct arena *arena = *state;

	check(arena, "if new.kind not in (select kind from kinds) then", "kind in kinds");
	check(arena, "NEW.kind = ANY(SELECT kind FROM app.\"Kinds\")", "kind in app.\"Kinds\"");
	check(arena,
		"a in (select kind from x) or b in (select nr from y) or c in (select kind from x)",
		"kind in x; nr in y");
}

static void other_queries_are_none(void **state)
{
	struct arena *arena = *state;

	check(arena, "select kind into k from kinds", "");
	check(arena, "x in (select id, kind from kinds)", "");
	check(arena, "x in (select other from kinds)", "");
	check(arena, "x in (select kind from", "");
	check(arena, "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ARENA(a_relation_that_is_looked_up_in_is_found),
		WITH_ARENA(other_queries_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
