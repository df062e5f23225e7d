#ifndef MTEST_ADAPTER_H
#define MTEST_ADAPTER_H

#include "arena.h"
#include "chain.h"
#include "config.h"
#include "engine.h"
#include "error.h"
#include "finding.h"
#include "tree.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * An adapter is how mtest speaks to one migration tool: it reads the chain from a tree and opens
 * sessions on scratch databases that take steps exactly as the tool takes them.
 */

/* One statement of a step, as far as it was seen on its own. */
struct step_statement {
	size_t line;     /* in the script's file */
	const char *sql; /* one line, shortened */
	double seconds;
	long long rows;   /* -1 where it counts none */
	const char *text; /* all of it, as it was sent; NULL: it was not kept */
	bool clean;       /* all that came before it was committed when it began */
};

/* As much of it as was kept. */
static inline const char *statement_text(const struct step_statement *statement)
{
	return statement->text != NULL ? statement->text : statement->sql;
}

/* A place at which an upgrade that is killed there leaves a part of its work behind. */
struct step_stop {
	size_t at;       /* how far it has come, as the adapter counts */
	size_t line;     /* in the script's file, of the statement below */
	const char *sql; /* the last one that did something, or the one under way; shortened */
	bool within;     /* in the middle of a statement that commits on its way */
};

/* One upgrade or downgrade of one revision, as it went. */
struct step {
	struct outcome outcome; /* offset counts from the start of the script's text */
	size_t line;            /* where it failed, in the script's file; 0: unknown */
	const char *statement;  /* that failed: one line, shortened; NULL: unknown */
	/* A statement's error that the script's own code caught; message NULL: there was none. */
	struct {
		const char *message, *statement;
		size_t line;
	} swallowed;
	const char *output; /* that the script's own code printed; NULL: nothing */
	struct {
		struct step_statement *items;
		size_t count, cap;
	} statements;
	/* Known for an upgrade that worked and was traced. */
	struct {
		struct step_stop *items;
		size_t count, cap;
	} stops;
};

/* An upgrade that is to be killed. */
struct interruption {
	const struct step_stop *stop;
	/* within: called before that statement is sent. It sees to it that the backend is
	 * terminated while it is at work. */
	bool (*hold)(void *context, struct error *err);
	void *context;
};

enum step_how {
	RECORD, /* as the tool does it, with its version table */
	BODY,   /* the script alone, without recording */
};

struct session {
	const struct adapter *adapter;
	struct scratch *scratch;
	struct db *db; /* the tool's connection */
	bool trace;    /* send statement by statement where that means the same, to see each */
	bool fresh;    /* each step is a process of the tool's own: no setting outlives it */
	bool on_trial; /* a trial is under way: its transaction is open */
};

/* Where an adapter found its project. */
struct detected {
	const char *path;    /* the folder of the migrations */
	const char *why;     /* "12 files like 0001_name.up.sql in db/migrations" */
	struct names others; /* folders that it might have been as well */
};

/* Hears of each revision of a deployment: of the last one also, when it failed. */
typedef bool deploy_fn(
	void *context, const struct revision *revision, const struct step *step, struct error *err);

/* One thing in which the project's models and the database differ. */
struct difference {
	const char *object;         /* NULL: no one object */
	const char *before, *after; /* in the database, in the models; either may be NULL */
	const char *message;
};

struct differences {
	struct difference *items;
	size_t count, cap;
};

/* A revision that its tool cannot write down as SQL without a database. */
struct unrendered {
	const struct revision *revision;
	const char *message;
	size_t line;
};

struct unrendereds {
	struct unrendered *items;
	size_t count, cap;
};

