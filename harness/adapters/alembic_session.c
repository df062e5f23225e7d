#include "alembic_session.h"

#include "alembic_compare.h"
#include "alembic_pipe.h"
#include "alembic_python.h"
#include "alembic_refuse.h"
#include "alembic_step.h"
#include "place.h"
#include "process.h"

#include <string.h>

struct alembic_session {
	struct session session;
	struct alembic_project *project;
	struct alembic_pipe *pipe; /* NULL: no worker runs */
	bool ready;                /* it has come to the migrations */
	bool deploys;              /* it was told to deploy, and was not heard yet */
	const struct revision *at; /* whose code runs; NULL: none's */
};

/* To import the application and to run env.py may take longer than any step of it. */
static double start_limit(const struct alembic_session *session)
{
	return 15 + 2 * session->session.scratch->place->step_timeout;
}

static bool start(struct alembic_session *session, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct scratch *scratch = session->session.scratch;
	struct address address;

	if (session->pipe != NULL) {
		return true;
	}
	session->ready = false;
	return (alembic_python_find(session->project, err) &&
		scratch_address(scratch, work, &address, err) &&
		alembic_pipe_open(session->project, scratch, &address, &session->pipe, err));
}

/* What the worker says of itself and of the project, once in each run of env.py. */
static void hear_ready(struct alembic_session *session, const struct alembic_event *event)
{
	struct alembic_project *project = session->project;
	struct arena *arena = project->arena;
	const char *table, *schema;

	session->ready = session->ready || alembic_event_is(event, "ready");
	if (!alembic_event_is(event, "ready") || project->versions_text != NULL) {
		return;
	}
	table = alembic_event_text(event, arena, "table");
	schema = alembic_event_text(event, arena, "schema");
	if (table != NULL) {
		bool sqlite = strcmp(session->session.scratch->engine->name, "sqlite") == 0;

		project->own_objects[0] = arena_printf(arena, "table %s%s%s",
			sqlite           ? ""
			: schema == NULL ? "*"
					 : schema,
			sqlite ? "" : ".", table);
	}
	project->isolated = alembic_pipe_isolated(session->pipe);
	project->versions_text = arena_printf(arena, "Alembic %s, SQLAlchemy %s, Python %s, %s",
		alembic_event_text(event, arena, "alembic"),
		alembic_event_text(event, arena, "sqlalchemy"),
		alembic_event_text(event, arena, "python"),
		alembic_event_text(event, arena, "driver"));
}

/*
 * A backend does not notice that its client is gone before it has something to say to it, and
 * keeps its locks as long.
 */
static bool end_backends(struct alembic_session *session, struct error *err)
{
	static const char text[] =
		"SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity "
		"WHERE datname = pg_catalog.current_database() "
		"AND pid <> pg_catalog.pg_backend_pid() AND backend_type = 'client backend'";
	AUTO(db_close) struct db *db = NULL;

	if (strcmp(session->session.scratch->engine->name, "postgres") != 0) {
		return true;
	}
	if (!db_open(session->session.scratch, &db, err) || !db_must(db, text, err)) {
		return false;
	}
	process_sleep(0.05);
	return true;
}

static const char *lost_message(
	const struct alembic_session *session, bool late, struct arena *arena)
{
	const char *end = late ? "" : alembic_pipe_end(session->pipe, arena);
	const char *words = late ? "" : alembic_pipe_last_words(session->pipe, arena);
	const char *what = session->ready ? "the migration ended Alembic's process"
					  : "Python ended before env.py came to its migrations";

	if (late) {
		return session->ready
			       ? "it did not end in time"
			       : arena_printf(arena,
					 "env.py did not come to its migrations in %.0f seconds",
					 start_limit(session));
	}
	return arena_printf(arena, "%s: %s%s%s%s", what, end, *words == '\0' ? "" : " (", words,
		*words == '\0' ? "" : ")");
}

/* Ends a worker that has ended itself, or that does not answer in time. */
static bool give_up(struct alembic_session *session, bool late, struct step *step,
	struct arena *arena, struct error *err)
{
	struct alembic_place place =
		alembic_pipe_where(session->pipe, arena, session->project->real);

