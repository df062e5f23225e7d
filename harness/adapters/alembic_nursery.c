#include "alembic_nursery.h"

#include "alembic_python.h"
#include "alembic_start.h"
#include "place.h"

#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct alembic_nursery {
	pid_t process;
	int control; /* each message asks for a worker */
};

static void close_file(int *file)
{
	if (*file >= 0) {
		(void)close(*file);
		*file = -1;
	}
}

static void close_pipes(int (*pipes)[2])
{
	for (int i = 0; i < 3; i++) {
		close_file(&pipes[i][0]);
		close_file(&pipes[i][1]);
	}
}

/*
 * Behind a command of mtest.yaml no descriptor can be handed over, and which network a worker may
 * see hangs on the place of a --server. With --paranoid each worker starts by itself, which must
 * lead to the same.
 */
void alembic_nursery_open(
	const struct chain *chain, struct place *place, const struct engine *engine)
{
	struct alembic_project *project = chain->own;
	AUTO(arena_free) struct arena *work = arena_new();
	AUTO(close_file) int theirs = -1;
	int ends[2];
	struct alembic_nursery *nursery = arena_alloc(project->arena, sizeof *nursery);
	const char *first;
	struct error ignored;

	if (project->nursery != NULL || project->command.count > 0 || place->server_url != NULL ||
		place->paranoid || !alembic_python_find(project, &ignored) ||
		socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
		return;
	}
	theirs = ends[1];
	nursery->control = ends[0];
	process_adopt();
	if (!alembic_start_nursery(
		    project, place, engine, theirs, work, &nursery->process, &first, &ignored)) {
		close_file(&nursery->control);
		return;
	}
	project->nursery = nursery;
	project->tapes = arena_copy(project->arena, place_path(place, "tapes"));
	if (send(nursery->control, first, strlen(first), MSG_NOSIGNAL | MSG_DONTWAIT) < 0) {
		alembic_nursery_end(project);
	}
}

void alembic_nursery_end(struct alembic_project *project)
{
	struct alembic_nursery *nursery = project->nursery;

	project->nursery = NULL;
	if (nursery != NULL) {
		close_file(&nursery->control);
		process_kill(nursery->process);
	}
}

void alembic_nursery_close(const struct chain *chain)
{
	alembic_nursery_end(chain->own);
}

static bool send_ends(int control, const char *mark, const int *given, size_t size)
{
	_Alignas(struct cmsghdr) char space[CMSG_SPACE(3 * sizeof(int))] = {0};
	struct iovec text = {(void *)(uintptr_t)mark, strlen(mark)};
	struct msghdr message = {
		.msg_iov = &text,
		.msg_iovlen = 1,
		.msg_control = space,
		.msg_controllen = sizeof space,
	};
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(size);
	memcpy(CMSG_DATA(header), given, size);
	return sendmsg(control, &message, MSG_NOSIGNAL | MSG_DONTWAIT) > 0;
}

bool alembic_nursery_fork(
	struct alembic_project *project, const char *mark, struct process_pipes *out)
{
	int pipes[3][2] = {{-1, -1}, {-1, -1}, {-1, -1}};

	if (project->nursery == NULL) {
		return false;
	}
	if (pipe2(pipes[0], O_CLOEXEC) != 0 || pipe2(pipes[1], O_CLOEXEC) != 0 ||
		pipe2(pipes[2], O_CLOEXEC) != 0) {
		close_pipes(pipes);
		return false;
	}
	const int theirs[3] = {pipes[0][0], pipes[1][1], pipes[2][1]};

	if (!send_ends(project->nursery->control, mark, theirs, sizeof theirs)) {
		close_pipes(pipes);
		return false;
	}
	*out = (struct process_pipes){
		.input = pipes[0][1], .output = pipes[1][0], .messages = pipes[2][0]};
	pipes[0][1] = pipes[1][0] = pipes[2][0] = -1;
	close_pipes(pipes);
	return true;
}
