#include "alembic_pipe.h"

#include "alembic_nursery.h"
#include "alembic_start.h"
#include "place.h"
#include "process.h"
#include "process_left.h"
#include "stop.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

struct alembic_pipe {
	struct arena *arena;
	struct process_pipes process;
	const char *unsent; /* what the process has still to be told */
	int status;         /* of waitpid, once it has ended */
	bool ended;
	json_t *event;
	char *line; /* what has come and is not read yet */
	size_t length, size;
	char *words; /* what the project printed last */
	size_t words_length;
	const char *mark; /* in the environment of all that it starts */
	bool away;        /* behind a command: signals do not reach it */
	bool asked;       /* it has not answered yet */
};

static const size_t words_size = 64 * 1024;

/* Seconds that a nursery may take to import what workers need and to fork. */
static const double longest_birth = 30;

/* No line of the worker's is as long: it cuts what a project can make long. */
static const size_t longest_line = 16U << 20;

static json_t *text_of(const char *text)
{
	return text == NULL ? json_null() : json_stringn_nocheck(text, strlen(text));
}

/*
 * As much as the pipe takes now; the rest goes while mtest listens: a process that does not read
 * must not keep mtest from hearing it, or from ending it.
 */
static void send_some(struct alembic_pipe *pipe)
{
	ssize_t written = 1;

	while (*pipe->unsent != '\0' && written > 0) {
		written = write(pipe->process.input, pipe->unsent, strlen(pipe->unsent));
		pipe->unsent += written > 0 ? written : 0;
	}
	if (written < 0 && errno != EINTR && errno != EAGAIN) {
		/* That it has gone is what the next receive says. */
		pipe->unsent = "";
	}
}

static void close_file(int file)
{
	if (file >= 0) {
		(void)close(file);
	}
}

static void close_files(const struct process_pipes *process)
{
	close_file(process->input);
	close_file(process->output);
	close_file(process->messages);
}

/* A stop is left to be found by who waits next. */
static bool is_born(struct alembic_pipe *pipe)
{
	const struct alembic_event *event = NULL;
	struct error ignored;
	siginfo_t info;

	if (alembic_pipe_receive(pipe, process_clock() + longest_birth, &event, &ignored) !=
			ALEMBIC_EVENT ||
		!alembic_event_is(event, "here")) {
		return false;
	}
	pipe->process.child = (pid_t)alembic_event_number(event, "process", 0);
	pipe->asked = false;
	return pipe->process.child > 1 &&
	       waitid(P_PID, (id_t)pipe->process.child, &info, WEXITED | WNOHANG | WNOWAIT) == 0;
}

/* false: a process of its own has to be started. */
static bool fork_worker(struct alembic_pipe *pipe, struct alembic_project *project,
	const struct scratch *scratch, const struct address *address)
{
	if (!alembic_nursery_fork(project, pipe->mark, &pipe->process)) {
		return false;
	}
	pipe->unsent = "";
	if (!is_born(pipe)) {
		/* With what it has forked, and cannot say where. */
		close_files(&pipe->process);
		alembic_nursery_end(project);
		process_end_left(pipe->mark);
		pipe->length = 0;
		return false;
	}
	pipe->unsent = alembic_start_words(project, scratch, address, pipe->arena);
	return true;
}

bool alembic_pipe_open(struct alembic_project *project, const struct scratch *scratch,
	const struct address *address, struct alembic_pipe **out, struct error *err)
{
	struct arena *arena = arena_new();
	struct alembic_pipe *pipe = arena_alloc(arena, sizeof *pipe);

	*out = NULL;
	*pipe = (struct alembic_pipe){
		.arena = arena,
		.words = arena_alloc(arena, words_size),
		.mark = place_mark(scratch->place),
		.away = project->command.count > 0,
	};
	if (!fork_worker(pipe, project, scratch, address) &&
		!alembic_start(project, scratch, address, pipe->mark, arena, &pipe->process,
			&pipe->unsent, err)) {
		arena_free(&arena);
		return false;
	}
	(void)fcntl(pipe->process.input, F_SETFL, O_NONBLOCK);
	/* What a deployment says of some 3,000 revisions before anybody listens. */
	(void)fcntl(pipe->process.output, F_SETPIPE_SZ, 1 << 20);
	*out = pipe;
	return true;
}

