#ifndef MTEST_TESTS_CASE_FILE_H
#define MTEST_TESTS_CASE_FILE_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

/* One case of a file catalogs/<engine>/<kind>.sql; tests/README.md says how one is written.
 */
struct catalog_case {
	const char *title;
	size_t line; /* in the file, where its title stands */
	const char *setup, *change, *cleanup;
	struct names differs; /* "column public.t.a type" */
	bool only, same, no_transaction;
	int from, until; /* major versions of the server; 0: any */
};

struct catalog_cases {
	struct catalog_case *items;
	size_t count, cap;
};

bool case_file_read(struct arena *arena, const char *path, struct catalog_cases *out,
	struct error *err) MUST_CHECK;

#endif