	alembic_step_lost(step, late, lost_message(session, late, arena));
	if (place.path != NULL && session->at != NULL &&
		strcmp(place.path, session->at->path) == 0) {
		step->line = place.line;
	} else if (place.path != NULL) {
		step->outcome.detail = arena_printf(
			arena, "in %s:%zu in %s", place.path, place.line, place.function);
	}
	alembic_pipe_close(&session->pipe);
	session->session.on_trial = false;
	return end_backends(session, err);
}

/* Hears the worker until it answers; *step tells, when it does not. */
static bool listen(struct alembic_session *session, double limit, struct step *step,
	struct arena *arena, alembic_hear_fn *hear, void *context, struct error *err)
{
	double until = process_clock() + limit;
	const struct alembic_event *event = NULL;

	while (true) {
		enum alembic_received received =
			alembic_pipe_receive(session->pipe, until, &event, err);

		switch (received) {
		case ALEMBIC_BROKEN:
			return false;
		case ALEMBIC_LATE:
		case ALEMBIC_GONE:
			return give_up(session, received == ALEMBIC_LATE, step, arena, err);
		case ALEMBIC_EVENT:
			break;
		}
		if (alembic_event_is(event, "refused")) {
			return alembic_refuse(session->project, event, err);
		}
		hear_ready(session, event);
		if (alembic_event_is(event, "ready") || alembic_event_is(event, "begin") ||
			alembic_event_is(event, "end")) {
			/* A step's time begins when env.py has come to it. */
			until = process_clock() + session->session.scratch->place->step_timeout;
		}
		if (!hear(context, event, err)) {
			return false;
		}
		if (alembic_event_is(event, "answer")) {
			return true;
		}
	}
}

struct hearing {
	struct step *step;
	struct arena *arena;
	alembic_hear_fn *also; /* or NULL */
	void *context;
};

static bool hear_step(void *context, const struct alembic_event *event, struct error *err)
{
	struct hearing *hearing = context;

	alembic_step_hear(hearing->step, hearing->arena, event);
	return hearing->also == NULL || hearing->also(hearing->context, event, err);
}

bool alembic_ask(struct session *base, const struct alembic_question *question, struct arena *arena,
	struct step *step, struct error *err)
{
	struct alembic_session *session = (struct alembic_session *)base;
	struct hearing hearing = {step, arena, question->hear, question->context};

	alembic_step_begin(step);
	session->at = question->revision;
	if (!start(session, err) ||
		!alembic_pipe_send(session->pipe,
			&(struct alembic_command){.op = question->op,
				.revision =
					question->revision == NULL ? NULL : question->revision->id,
				.direction = direction_name(question->direction),
				.stop = question->stop,
				.text = question->text,
				.fresh = session->session.fresh},
			err)) {
		return false;
	}
	/* The first one of a worker has to wait for env.py, too. */
	return listen(session,
		session->ready ? session->session.scratch->place->step_timeout
			       : start_limit(session),
		step, arena, hear_step, &hearing, err);
}

static bool fail_start(const struct revision *revision, const struct step *step, struct error *err)
{
	const char *detail = step->outcome.detail;

	return fail(err, ERROR_ENVIRONMENT, "Alembic%s%s: %s%s%s%s",
		revision == NULL ? " cannot start" : " cannot record revision ",
		revision == NULL ? "" : revision->id, step->outcome.message,
		detail == NULL ? "" : " (", detail == NULL ? "" : detail,
		detail == NULL ? "" : ")");
}

static bool must(struct alembic_session *session, const char *op, const struct revision *revision,
	enum direction direction, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const struct alembic_question question = {
		.op = op, .revision = revision, .direction = direction};
	struct step step;

	if (!alembic_ask(&session->session, &question, work, &step, err)) {
		return false;
	}
	return step.outcome.worked || fail_start(revision, &step, err);
}

static bool hear_chain(void *context, const struct alembic_event *event, struct error *err)
{
	(void)err;
	alembic_compare_hear(context, event);
	return true;
}

/* Once in a run: is the chain the one that Alembic sees? */
static bool compare_chain(
	struct alembic_session *session, const struct chain *chain, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct alembic_comparison comparison = {.chain = chain, .arena = work};
	const struct alembic_question question = {
		.op = "chain", .hear = hear_chain, .context = &comparison};
	struct step step;

	if (session->project->compared) {
		return true;
	}
	session->project->compared = true;
	if (!alembic_ask(&session->session, &question, work, &step, err)) {
		return false;
	}
	/* A worker that could not tell says why when it is asked for a step. */
	return !step.outcome.worked || alembic_compare_end(&comparison, err);
}

