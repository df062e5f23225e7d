#ifndef MTEST_SQL_SESSION_H
#define MTEST_SQL_SESSION_H

#include "adapter.h"

/*
 * Sessions of tools that send SQL files: the file as the tool sends it, and what the tool records
 * before and after. The tools' own adapters differ only in struct sql_tool.
 */
struct sql_tool {
	/* Tells where the tool keeps its bookkeeping, and whether it is there: the first step of
	   every process of the tool asks. Returns one row (place or NULL, "t" or "f"). NULL: it
	   keeps none. */
	const char *(*look)(const struct engine *engine);
	/* Makes the bookkeeping in that place. */
	const char *(*prepare)(const struct engine *engine, struct arena *arena, const char *place);
	/* What it records: the version that the database will have or has; at NULL: base. */
	const char *(*record)(const struct engine *engine, struct arena *arena, const char *place,
		const struct revision *at, bool dirty);
	bool skips_mark;   /* a byte order mark is not sent */
	bool wraps_sqlite; /* on SQLite, the file runs between BEGIN and COMMIT */
};

bool sql_session_open(const struct sql_tool *tool, struct scratch *scratch, struct arena *arena,
	struct session **out, struct error *err) MUST_CHECK;
void sql_session_close(struct session *session);
bool sql_session_step(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, enum step_how how,
	struct arena *arena, struct step *out, struct error *err) MUST_CHECK;
bool sql_session_interrupt(struct session *session, const struct chain *chain,
	const struct revision *revision, const struct interruption *interruption,
	struct arena *arena, struct step *out, struct error *err) MUST_CHECK;
/* The tool's connection, as it is at the begin of a step. */
bool sql_session_connect(struct session *session, struct error *err) MUST_CHECK;
/* In sql_trial.c. */
bool sql_session_trial(struct session *session, struct db **db, struct error *err) MUST_CHECK;
bool sql_session_trial_end(struct session *session, bool *intact, struct error *err) MUST_CHECK;
bool sql_session_stamp(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, struct error *err) MUST_CHECK;

#endif