/* A child that a migration has forked may hold the pipe open when the worker has ended. */
static bool has_ended(struct alembic_pipe *pipe)
{
	if (!pipe->ended) {
		siginfo_t info = {0};

		if (waitid(P_PID, (id_t)pipe->process.child, &info, WEXITED | WNOHANG | WNOWAIT) ==
				0 &&
			info.si_pid == pipe->process.child) {
			pipe->ended = true;
			pipe->status =
				info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
		}
	}
	return pipe->ended;
}

void alembic_pipe_close(struct alembic_pipe **pipe)
{
	struct alembic_pipe *closed = *pipe;
	struct arena *arena;

	if (closed == NULL) {
		return;
	}
	*pipe = NULL;
	arena = closed->arena;
	close_file(closed->process.input);
	/* A command may have something to clean up, and its other end may be out of reach. */
	for (int i = 0; i < 200 && closed->away && !closed->asked && !has_ended(closed); i++) {
		process_sleep(0.01);
	}
	/* With all that a migration may have started, in its group or in one of its own. */
	process_kill(closed->process.child);
	process_end_left(closed->mark);
	close_file(closed->process.output);
	close_file(closed->process.messages);
	json_decref(closed->event);
	free(closed->line);
	arena_free(&arena);
}

bool alembic_pipe_isolated(const struct alembic_pipe *pipe)
{
	return process_is_isolated(pipe->process.child);
}

bool alembic_pipe_send(
	struct alembic_pipe *pipe, const struct alembic_command *command, struct error *err)
{
	const struct step_stop *stop = command->stop;
	json_t *object = json_object();
	char *text;

	(void)json_object_set_new(object, "op", text_of(command->op));
	(void)json_object_set_new(object, "revision", text_of(command->revision));
	(void)json_object_set_new(object, "direction", text_of(command->direction));
	(void)json_object_set_new(object, "text", text_of(command->text));
	(void)json_object_set_new(object, "fresh", json_boolean(command->fresh));
	if (stop != NULL) {
		(void)json_object_set_new(object, "stop", json_integer((json_int_t)stop->at));
		(void)json_object_set_new(object, "within", json_boolean(stop->within));
	}
	text = json_dumps(object, JSON_COMPACT | JSON_ENSURE_ASCII);
	json_decref(object);
	if (text == NULL) {
		return fail(err, ERROR_SYSTEM, "a command for Alembic is not UTF-8");
	}
	pipe->unsent = arena_printf(pipe->arena, "%s%s\n", pipe->unsent, text);
	free(text);
	pipe->asked = true;
	send_some(pipe);
	return true;
}

/* Keeps the last half of the words, at least. */
static void make_room(struct alembic_pipe *pipe)
{
	if (pipe->words_length > words_size / 2) {
		memmove(pipe->words, pipe->words + pipe->words_length - words_size / 2,
			words_size / 2);
		pipe->words_length = words_size / 2;
	}
}

static bool take_words(struct alembic_pipe *pipe)
{
	ssize_t got;

	make_room(pipe);
	got = read(pipe->process.messages, pipe->words + pipe->words_length, words_size / 2);
	if (got > 0) {
		pipe->words_length += (size_t)got;
	}
	return got > 0 || (got < 0 && errno == EINTR);
}

static bool take_line(struct alembic_pipe *pipe)
{
	ssize_t got;

	if (pipe->size - pipe->length < 4096) {
		char *grown = realloc(pipe->line, pipe->size + 65536);

		if (grown == NULL || pipe->size > longest_line) {
			pipe->line = grown == NULL ? pipe->line : grown;
			return false;
		}
		pipe->line = grown;
		pipe->size += 65536;
	}
	got = read(pipe->process.output, pipe->line + pipe->length, pipe->size - pipe->length);
	if (got > 0) {
		pipe->length += (size_t)got;
	}
	return got > 0 || (got < 0 && errno == EINTR);
}

