#ifndef MTEST_SQLITE_H
#define MTEST_SQLITE_H

#include "engine.h"

#include <sqlite3.h>

/* The engine sqlite, in this process; shared by its files. */
extern const struct engine sqlite_engine;

struct sqlite_scratch {
	struct scratch base;
	struct arena *arena;
	const char *folder; /* its own: whatever a text attaches has to lie in it */
	const char *file;
};

struct sqlite_db {
	struct db base;
	struct arena *arena;
	sqlite3 *handle;
	double until;  /* when the text that runs has to end; 0: no limit */
	bool late;     /* it was ended for that */
	bool refused;  /* the guard said no to what runs */
	bool stranger; /* the session may have changed in ways that ROLLBACK does not undo */
	struct {
		struct sqlite_statement *items;
		size_t count, cap;
	} statements;
	struct arena *statements_arena;
};

/* Keeps texts from files outside the scratch's folder, and ends them when it is time. */
void sqlite_guard(struct sqlite_db *db);

bool sqlite_restore(struct scratch *scratch, struct scratch *copy, struct error *err);
bool sqlite_run(struct db *db, struct arena *arena, const char *text, struct outcome *out,
	struct error *err);
bool sqlite_query(struct db *db, const char *sql, row_fn *row, void *context, struct error *err);
bool sqlite_open_to_read(const char *path, struct db **out, struct error *err);
bool sqlite_end_read(struct db *db, struct error *err);
const char *sqlite_label(struct arena *arena, const char *path);
/* Finalizes what sqlite_query prepared. */
void sqlite_forget(struct sqlite_db *db);

#endif
