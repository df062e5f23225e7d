#include "alembic_trace.h"
#include "unit.h"

static void the_innermost_call_of_the_last_stack_in_the_project_counts(void **state)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	struct alembic_place place = alembic_trace(arena,
		"Stack (most recent call first):\n"
		"  File \"/srv/shop/migrations/old.py\", line 1 in upgrade\n"
		"words\n"
		"Stack (most recent call first):\n"
		"  File \"/usr/lib/python3.11/socket.py\", line 706 in readinto\n"
		"  File \"/srv/shop/.venv/lib/python3.11/site-packages/amqp.py\", line 9 in wait\n"
		"  File \"/srv/shopping/queue.py\", line 8 in wait\n"
		"  File \"/srv/shop/migrations/env.py\", line 12 in connect\n"
		"  File \"/srv/shop/migrations/env.py\", line 40 in <module>\n",
		"/srv/shop");

	(void)state;
	assert_string_equal(place.path, "migrations/env.py");
	assert_int_equal(place.line, 12);
	assert_string_equal(place.function, "connect");
}

static void words_without_a_stack_name_no_place(void **state)
{
	static const char *const words[] = {"", "  File \"/srv/shop/env.py\", line 1 in upgrade\n",
		"Stack (most recent call first):\n",
		"Stack (most recent call first):\n  <no Python frame>",
		"Stack (most recent call first):\n  File \"/srv/shop/env.py",
		"Stack (most recent call first):\n  File \"/srv/shop/env.py\", ",
		"Stack (most recent call first):\n  File \"/srv/shop/env.py\", line ",
		"Stack (most recent call first):\n  File \"/srv/shop/env.py\", line 1 in upg",
		"Traceback (most recent call last):\n  File \"/srv/shop/env.py\", line 1, in x\n"};
	AUTO(arena_free) struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		assert_null(alembic_trace(arena, words[i], "/srv/shop").path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_innermost_call_of_the_last_stack_in_the_project_counts),
		cmocka_unit_test(words_without_a_stack_name_no_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
