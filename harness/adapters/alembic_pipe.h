#ifndef MTEST_ALEMBIC_PIPE_H
#define MTEST_ALEMBIC_PIPE_H

#include "adapter.h"
#include "alembic_config.h"
#include "alembic_trace.h"
#include "engine.h"

#include <stdbool.h>

/*
 * The worker's process and the JSON lines that go to and come from it. What the project prints is
 * kept apart from them: its last bytes are there for messages.
 */
struct alembic_pipe;

/* One line of the worker's. */
struct alembic_event;

enum alembic_received {
	ALEMBIC_EVENT,
	ALEMBIC_LATE,   /* the time is over */
	ALEMBIC_GONE,   /* the process has ended */
	ALEMBIC_BROKEN, /* *err is set: a stop was asked for, or it speaks nonsense */
};

bool alembic_pipe_open(struct alembic_project *project, const struct scratch *scratch,
	const struct address *address, struct alembic_pipe **out, struct error *err) MUST_CHECK;

/* Ends the worker and whatever it has started. Made for AUTO(alembic_pipe_close). */
void alembic_pipe_close(struct alembic_pipe **pipe);

bool alembic_pipe_isolated(const struct alembic_pipe *pipe);

/* A command; NULL: it needs no such thing. */
struct alembic_command {
	const char *op, *revision, *direction;
	const struct step_stop *stop; /* where the worker kills itself */
	const char *text;             /* SQL of mtest's own */
	bool fresh;
};

bool alembic_pipe_send(struct alembic_pipe *pipe, const struct alembic_command *command,
	struct error *err) MUST_CHECK;

/* The next line; *event lives until the next call. until: a process_clock time. */
enum alembic_received alembic_pipe_receive(struct alembic_pipe *pipe, double until,
	const struct alembic_event **event, struct error *err) MUST_CHECK;

/* "it ended with exit code 3"; of one that is gone. */
const char *alembic_pipe_end(struct alembic_pipe *pipe, struct arena *arena);

/*
 * Where the code is that does not answer, or where it was when it crashed the interpreter; path
 * NULL: not known. root: of the project, as the worker knows it.
 */
struct alembic_place alembic_pipe_where(
	struct alembic_pipe *pipe, struct arena *arena, const char *root);

/* The last line that the project printed, or "". */
const char *alembic_pipe_last_words(const struct alembic_pipe *pipe, struct arena *arena);

bool alembic_event_is(const struct alembic_event *event, const char *name);
/* NULL: it has none of this name, or null. */
const char *alembic_event_text(
	const struct alembic_event *event, struct arena *arena, const char *key);
double alembic_event_number(const struct alembic_event *event, const char *key, double otherwise);
bool alembic_event_flag(const struct alembic_event *event, const char *key);
/* The object below key as an event of its own, or NULL. */
const struct alembic_event *alembic_event_part(const struct alembic_event *event, const char *key);

#endif
