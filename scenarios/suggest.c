#include "suggest.h"

#include "build.h"
#include "render.h"

#include <stdint.h>
#include <string.h>

/* A catalog at one moment, with what SQLite keeps as text. */
struct state {
	struct snapshot snapshot;
	struct schema_text text;
};

struct search {
	struct run *run;
	const struct revision *revision;
	size_t place;
	enum direction direction;
	struct stage base;          /* before the revision: closed, to be copied */
	struct state before, after; /* its upgrade */
	struct stage work;
	struct db *db; /* where the statements are tried out */
	struct suggestion *out;
};

static void close_search(struct search *search)
{
	db_close(&search->db);
	stage_drop(&search->work);
	stage_drop(&search->base);
	snapshot_free(&search->before.snapshot);
	snapshot_free(&search->after.snapshot);
}

struct text_reader {
	struct arena *arena;
	struct schema_text *out;
};

static bool add_text(void *context, size_t columns, const char *const *values, struct error *err)
{
	const struct text_reader *reader = context;

	(void)columns;
	(void)err;
	*VEC_ADD(reader->arena, reader->out) = (struct schema_object){
		.type = arena_copy(reader->arena, values[0]),
		.name = arena_copy(reader->arena, values[1]),
		.table = arena_copy(reader->arena, values[2]),
		.sql = arena_copy(reader->arena, values[3]),
	};
	return true;
}

static bool take_state(
	struct search *search, struct stage *stage, struct state *out, struct error *err)
{
	struct text_reader reader = {search->run->arena, &out->text};

	if (!stage_capture(stage, &out->snapshot, err)) {
		return false;
	}
	return strcmp(search->run->project.engine->name, "sqlite") != 0 ||
	       db_query(stage->observer, "SELECT type, name, tbl_name, sql FROM sqlite_schema",
		       add_text, &reader, err);
}

static bool open_copy(struct search *search, struct stage *out, struct error *err)
{
	*out = (struct stage){.run = search->run, .pass = "suggest"};
	return scratch_copy(search->base.scratch, &out->scratch, err) && stage_open(out, true, err);
}

static bool render_all(
	struct search *search, const struct snapshot *from, struct render *out, struct error *err)
{
	struct run *run = search->run;
	const char *engine = run->project.engine->name;
	const struct state *goal = search->direction == DOWN ? &search->before : &search->after;
	struct diff diff = snapshot_diff(from, &goal->snapshot, run->arena);
	struct object_changes objects = diff_objects(&diff, from, &goal->snapshot, run->arena);
	struct renamings renamings = rename_find(&objects, true, run->arena);

	*out = (struct render){
		.arena = run->arena,
		.from = from,
		.to = &goal->snapshot,
		.text = &goal->text,
	};
	render_renamings(out, engine, &renamings);
	if (out->statements.count > 0) {
		return true;
	}
	if (strcmp(engine, "postgres") == 0) {
		render_postgres(out);
	} else if (strcmp(engine, "sqlite") == 0) {
		render_sqlite(out);
	} else {
		return fail(err, ERROR_USAGE, "suggest knows no DDL of %s", engine);
	}
	return true;
}

/* Bodies in SQL are checked when they are made, and may name what comes later. */
static bool needs_unchecked(const struct names *statements)
{
	VEC_EACH (statements, it) {
		if ((text_starts(*it, "CREATE FUNCTION") ||
			    text_starts(*it, "CREATE OR REPLACE FUNCTION") ||
			    text_starts(*it, "CREATE PROCEDURE")) &&
			strstr(*it, " LANGUAGE sql") != NULL) {
			return true;
		}
	}
	return false;
}

static bool try_statements(
	struct search *search, const struct render *render, bool *worked, struct error *err)
{
	struct run *run = search->run;
	struct outcome outcome;

	*worked = true;
	if (needs_unchecked(&render->statements) && !needs_unchecked(&search->out->statements)) {
		*VEC_ADD(run->arena, &search->out->statements) = "SET check_function_bodies = off";
		if (!db_must(search->db, "SET check_function_bodies = off", err)) {
			return false;
		}
	}
	VEC_EACH (&render->statements, it) {
		if (!db_run(search->db, run->arena, *it, &outcome, err)) {
			return false;
		}
		*VEC_ADD(run->arena, &search->out->statements) = *it;
		if (!outcome.worked) {
			search->out->failure = arena_printf(run->arena, "%s: %s",
				text_squeeze(run->arena, *it, 120), outcome.message);
			*worked = false;
			return true;
		}
	}
	return true;
}

/* In rounds: the catalog itself says what the statements so far have done. */
static bool find_statements(struct search *search, struct error *err)
{
	bool worked = true;

	for (int round = 0; worked && round < 4; round++) {
		AUTO(snapshot_free) struct snapshot now = {0};
		struct render render;

		if (!stage_capture(&search->work, &now, err) ||
			!render_all(search, &now, &render, err)) {
			return false;
		}
		search->out->missing = render.missing;
		if (render.statements.count == 0) {
			return true;
		}
		/* The statements point into no snapshot: they are texts of the run's arena. */
		if (!try_statements(search, &render, &worked, err)) {
			return false;
		}
	}
	return true;
}

