#include "rename.h"
#include "unit.h"

/* A pair of snapshots, written as "kind|identity|attribute|value" a line. */
struct pair {
	struct snapshot before, after;
};

static void add_lines(struct arena *arena, struct snapshot *snapshot, const char *lines)
{
	struct error err = {0};

	snapshot_start(snapshot);
	while (*lines != '\0') {
		char *parts[4];

		for (size_t i = 0; i < 4; i++) {
			size_t length = strcspn(lines, i < 3 ? "|" : "\n");

			parts[i] = arena_copy_bytes(arena, lines, length);
			lines += length + (lines[length] == '\0' ? 0 : 1);
		}
		snapshot_add(snapshot, parts[0], parts[1], parts[2], parts[3]);
	}
	WORKS(&err, snapshot_sort(snapshot, &err));
}

/* "index public.a -> public.b; " of each, then "+n" objects that are not explained. */
static const char *found(struct arena *arena, const char *before, const char *after)
{
	struct pair pair;
	const char *words = "";
	size_t others = 0;

	add_lines(arena, &pair.before, before);
	add_lines(arena, &pair.after, after);
	struct diff diff = snapshot_diff(&pair.before, &pair.after, arena);
	struct object_changes objects = diff_objects(&diff, &pair.before, &pair.after, arena);
	struct renamings renamings = rename_find(&objects, false, arena);

	for (size_t i = 0; i < renamings.count; i++) {
		const struct renaming *it = &renamings.items[i];

		words = arena_printf(arena, "%s%s %s -> %s; ", words, it->before->kind,
			it->before->identity, it->after->identity);
	}
	for (size_t i = 0; i < objects.count; i++) {
		others += !rename_explains(&renamings, &objects.items[i], arena);
	}
	words = arena_printf(arena, "%s+%zu", words, others - 2 * renamings.count);
	snapshot_free(&pair.before);
	snapshot_free(&pair.after);
	return words;
}

static void an_index_is_renamed(void **state)
{
	assert_string_equal(
		found(*state,
			"index|public.a|definition|CREATE INDEX a ON public.t USING btree (x)",
			"index|public.b|definition|CREATE INDEX b ON public.t USING btree (x)"),
		"index public.a -> public.b; +0");
}

static void what_differs_otherwise_is_no_renaming(void **state)
{
	assert_string_equal(
		found(*state, "index|public.a|definition|CREATE INDEX a ON public.t (x)",
			"index|public.b|definition|CREATE INDEX b ON public.t (y)"),
		"+2");
}

static void two_that_fit_are_no_evidence(void **state)
{
	assert_string_equal(found(*state, "enum|public.a|labels|'x'",
				    "enum|public.b|labels|'x'\nenum|public.c|labels|'x'"),
		"+3");
}

static void a_table_takes_its_columns_along(void **state)
{
	assert_string_equal(
		found(*state,
			"table|public.users|owner|app\ncolumn|public.users.id|of|table "
			"public.users\n"
			"column|public.users.id|type|integer",
			"table|public.people|owner|app\ncolumn|public.people.id|of|table "
			"public.people\ncolumn|public.people.id|type|integer"),
		"table public.users -> public.people; +0");
}

static void an_index_on_a_renamed_column_follows(void **state)
{
	static const char table[] = "table|public.t|owner|app\n";
	struct arena *arena = *state;

	assert_string_equal(
		found(arena,
			arena_printf(arena,
				"%scolumn|public.t.a|of|table public.t\n"
				"index|public.i|definition|CREATE INDEX i ON public.t (a)",
				table),
			arena_printf(arena,
				"%scolumn|public.t.b|of|table public.t\n"
				"index|public.i|definition|CREATE INDEX i ON public.t (b)",
				table)),
		"column public.t.a -> public.t.b; +0");
}

static void another_schema_is_another_object(void **state)
{
	assert_string_equal(found(*state, "enum|one.a|labels|'x'", "enum|two.a|labels|'x'"), "+2");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ARENA(an_index_is_renamed),
		WITH_ARENA(what_differs_otherwise_is_no_renaming),
		WITH_ARENA(two_that_fit_are_no_evidence),
		WITH_ARENA(a_table_takes_its_columns_along),
		WITH_ARENA(an_index_on_a_renamed_column_follows),
		WITH_ARENA(another_schema_is_another_object),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
