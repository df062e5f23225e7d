#ifndef MTEST_TESTS_UNIT_H
#define MTEST_TESTS_UNIT_H

/* cmocka.h needs these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
/* cmocka's fail() would hide ours. */
#undef fail
#undef fail_msg

#include "arena.h"
#include "error.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* For tests that use one arena: *state is it. */
static inline int open_arena(void **state)
{
	*state = arena_new();
	return 0;
}

static inline int close_arena(void **state)
{
	struct arena *arena = *state;

	arena_free(&arena);
	return 0;
}

#define WITH_ARENA(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

/* An error says its words. */
#define WORKS(err, call)                                             \
	do {                                                         \
		if (!(call)) {                                       \
			print_error("%s: %s\n", #call, (err)->text); \
			_fail(__FILE__, __LINE__);                   \
		}                                                    \
	} while (0)

#endif
