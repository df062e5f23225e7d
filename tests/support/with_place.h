#ifndef MTEST_TESTS_WITH_PLACE_H
#define MTEST_TESTS_WITH_PLACE_H

#include "unit.h"

#include "engine.h"
#include "place.h"
#include "server_find.h"

#include <dirent.h>
#include <unistd.h>

/* What most tests of this folder begin with: a run's place. */
struct with_place {
	struct arena *arena;
	struct place *place;
	struct error err;
};

#define WITH_PLACE(name) cmocka_unit_test_setup_teardown(name, open_place, close_place)

#define FAIL(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

static inline int open_place(void **state)
{
	struct with_place *with = calloc(1, sizeof *with);

	assert_non_null(with);
	with->arena = arena_new();
	WORKS(&with->err, place_open(with->arena, &with->place, &with->err));
	with->place->database = "shop";
	*state = with;
	return 0;
}

static inline int close_place(void **state)
{
	struct with_place *with = *state;

	place_close(&with->place);
	arena_free(&with->arena);
	free(with);
	return 0;
}

/* Without a server the test is skipped on a desk and fails where CI says that there is one. */
static inline void need_server(struct with_place *with)
{
	const struct server_binaries *binaries;

	if (!server_find(with->place, &binaries, &with->err)) {
		print_message("%s\n", with->err.text);
		if (getenv("CI") != NULL) {
			FAIL("CI has no server");
		}
		skip();
	}
}

static inline struct scratch *make_scratch(struct with_place *with, const char *engine)
{
	struct scratch *scratch = NULL;

	if (strcmp(engine, "postgres") == 0) {
		need_server(with);
	}
	WORKS(&with->err, scratch_create(engine_find(engine), with->place, &scratch, &with->err));
	return scratch;
}

static inline struct db *connect_to(struct with_place *with, struct scratch *scratch)
{
	struct db *db = NULL;

	WORKS(&with->err, db_open(scratch, &db, &with->err));
	return db;
}

/* db_run of a text that has to be sent, whatever becomes of it. */
static inline struct outcome run(struct with_place *with, struct db *db, const char *text)
{
	struct outcome outcome;

	WORKS(&with->err, db_run(db, with->arena, text, &outcome, &with->err));
	return outcome;
}

static inline void must(struct with_place *with, struct db *db, const char *text)
{
	WORKS(&with->err, db_must(db, text, &with->err));
}

/* Other tests may sweep at the same time, and the one that began ends it. */
static inline bool is_gone(const char *path)
{
	for (int i = 0; i < 1000 && access(path, F_OK) == 0; i++) {
		(void)usleep(10 * 1000);
	}
	return access(path, F_OK) != 0;
}

/* How many processes work in folders below this one. */
static inline size_t count_processes(const char *folder)
{
	DIR *all = opendir("/proc");
	struct dirent *entry;
	size_t count = 0;

	assert_non_null(all);
	while ((entry = readdir(all)) != NULL) {
		char link[512], target[512];
		ssize_t length;

		(void)snprintf(link, sizeof link, "/proc/%s/cwd", entry->d_name);
		length = readlink(link, target, sizeof target - 1);
		target[length > 0 ? length : 0] = '\0';
		count += length > 0 && strncmp(target, folder, strlen(folder)) == 0 ? 1 : 0;
	}
	(void)closedir(all);
	return count;
}

struct answer {
	struct arena *arena;
	const char *text;
};

static inline bool take_answer(
	void *context, size_t columns, const char *const *values, struct error *err)
{
	struct answer *answer = context;

	(void)err;
	for (size_t i = 0; i < columns; i++) {
		answer->text = arena_printf(answer->arena, "%s%s%s", answer->text,
			*answer->text == '\0' ? "" : ",", values[i] == NULL ? "null" : values[i]);
	}
	return true;
}

/* All values of all rows, with commas between them. */
static inline const char *ask(struct with_place *with, struct db *db, const char *sql)
{
	struct answer answer = {with->arena, ""};

	WORKS(&with->err, db_query(db, sql, take_answer, &answer, &with->err));
	return answer.text;
}

#endif