/* The first whole line that has come, as the event; false: there is none yet. */
static bool next_line(struct alembic_pipe *pipe)
{
	const char *end = pipe->length == 0 ? NULL : memchr(pipe->line, '\n', pipe->length);
	size_t size = end == NULL ? 0 : (size_t)(end - pipe->line);
	json_error_t ignored;

	if (end == NULL) {
		return false;
	}
	json_decref(pipe->event);
	pipe->event = json_loadb(pipe->line, size, JSON_ALLOW_NUL, &ignored);
	if (!json_is_object(pipe->event)) {
		/* What a command prints before Python runs. */
		make_room(pipe);
		size_t kept = size + 1 < words_size / 2 ? size + 1 : words_size / 2;

		memcpy(pipe->words + pipe->words_length, end + 1 - kept, kept);
		pipe->words_length += kept;
	}
	pipe->length -= size + 1;
	memmove(pipe->line, end + 1, pipe->length);
	return true;
}

static bool next_event(struct alembic_pipe *pipe)
{
	while (next_line(pipe)) {
		if (json_is_object(pipe->event)) {
			return true;
		}
	}
	return false;
}

enum alembic_received alembic_pipe_receive(struct alembic_pipe *pipe, double until,
	const struct alembic_event **event, struct error *err)
{
	bool open = true;

	while (!next_event(pipe)) {
		struct pollfd ready[] = {
			{.fd = open ? pipe->process.output : -1, .events = POLLIN},
			{.fd = pipe->process.messages, .events = POLLIN},
			{.fd = *pipe->unsent == '\0' ? -1 : pipe->process.input, .events = POLLOUT},
		};

		if (!stop_check(err)) {
			return ALEMBIC_BROKEN;
		}
		if (process_clock() > until) {
			return ALEMBIC_LATE;
		}
		if (poll(ready, 3, 50) > 0 && ready[2].revents != 0) {
			send_some(pipe);
		}
		if (ready[0].revents == 0 && ready[1].revents == 0) {
			if (!open || has_ended(pipe)) {
				return ALEMBIC_GONE;
			}
			continue;
		}
		if (ready[1].revents != 0 && !take_words(pipe)) {
			close_file(pipe->process.messages);
			pipe->process.messages = -1;
		}
		if (ready[0].revents != 0) {
			open = take_line(pipe);
		}
		if (!open && pipe->process.messages < 0) {
			return next_event(pipe) ? ALEMBIC_EVENT : ALEMBIC_GONE;
		}
	}
	pipe->asked = !alembic_event_is((const struct alembic_event *)pipe->event, "answer");
	*event = (const struct alembic_event *)pipe->event;
	return ALEMBIC_EVENT;
}

const char *alembic_pipe_end(struct alembic_pipe *pipe, struct arena *arena)
{
	for (int i = 0; i < 100 && !has_ended(pipe); i++) {
		process_sleep(0.01);
	}
	if (!pipe->ended) {
		return "it closed its connection to mtest";
	}
	return pipe->status > 128
		       ? arena_printf(arena, "it was ended by signal %d", pipe->status - 128)
		       : arena_printf(arena, "it ended with exit code %d", pipe->status);
}

struct alembic_place alembic_pipe_where(
	struct alembic_pipe *pipe, struct arena *arena, const char *root)
{
	double until = process_clock() + 0.5;
	struct alembic_place place = {0};

	if (pipe->away || has_ended(pipe) || kill(pipe->process.child, SIGUSR1) != 0) {
		until = 0;
	}
	do {
		struct pollfd ready = {.fd = pipe->process.messages, .events = POLLIN};
		const char *words;

		if (poll(&ready, 1, 20) > 0 && !take_words(pipe)) {
			until = 0;
		}
		words = arena_copy_bytes(arena, pipe->words, pipe->words_length);
		place = alembic_trace(arena, words, root);
	} while (place.path == NULL && process_clock() < until);
	return place;
}

const char *alembic_pipe_last_words(const struct alembic_pipe *pipe, struct arena *arena)
{
	const char *text =
		text_trim(arena, arena_copy_bytes(arena, pipe->words, pipe->words_length));
	const char *fatal = strstr(text, "Fatal Python error: ");
	const char *line = strrchr(text, '\n');

	if (fatal != NULL) {
		return text_valid(arena, arena_copy_bytes(arena, fatal, strcspn(fatal, "\n")));
	}
	return text_valid(arena, line == NULL ? text : line + 1);
}
