#include "run.h"

#include "choose_engine.h"
#include "process.h"
#include "settle.h"
#include "sql.h"

#include <stdint.h>
#include <string.h>

/* A key that has no effect is never taken in silence. */
static void tell_idle_keys(struct run *run)
{
	VEC_EACH (&run->project.config.idle, it) {
		run_gap(run, NULL, arena_printf(run->arena, "%s in mtest.yaml", *it),
			"this version of mtest does nothing with this key");
	}
}

static void tell_others(struct run *run)
{
	const char *list = NULL;

	VEC_EACH (&run->project.others, it) {
		list = list == NULL ? *it : arena_printf(run->arena, "%s, %s", list, *it);
	}
	if (list != NULL) {
		run_gap(run, NULL, arena_printf(run->arena, "the migrations in %s", list),
			arena_printf(run->arena,
				"only those in %s are looked at: list all under sets: in "
				"mtest.yaml, or choose one with path:",
				run->project.path));
	}
}

/* A command may lead to where the socket of the scratch server is not. */
static const char *listen_at(const struct config *config)
{
	return config->python.count < 2         ? NULL
	       : config->server_address != NULL ? config->server_address
						: "127.0.0.1";
}

static bool open_place(struct run *run, struct error *err)
{
	const struct options *options = run->options;

	if (!place_open(run->arena, &run->place, err)) {
		return false;
	}
	run->place->database = run->project.database;
	run->place->project = run->project.folder;
	run->place->server_url = options->server_url;
	run->place->server_bindir = options->pg_bindir;
	run->place->server_version = options->pg_version;
	run->place->server_address =
		options->server_url != NULL ? NULL : listen_at(&run->project.config);
	run->place->step_timeout = run->project.step_timeout;
	run->place->paranoid = run->options->paranoid;
	run->place->keep = options->keep;
	return true;
}

static void add_revisions(struct run *run)
{
	const struct chain *chain = &run->project.chain;
	struct result *result = &run->result;

	VEC_EACH (chain, it) {
		struct result_revision *revision = VEC_ADD(run->arena, &result->revisions);

		revision->revision = it;
		revision->verdict = NOT_WALKED;
	}
	result->heads = chain_heads(chain, run->arena);
}

bool run_open(
	struct run *run, const struct options *options, struct arena *arena, struct error *err)
{
	*run = (struct run){.arena = arena, .options = options, .started = process_clock()};
	run->result.arena = arena;
	run->result.findings.arena = arena;
	if (!project_open(&options->project, arena, &run->project, &run->result.findings, err)) {
		return false;
	}
	run->result.fail_on = options->fail_on;
	run->result.project = run->project.folder;
	run->result.root = publish_root(arena, run->project.folder);
	run->result.set = run->project.config.set == NULL ? NULL : run->project.config.set->name;
	run->result.tool = run->project.adapter->name;
	run->result.path = run->project.path;
	add_revisions(run);
	tell_idle_keys(run);
	tell_others(run);
	if (!open_place(run, err) ||
		(run->project.engine == NULL && !choose_engine(&run->project, run->place, err))) {
		return false;
	}
	run->result.engine = run->project.engine->name;
	return true;
}

void run_close(struct run *run)
{
	const struct adapter *adapter = run->project.adapter;

	if (adapter != NULL && adapter->finish != NULL && run->project.chain.own != NULL) {
		adapter->finish(&run->project.chain);
	}
	place_close(&run->place);
}

/* On a server that others use, too, the prelude's roles are there from the scratch before. */
static bool is_there_already(const struct run *run, const struct outcome *outcome)
{
	return run->options->server_url != NULL && strcmp(outcome->sqlstate, "42710") == 0 &&
	       text_starts(outcome->message, "role ");
}

static bool run_prelude_text(struct run *run, struct db *db, const struct script *script,
	size_t start, size_t length, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct outcome outcome;

	if (!db_run(db, work, arena_copy_bytes(work, script->text + start, length), &outcome,
		    err)) {
		return false;
	}
	if (outcome.worked || is_there_already(run, &outcome)) {
		return true;
	}
	if (outcome.offset == SIZE_MAX) {
		return fail(
			err, ERROR_ENVIRONMENT, "prelude %s: %s", script->path, outcome.message);
	}
	return fail(err, ERROR_ENVIRONMENT, "prelude %s:%zu: %s", script->path,
		text_line(script->text, start + outcome.offset), outcome.message);
}

static bool run_prelude_script(
	struct run *run, struct db *db, const struct script *script, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct sql_script sql = {0};

	if (run->options->server_url != NULL) {
		sql = sql_read(work, script->text);
	}
	VEC_EACH (&sql, it) {
		if (!run_prelude_text(run, db, script, it->start, it->length, err)) {
			return false;
		}
	}
	return sql.parsed || run_prelude_text(run, db, script, 0, strlen(script->text), err);
}

static bool run_prelude(struct run *run, struct scratch *scratch, struct error *err)
{
	AUTO(db_close) struct db *db = NULL;

	if (run->project.prelude.count == 0) {
		return true;
	}
	if (!db_open(scratch, &db, err)) {
		return false;
	}
	VEC_EACH (&run->project.prelude, it) {
		if (!run_prelude_script(run, db, it, err) || !db_reset(db, err)) {
			return false;
		}
	}
	return true;
}