static void note_losses(struct search *search)
{
	const struct snapshot *from = &search->before.snapshot, *to = &search->after.snapshot;
	struct arena *arena = search->run->arena;
	struct diff diff = snapshot_diff(from, to, arena);
	struct object_changes objects = diff_objects(&diff, from, to, arena);
	struct renamings renamings = rename_find(&objects, true, arena);

	VEC_EACH (&objects, it) {
		bool renamed = false;

		VEC_EACH (&renamings, other) {
			renamed = renamed || other->before == it;
		}
		if (!renamed && it->fate == VANISHED &&
			(strcmp(it->kind, "table") == 0 || strcmp(it->kind, "column") == 0)) {
			*VEC_ADD(arena, &search->out->losses) =
				arena_printf(arena, "%s %s", it->kind, it->identity);
		}
	}
}

/* The script in the place of the revision's own, run by the tool as it would run that. */
static bool take_script(struct search *search, struct stage *stage, const char *script,
	struct step *step, struct error *err)
{
	struct run *run = search->run;
	struct chain own = run->project.chain, changed = own;
	struct script *place;
	bool done;

	changed.items = arena_alloc(run->arena, own.count * sizeof *own.items);
	memcpy(changed.items, own.items, own.count * sizeof *own.items);
	place = search->direction == UP ? &changed.items[search->place].up
					: &changed.items[search->place].down;
	*place = (struct script){
		.path = place->path != NULL ? place->path : search->revision->path,
		.text = script,
		.line = 1,
	};
	run->project.chain = changed;
	done = stage_step(stage, &changed.items[search->place], search->direction, false,
		run->arena, step, err);
	run->project.chain = own;
	return done;
}

/* A tool whose revisions are not SQL takes no script: there it is run as one text. */
static bool run_script(struct search *search, struct stage *stage, const char *script,
	struct step *step, struct error *err)
{
	AUTO(db_close) struct db *db = NULL;

	if (build_is_sql(search->revision)) {
		return take_script(search, stage, script, step, err);
	}
	search->out->for_program = true;
	*step = (struct step){0};
	return db_open(stage->scratch, &db, err) &&
	       db_run(db, search->run->arena, script, &step->outcome, err);
}

static bool verify(struct search *search, struct error *err)
{
	AUTO(stage_drop) struct stage stage = {0};
	struct suggestion *out = search->out;
	struct state *goal = search->direction == DOWN ? &search->before : &search->after;
	struct step step;

	if (!open_copy(search, &stage, err) ||
		(search->direction == DOWN && !build_step(&stage, search->revision, UP, err)) ||
		!run_script(search, &stage, suggest_script(search->run->arena, out), &step, err)) {
		return false;
	}
	if (!step.outcome.worked && out->failure == NULL) {
		out->failure = arena_printf(search->run->arena, "%s%s%s",
			step.statement == NULL ? "" : step.statement,
			step.statement == NULL ? "" : ": ", step.outcome.message);
	}
	if (!stage_capture(&stage, &out->now.snapshot, err)) {
		return false;
	}
	out->now.label = "after the script";
	out->goal = (struct target){.label = "wanted", .snapshot = goal->snapshot};
	goal->snapshot = (struct snapshot){0};
	out->now.origin.engine = search->run->project.engine->name;
	out->goal.origin = out->now.origin;
	if (!compare(&out->now, &out->goal, search->run->arena, &out->remains, err)) {
		return false;
	}
	out->verified = step.outcome.worked && out->remains.equal;
	out->moved = out->verified && out->remains.objects.count > 0;
	return true;
}

static bool prepare(struct search *search, const char *name, struct error *err)
{
	struct run *run = search->run;
	bool *wanted;

	if (!build_plan(run, name, &wanted, &search->place, err)) {
		return false;
	}
	if (search->place == SIZE_MAX) {
		return fail(err, ERROR_USAGE, "suggest needs a revision, and base is none");
	}
	search->revision = &run->project.chain.items[search->place];
	wanted[search->place] = false;
	if (!build_schema(run, wanted, &search->base, err) ||
		!take_state(search, &search->base, &search->before, err)) {
		return false;
	}
	stage_close(&search->base);
	return open_copy(search, &search->work, err) &&
	       build_step(&search->work, search->revision, UP, err) &&
	       take_state(search, &search->work, &search->after, err);
}

static bool search_script(struct search *search, struct error *err)
{
	if (search->direction == UP) {
		stage_drop(&search->work);
		if (!open_copy(search, &search->work, err)) {
			return false;
		}
	} else {
		note_losses(search);
	}
	if (!db_open(search->work.scratch, &search->db, err) || !find_statements(search, err)) {
		return false;
	}
	if (needs_unchecked(&search->out->statements)) {
		*VEC_ADD(search->run->arena, &search->out->statements) =
			"RESET check_function_bodies";
	}
	db_close(&search->db);
	stage_drop(&search->work);
	return verify(search, err);
}

bool suggest(struct run *run, const char *name, bool up, struct suggestion *out, struct error *err)
{
	AUTO(close_search)
	struct search search = {.run = run, .direction = up ? UP : DOWN, .out = out};

	*out = (struct suggestion){0};
	return prepare(&search, name, err) && search_script(&search, err);
}

void suggestion_free(struct suggestion *suggestion)
{
	target_free(&suggestion->now);
	target_free(&suggestion->goal);
}

const char *suggest_script(struct arena *arena, const struct suggestion *suggestion)
{
	const char *script = "";

	VEC_EACH (&suggestion->statements, it) {
		script = arena_printf(
			arena, "%s%s%s\n", script, *it, text_ends(*it, ";") ? "" : ";");
	}
	return script;
}
