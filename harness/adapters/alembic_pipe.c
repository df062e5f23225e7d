#include "alembic_pipe.h"

#include "file.h"
#include "place.h"
#include "process.h"
#include "stop.h"

#include <errno.h>
#include <jansson.h>
#include <poll.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

extern const char alembic_worker[];

struct alembic_pipe {
	struct arena *arena;
	struct process_pipes process;
	int status; /* of waitpid, once it has ended */
	bool ended;
	json_t *event;
	char *line; /* what has come and is not read yet */
	size_t length, size;
	char words[4096]; /* what the project printed last */
	size_t words_length;
};

/* No line of the worker's is as long: it cuts what a project can make long. */
static const size_t longest_line = 16U << 20;

static json_t *text_of(const char *text)
{
	return text == NULL ? json_null() : json_stringn_nocheck(text, strlen(text));
}

static bool write_line(struct alembic_pipe *pipe, json_t *object, struct error *err)
{
	char *text = json_dumps(object, JSON_COMPACT | JSON_ENSURE_ASCII);
	size_t size = text == NULL ? 0 : strlen(text), done = 0;

	json_decref(object);
	if (text == NULL) {
		return fail(err, ERROR_SYSTEM, "a command for Alembic is not UTF-8");
	}
	text[size++] = '\n';
	while (done < size) {
		ssize_t written = write(pipe->process.input, text + done, size - done);

		if (written < 0 && errno != EINTR) {
			/* That it has gone is what the next receive says. */
			break;
		}
		done += written > 0 ? (size_t)written : 0;
	}
	free(text);
	return true;
}

static const char *in_tree(struct arena *arena, const char *root, const char *path)
{
	return path == NULL ? NULL : tree_path(arena, root, path);
}

/* The first line: all that the worker needs to know before it imports anything. */
static bool introduce(struct alembic_pipe *pipe, const struct alembic_project *project,
	const struct scratch *scratch, const struct address *address, struct error *err)
{
	char *root = realpath(project->root, NULL);
	struct arena *arena = pipe->arena;
	const char *folder = root == NULL ? project->root : arena_copy(arena, root);
	const struct {
		const char *key, *value;
	} texts[] = {
		{"engine", scratch->engine->name},
		{"host", address->host},
		{"port", address->port},
		{"user", address->user},
		{"password", address->password},
		{"database", address->database},
		{"file", address->file},
		{"settle", scratch->engine->settle},
		{"working", in_tree(arena, folder, project->working)},
		{"ini", in_tree(arena, folder, project->ini)},
		{"pyproject", in_tree(arena, folder, project->pyproject)},
		{"script", in_tree(arena, folder, project->script)},
		{"env", text_valid(arena, project->env)},
	};
	json_t *object = json_object();

	free(root);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		(void)json_object_set_new(object, texts[i].key, text_of(texts[i].value));
	}
	(void)json_object_set_new(object, "flask", json_boolean(project->flask));
	(void)json_object_set_new(
		object, "settle_since", json_integer(scratch->engine->settle_since));
	return write_line(pipe, object, err);
}

/* The worker as a file in the run's folder, so that a traceback of its own can show lines. */
static bool write_worker(struct place *place, const char **path, struct error *err)
{
	*path = arena_printf(place->arena, "%s/alembic_worker.py", place->folder);
	return file_exists(*path) || file_write(*path, alembic_worker, strlen(alembic_worker), err);
}

bool alembic_pipe_open(const struct alembic_project *project, const struct scratch *scratch,
	const struct address *address, struct alembic_pipe **out, struct error *err)
{
	struct arena *arena = arena_new();
	struct alembic_pipe *pipe = arena_alloc(arena, sizeof *pipe);
	const char *worker;

	*out = NULL;
	*pipe = (struct alembic_pipe){.arena = arena, .process = {-1, -1, -1, -1}};
	if (!write_worker(scratch->place, &worker, err)) {
		arena_free(&arena);
		return false;
	}
	const char *const argv[] = {project->python->path, "-u", "-B", worker, NULL};
	struct process_plan plan = {
		.argv = argv,
		.isolated = address->host == NULL || *address->host == '/',
	};

	if (!process_start_piped(&plan, &pipe->process, err)) {
		arena_free(&arena);
		return false;
	}
	*out = pipe;
	return introduce(pipe, project, scratch, address, err);
}