static const char *version_text(struct arena *arena, const struct db *db)
{
	if (strcmp(db->engine->name, "postgres") == 0) {
		return arena_printf(arena, "%d.%d", db->version / 10000, db->version % 10000);
	}
	return arena_printf(arena, "%d.%d.%d", db->version / 1000000, db->version / 1000 % 1000,
		db->version % 1000);
}

bool run_scratch(struct run *run, struct scratch **out, struct error *err)
{
	AUTO(db_close) struct db *db = NULL;

	if (!scratch_create(run->project.engine, run->place, out, err)) {
		return false;
	}
	if (run->result.server_version == NULL) {
		if (!db_open(*out, &db, err)) {
			return false;
		}
		run->result.server_version = version_text(run->arena, db);
	}
	return run_prelude(run, *out, err);
}

void run_progress(const struct run *run, const char *what, const struct revision *revision)
{
	if (!run->options->progress || run->options->quiet) {
		return;
	}
	if (what == NULL) {
		(void)fputs("\r\033[K", stderr);
		return;
	}
	(void)fprintf(stderr, "\r\033[K%s %zu/%zu", what,
		chain_index(&run->project.chain, revision) + 1, run->project.chain.count);
}

size_t run_rows(const struct run *run)
{
	const size_t *asked =
		run->options->rows != NULL ? run->options->rows : run->project.config.fixtures.rows;

	if (asked != NULL) {
		return *asked;
	}
	return run_wants(run, "data") ? USUAL_ROWS : 0;
}

bool run_wants(const struct run *run, const char *scenario)
{
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		if (!run->options->unwanted[i] && strcmp(checks[i]->scenario, scenario) == 0) {
			return true;
		}
	}
	return false;
}

void run_gap(struct run *run, const struct revision *revision, const char *what, const char *reason)
{
	struct result_gap *gap = VEC_ADD(run->arena, &run->result.gaps);

	gap->revision = revision == NULL ? NULL : revision->id;
	gap->what = what;
	gap->reason = reason;
}

struct finding *run_finding(struct run *run, enum check check, const struct revision *revision)
{
	struct finding *finding = finding_add(&run->result.findings, check);

	finding->engine = run->project.engine->name;
	finding->revision = revision == NULL ? NULL : revision->id;
	finding->order = chain_index(&run->project.chain, revision);
	return finding;
}

const char *run_config_path(const struct run *run)
{
	const char *folder = run->project.folder, *file = run->project.config.file;
	size_t length = strlen(folder);

	return file != NULL && text_starts(file, folder) && file[length] == '/' ? file + length + 1
										: file;
}

struct result_revision *run_revision(struct run *run, const struct revision *revision)
{
	return &run->result.revisions.items[chain_index(&run->project.chain, revision)];
}

void run_step(struct run *run, const char *pass, const struct revision *revision,
	enum direction direction, const struct step *step)
{
	struct result_revision *record = run_revision(run, revision);
	struct result_step *copy = VEC_ADD(run->arena, &record->steps);

	*copy = (struct result_step){
		.pass = pass,
		.direction = direction,
		.seconds = step->outcome.seconds,
		.statement_count = step->statements.count,
		.output = arena_copy(run->arena, step->output),
	};
	copy->statements =
		arena_alloc(run->arena, step->statements.count * sizeof *copy->statements);
	for (size_t i = 0; i < step->statements.count; i++) {
		copy->statements[i] = step->statements.items[i];
		copy->statements[i].sql = arena_copy(run->arena, step->statements.items[i].sql);
		copy->statements[i].text = NULL;
	}
	/* It may have gone on beside the ladder, and is told of behind it. */
	if (strcmp(pass, "deploy") == 0) {
		struct result_step deployed = *copy;

		memmove(record->steps.items + 1, record->steps.items,
			(record->steps.count - 1) * sizeof *copy);
		record->steps.items[0] = deployed;
	}
	run->result.steps++;
}

bool run_history(struct run *run, struct error *err)
{
	if (!history_read(&run->project, run->options->since, run->arena, &run->history, err)) {
		return false;
	}
	run->result.base = run->history.base;
	if (run->history.remark != NULL) {
		*VEC_ADD(run->arena, &run->result.remarks) = run->history.remark;
	}
	return true;
}

bool run_report(struct run *run, struct error *err)
{
	const struct options *options = run->options;
	const struct report_style style = {.colour = options->colour, .verbose = options->verbose};
	struct error other;
	bool written = true;

	run_progress(run, NULL, NULL);
	findings_sort(&run->result.findings);
	if (!settle(run, err)) {
		return false;
	}
	run->result.fresh = !run->baseline.exists && options->since == NULL;
	run->result.seconds = process_clock() - run->started;
	/* A file that cannot be written keeps nobody from reading the rest. */
	VEC_EACH (&options->reports, it) {
		written = publish_file(&run->result, it, written ? err : &other) && written;
	}
	return publish(&run->result, options->format, &style, options->out,
		       written ? err : &other) &&
	       written;
}