bool alembic_open(const struct chain *chain, struct scratch *scratch, bool fresh,
	struct arena *arena, struct session **out, struct error *err)
{
	struct alembic_session *session = arena_alloc(arena, sizeof *session);

	session->session.scratch = scratch;
	session->session.fresh = fresh;
	session->project = chain->own;
	*out = &session->session;
	/*
	 * What env.py does by itself (a schema for the version table) is no revision's work: it is
	 * there before the first look. A deployment runs env.py once, with its revisions.
	 */
	return compare_chain(session, chain, err) &&
	       (!fresh || must(session, "open", NULL, UP, err));
}

void alembic_close(struct session *session)
{
	alembic_pipe_close(&((struct alembic_session *)session)->pipe);
}

bool alembic_step(struct session *base, const struct chain *chain, const struct revision *revision,
	enum direction direction, enum step_how how, struct arena *arena, struct step *out,
	struct error *err)
{
	struct alembic_session *session = (struct alembic_session *)base;
	const struct alembic_question question = {
		.op = how == BODY ? "body" : "step", .revision = revision, .direction = direction};

	(void)chain;
	if (session->pipe == NULL && !must(session, "open", NULL, UP, err)) {
		return false;
	}
	return alembic_ask(base, &question, arena, out, err);
}

bool alembic_tell(struct session *session, const char *op, struct error *err)
{
	return alembic_pipe_send(((struct alembic_session *)session)->pipe,
		&(struct alembic_command){.op = op}, err);
}

bool alembic_stamp(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, struct error *err)
{
	(void)chain;
	return must((struct alembic_session *)session, "stamp", revision, direction, err);
}

struct deployment {
	const struct chain *chain;
	const struct revision *revision; /* that runs; NULL: none has begun */
	struct step *step;
	deploy_fn *taken;
	void *context;
	struct arena *arena;
	struct alembic_session *session;
};

/* A revision has come to its end when the next one begins: the last one's commit counts, too. */
static bool hear_deployment(void *context, const struct alembic_event *event, struct error *err)
{
	struct deployment *deployment = context;

	if (alembic_event_is(event, "begin")) {
		const char *id = alembic_event_text(event, deployment->arena, "revision");

		if (deployment->revision != NULL &&
			!deployment->taken(
				deployment->context, deployment->revision, deployment->step, err)) {
			return false;
		}
		deployment->revision = id == NULL ? NULL : chain_find(deployment->chain, id);
		if (deployment->revision == NULL) {
			return fail(err, ERROR_SYSTEM,
				"Alembic knows a revision %s that mtest has not read",
				id == NULL ? "" : id);
		}
		deployment->session->at = deployment->revision;
		alembic_step_begin(deployment->step);
	}
	alembic_step_hear(deployment->step, deployment->arena, event);
	return true;
}

/* What it says waits in its pipe; when that is full, the worker waits. */
bool alembic_deploy_begin(struct session *base, struct error *err)
{
	struct alembic_session *session = (struct alembic_session *)base;

	session->deploys = true;
	return start(session, err) &&
	       alembic_pipe_send(session->pipe, &(struct alembic_command){.op = "deploy"}, err);
}

bool alembic_deploy(struct session *base, const struct chain *chain, deploy_fn *taken,
	void *context, struct arena *arena, struct error *err)
{
	struct alembic_session *session = (struct alembic_session *)base;
	struct step step;
	struct deployment deployment = {
		.chain = chain,
		.step = &step,
		.taken = taken,
		.context = context,
		.arena = arena,
		.session = session,
	};

	alembic_step_begin(&step);
	if (!session->deploys && !alembic_deploy_begin(base, err)) {
		return false;
	}
	session->deploys = false;
	if (!listen(session, start_limit(session), &step, arena, hear_deployment, &deployment,
		    err)) {
		return false;
	}
	if (deployment.revision != NULL) {
		return taken(context, deployment.revision, &step, err);
	}
	return step.outcome.worked || fail_start(NULL, &step, err);
}