static void close_file(int file)
{
	if (file >= 0) {
		(void)close(file);
	}
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
	/* With all that a migration may have started: the group outlives its leader. */
	process_kill(closed->process.child);
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

bool alembic_pipe_send(struct alembic_pipe *pipe, const char *op, const char *revision,
	const char *direction, bool fresh, struct error *err)
{
	json_t *object = json_object();

	(void)json_object_set_new(object, "op", text_of(op));
	(void)json_object_set_new(object, "revision", text_of(revision));
	(void)json_object_set_new(object, "direction", text_of(direction));
	(void)json_object_set_new(object, "fresh", json_boolean(fresh));
	return write_line(pipe, object, err);
}

/* Keeps the last half of what was printed, at least. */
static bool take_words(struct alembic_pipe *pipe)
{
	size_t half = sizeof pipe->words / 2;
	ssize_t got;

	if (pipe->words_length > half) {
		memmove(pipe->words, pipe->words + pipe->words_length - half, half);
		pipe->words_length = half;
	}
	got = read(pipe->process.messages, pipe->words + pipe->words_length, half);
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
static bool next_event(struct alembic_pipe *pipe)
{
	const char *end = pipe->length == 0 ? NULL : memchr(pipe->line, '\n', pipe->length);
	size_t size = end == NULL ? 0 : (size_t)(end - pipe->line);
	json_error_t ignored;

	if (end == NULL) {
		return false;
	}
	json_decref(pipe->event);
	pipe->event = json_loadb(pipe->line, size, JSON_ALLOW_NUL, &ignored);
	pipe->length -= size + 1;
	memmove(pipe->line, end + 1, pipe->length);
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

enum alembic_received alembic_pipe_receive(struct alembic_pipe *pipe, double until,
	const struct alembic_event **event, struct error *err)
{
	bool open = true;

	while (!next_event(pipe)) {
		struct pollfd ready[] = {
			{.fd = open ? pipe->process.output : -1, .events = POLLIN},
			{.fd = pipe->process.messages, .events = POLLIN},
		};

		if (!stop_check(err)) {
			return ALEMBIC_BROKEN;
		}
		if (process_clock() > until) {
			return ALEMBIC_LATE;
		}
		if (poll(ready, 2, 50) <= 0 || (ready[0].revents == 0 && ready[1].revents == 0)) {
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
	if (!json_is_object(pipe->event)) {
		(void)fail(err, ERROR_SYSTEM, "Alembic's worker sent what mtest cannot read");
		return ALEMBIC_BROKEN;
	}
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

const char *alembic_pipe_last_words(const struct alembic_pipe *pipe, struct arena *arena)
{
	const char *text =
		text_trim(arena, arena_copy_bytes(arena, pipe->words, pipe->words_length));
	const char *line = strrchr(text, '\n');

	return text_valid(arena, line == NULL ? text : line + 1);
}

static const json_t *value_of(const struct alembic_event *event, const char *key)
{
	return json_object_get((const json_t *)event, key);
}

bool alembic_event_is(const struct alembic_event *event, const char *name)
{
	const char *said = json_string_value(value_of(event, "event"));

	return said != NULL && strcmp(said, name) == 0;
}

const char *alembic_event_text(
	const struct alembic_event *event, struct arena *arena, const char *key)
{
	return arena_copy(arena, json_string_value(value_of(event, key)));
}

double alembic_event_number(const struct alembic_event *event, const char *key, double otherwise)
{
	const json_t *value = value_of(event, key);

	return json_is_number(value) ? json_number_value(value) : otherwise;
}

bool alembic_event_flag(const struct alembic_event *event, const char *key)
{
	return json_is_true(value_of(event, key));
}

const struct alembic_event *alembic_event_part(const struct alembic_event *event, const char *key)
{
	const json_t *value = value_of(event, key);

	return json_is_object(value) ? (const struct alembic_event *)value : NULL;
}