struct adapter {
	const char *name, *summary;
	/* path: the only folder to look at, or NULL. false: not this tool's project. */
	bool (*detect)(const struct tree *tree, struct arena *arena, const char *path,
		struct detected *out);
	/* Faults of the files are findings; an error: the tree cannot be read at all. */
	bool (*read)(const struct tree *tree, struct arena *arena, const char *path,
		struct chain *out, struct findings *findings, struct error *err);
	/* What mtest.yaml says of the tool; folder: where it lies. NULL: nothing concerns it. */
	bool (*configure)(const struct chain *chain, const struct config *config,
		const char *folder, struct error *err);
	/* Lets begin what takes its time before the first session on this engine; nothing hangs on
	 * it. NULL: there is no such thing. finish: ends it, before the place is closed. */
	void (*prepare)(
		const struct chain *chain, struct place *place, const struct engine *engine);
	void (*finish)(const struct chain *chain);
	/* fresh: as in struct session. */
	bool (*open)(const struct chain *chain, struct scratch *scratch, bool fresh,
		struct arena *arena, struct session **out, struct error *err);
	void (*close)(struct session *session);
	bool (*step)(struct session *session, const struct chain *chain,
		const struct revision *revision, enum direction direction, enum step_how how,
		struct arena *arena, struct step *out, struct error *err);
	/*
	 * An upgrade as of RECORD that is killed, with its connection and its process. That it was
	 * is told by out->outcome.lost: code may do something else the second time.
	 */
	bool (*interrupt)(struct session *session, const struct chain *chain,
		const struct revision *revision, const struct interruption *interruption,
		struct arena *arena, struct step *out, struct error *err);
	/*
	 * Opens a transaction on the tool's connection to PostgreSQL, in which scripts (step with
	 * BODY) run until trial_end takes all back. db: that connection, for what mtest itself says
	 * in between (db_run, db_query); NULL: it keeps no transaction open.
	 */
	bool (*trial)(struct session *session, struct db **db, struct error *err);
	/* intact: the transaction was still open, so that nothing of it has come to stay. */
	bool (*trial_end)(struct session *session, bool *intact, struct error *err);
	/* Writes down that the revision was taken (UP) or undone (DOWN) without running it. */
	bool (*stamp)(struct session *session, const struct chain *chain,
		const struct revision *revision, enum direction direction, struct error *err);
	/* Lets a deployment go on beside whatever is done until deploy tells of it; NULL: nothing
	 * happens before deploy is called. */
	bool (*deploy_begin)(struct session *session, struct error *err);
	/* All revisions as one call of the tool takes them; NULL: one step after the other is the
	   same. */
	bool (*deploy)(struct session *session, const struct chain *chain, deploy_fn *taken,
		void *context, struct arena *arena, struct error *err);
	/* A step like that of RECORD, and all of the text that it sends; NULL: step keeps it, too.
	 */
	bool (*show)(struct session *session, const struct chain *chain,
		const struct revision *revision, enum direction direction, struct arena *arena,
		struct step *out, struct error *err);
	/* What the project's models have otherwise than a database that is at head; none, where it
	 * has no models that the tool knows. asked->outcome: whether it could be found out. NULL:
	 * the tool knows no models. */
	bool (*drift)(struct session *session, struct arena *arena, struct differences *out,
		struct step *asked, struct error *err);
	/* The revisions that can only be run, not rendered; asked as above. NULL: the tool renders
	   none. */
	bool (*offline)(struct session *session, const struct chain *chain, struct arena *arena,
		struct unrendereds *out, struct step *asked, struct error *err);
	/* Writes what the tool needs of this machine and whether it is there; NULL: nothing. */
	void (*describe)(const struct chain *chain, FILE *out);
	/* The tool's bookkeeping, left out of snapshots: "table public.schema_migrations"; ends
	 * with NULL. */
	const char *const *(*own_objects)(const struct engine *engine);
};

extern const struct adapter *const adapters[]; /* ends with NULL; the first that detects wins */

const struct adapter *adapter_find(const char *name);

bool session_open(const struct adapter *adapter, const struct chain *chain, struct scratch *scratch,
	bool fresh, struct arena *arena, struct session **out, struct error *err) MUST_CHECK;
void session_close(struct session **session); /* made for AUTO(session_close) */
bool session_step(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, enum step_how how,
	struct arena *arena, struct step *out, struct error *err) MUST_CHECK;
bool session_show(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, struct arena *arena,
	struct step *out, struct error *err) MUST_CHECK;
bool session_interrupt(struct session *session, const struct chain *chain,
	const struct revision *revision, const struct interruption *interruption,
	struct arena *arena, struct step *out, struct error *err) MUST_CHECK;
/* See struct adapter. */
bool session_trial(struct session *session, struct db **db, struct error *err) MUST_CHECK;
bool session_trial_end(struct session *session, bool *intact, struct error *err) MUST_CHECK;
bool session_stamp(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, struct error *err) MUST_CHECK;

#endif
