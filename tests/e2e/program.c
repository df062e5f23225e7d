#include "program.h"

#include "file.h"
#include "process.h"
#include "temporary.h"

#include <string.h>
#include <unistd.h>

/* Above any limit that ctest sets: it is ctest that says which test hung. */
static const double time_limit = 3600;

bool program_open(struct arena *arena, const char *mtest, const char *project, struct program *out,
	struct error *err)
{
	*out = (struct program){.arena = arena, .mtest = mtest};
	return temporary_open(arena, "project", &out->folder, err) &&
	       file_copy_tree(arena_printf(arena, "%s/project", project),
		       arena_printf(arena, "%s/project", out->folder), (uid_t)-1, (gid_t)-1, err);
}

void program_close(struct program *program)
{
	temporary_remove(&program->folder);
}

static void add_names(struct arena *arena, struct names *to, const struct names *from)
{
	VEC_EACH (from, it) {
		*VEC_ADD(arena, to) = *it;
	}
}

/* The shell keeps the two outputs apart: "$0" is the folder, what follows the command. */
static struct names arguments(const struct program *program, const struct expect *expect,
	const char *engine, bool paranoid)
{
	static const char script[] = "exec \"$@\" >\"$0/out\" 2>\"$0/err\"";
	const char *bindir = getenv("MTEST_PG_BINDIR");
	struct arena *arena = program->arena;
	const char *const begin[] = {"/bin/sh", "-c", script, program->folder, program->mtest};
	struct names names = {0};

	for (size_t i = 0; i < sizeof begin / sizeof *begin; i++) {
		*VEC_ADD(arena, &names) = begin[i];
	}
	add_names(arena, &names, &expect->command);
	*VEC_ADD(arena, &names) = "-C";
	*VEC_ADD(arena, &names) = arena_printf(arena, "%s/project", program->folder);
	*VEC_ADD(arena, &names) = "--format";
	*VEC_ADD(arena, &names) = "json";
	if (!expect->detected) {
		*VEC_ADD(arena, &names) = "--engine";
		*VEC_ADD(arena, &names) = engine;
	}
	if (bindir != NULL && *bindir != '\0' && strcmp(engine, "postgres") == 0) {
		*VEC_ADD(arena, &names) = "--pg-bindir";
		*VEC_ADD(arena, &names) = bindir;
	}
	add_names(arena, &names, &expect->options);
	if (paranoid) {
		*VEC_ADD(arena, &names) = "--paranoid";
	}
	*VEC_ADD(arena, &names) = NULL;
	return names;
}

/* The environment alone does not decide whether mtest is paranoid. */
static struct names environment(struct arena *arena)
{
	struct names all = {0};

	for (char **entry = environ; *entry != NULL; entry++) {
		if (!text_starts(*entry, "MTEST_PARANOID=")) {
			*VEC_ADD(arena, &all) = *entry;
		}
	}
	*VEC_ADD(arena, &all) = NULL;
	return all;
}

bool program_run(const struct program *program, const struct expect *expect, const char *engine,
	bool paranoid, struct program_output *out, struct error *err)
{
	struct arena *arena = program->arena;
	struct names names = arguments(program, expect, engine, paranoid);
	struct names kept = environment(arena);
	const struct process_plan plan = {
		.argv = names.items, .environment = kept.items, .seconds = time_limit};
	struct process_result result;
	size_t size;

	if (!process_run(&plan, arena, &result, err)) {
		return false;
	}
	*out = (struct program_output){.status = result.status};
	return file_read(arena, arena_printf(arena, "%s/out", program->folder), &out->out, &size,
		       err) &&
	       file_read(arena, arena_printf(arena, "%s/err", program->folder), &out->err, &size,
		       err);
}
