#include "own_rows.h"

#include "filling.h"
#include "sql_split.h"
#include "stage.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void close_memory(FILE **file)
{
	if (*file != NULL) {
		(void)fclose(*file);
	}
}

static void free_text(char **text)
{
	free(*text);
}

static void put_quoted(FILE *out, const char *text, char quote)
{
	(void)fputc(quote, out);
	for (; *text != '\0'; text++) {
		if (*text == quote) {
			(void)fputc(quote, out);
		}
		(void)fputc(*text, out);
	}
	(void)fputc(quote, out);
}

/* "audit.users" of a file's name as SQL: each part is the name to the letter. */
static void put_table(FILE *out, struct arena *arena, const char *table)
{
	const char *dot = strchr(table, '.');

	if (dot != NULL) {
		put_quoted(out, arena_copy_bytes(arena, table, (size_t)(dot - table)), '"');
		(void)fputc('.', out);
		table = dot + 1;
	}
	put_quoted(out, table, '"');
}

/*
 * One INSERT a row, so that the number of those that worked tells which one did not. Like COPY,
 * they give identity columns the value that is written, and the columns' types read the texts.
 */
static void put_inserts(FILE *out, struct arena *arena, const struct own_file *file, bool postgres)
{
	VEC_EACH (&file->csv.rows, row) {
		(void)fputs("INSERT INTO ", out);
		put_table(out, arena, file->table);
		for (size_t i = 0; i < file->csv.header.count; i++) {
			(void)fputs(i == 0 ? " (" : ", ", out);
			put_quoted(out, file->csv.header.items[i], '"');
		}
		(void)fprintf(out, ")%s VALUES ", postgres ? " OVERRIDING SYSTEM VALUE" : "");
		for (size_t i = 0; i < row->fields.count; i++) {
			(void)fputs(i == 0 ? "(" : ", ", out);
			if (row->fields.items[i] == NULL) {
				(void)fputs("NULL", out);
			} else {
				put_quoted(out, row->fields.items[i], '\'');
			}
		}
		(void)fputs(");\n", out);
	}
}

static const char *text_of_csv(struct arena *arena, const struct own_file *file, bool postgres)
{
	AUTO(free_text) char *text = NULL;
	size_t size;
	AUTO(close_memory) FILE *memory = open_memstream(&text, &size);

	if (memory == NULL) {
		abort();
	}
	put_inserts(memory, arena, file, postgres);
	(void)fflush(memory);
	return arena_copy_bytes(arena, text, size);
}

size_t own_line(const struct own_file *file, const struct outcome *outcome)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct sql_statements statements = {0};

	if (file->text == NULL) {
		return outcome->done < file->csv.rows.count
			       ? file->csv.rows.items[outcome->done].line
			       : 1;
	}
	if (outcome->offset != SIZE_MAX) {
		return text_line(file->text, outcome->offset);
	}
	statements = sql_split(work, file->text);
	return outcome->done < statements.count
		       ? text_line(file->text, statements.items[outcome->done].start)
		       : 1;
}

const char *own_words(struct arena *arena, const struct outcome *outcome)
{
	return outcome->detail == NULL
		       ? outcome->message
		       : arena_printf(arena, "%s (%s)", outcome->message, outcome->detail);
}

static bool is_taken(const struct outcome *outcome)
{
	return strcmp(outcome->sqlstate, "23505") == 0 ||
	       text_starts(outcome->message, "UNIQUE constraint failed");
}

/* A file that does not run is the project's mistake, unless what it counts on is missing. */
static bool refuse(struct walk *walk, const struct own_file *file, const struct outcome *outcome,
	struct error *err)
{
	struct arena *arena = walk->run->arena;
	const char *missing = own_missing(walk, file->revision);

	if (missing == NULL) {
		return fail(err, ERROR_USAGE, "%s:%zu: %s%s", file->shown, own_line(file, outcome),
			own_words(arena, outcome),
			walk->own->present && is_taken(outcome)
				? "; the rows of earlier files are still there"
				: "");
	}
	run_gap(walk->run, file->revision, arena_printf(arena, "the rows of %s", file->path),
		arena_printf(arena, "without %s, they cannot be written: %s", missing,
			outcome->message));
	return true;
}

/* In SQLite a part of the text may work: then it is put back, unless it sees to that itself. */
static bool can_be_taken_back(const char *text)
{
	static const char *const words[] = {"begin", "commit", "rollback", "savepoint", "pragma"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (text_has_word(text, words[i])) {
			return false;
		}
	}
	return true;
}

/* Writes the text beside the invented rows; when it fails, nothing of it is left. */
static bool try_beside(struct db *db, struct arena *arena, const char *text, struct outcome *out,
	struct error *err)
{
	bool postgres = strcmp(db->engine->name, "postgres") == 0;

	if (postgres) {
		return db_run(db, arena, text, out, err);
	}
	return db_must(db, "BEGIN", err) && db_run(db, arena, text, out, err) &&
	       db_must(db, out->worked ? "COMMIT" : "ROLLBACK", err);
}

static bool write_text(struct walk *walk, struct db *db, const struct own_file *file,
	const char *text, struct outcome *out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	bool postgres = strcmp(db->engine->name, "postgres") == 0;

	/* Before the upgrade the tables are filled again; later the invented rows are compared, and
	   go only when they are in the way. */
	if (file->when != OWN_BEFORE && filling_present(walk) &&
		(postgres || can_be_taken_back(text))) {
		struct outcome beside;

		if (!try_beside(db, work, text, &beside, err)) {
			return false;
		}
		if (beside.worked) {
			*out = beside;
			return true;
		}
	}
	return filling_make_way(walk, err) && db_run(db, walk->run->arena, text, out, err);
}

static bool write_file(
	struct walk *walk, struct db *db, const struct own_file *file, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	bool postgres = strcmp(db->engine->name, "postgres") == 0;
	const char *text = file->text;
	struct outcome outcome;

	if (text == NULL) {
		/* A migration may have set it otherwise for the whole database. */
		if (postgres && !db_must(db, "SET standard_conforming_strings = on", err)) {
			return false;
		}
		text = text_of_csv(work, file, postgres);
	}
	if (!write_text(walk, db, file, text, &outcome, err)) {
		return false;
	}
	filling_lost_sight(walk);
	if (!outcome.worked) {
		return refuse(walk, file, &outcome, err);
	}
	if (db_in_transaction(db)) {
		return fail(err, ERROR_USAGE,
			"%s: it leaves a transaction open: BEGIN without "
			"COMMIT",
			file->shown);
	}
	walk->own->present = true;
	return true;
}

static bool check_schema(struct walk *walk, const struct own_file *file,
	const struct snapshot *state, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	AUTO(snapshot_free) struct snapshot now = {0};

	if (!stage_capture(&walk->ladder, &now, err)) {
		return false;
	}
	struct diff diff = snapshot_diff(state, &now, work);

	return diff.count == 0 ||
	       fail(err, ERROR_USAGE,
		       "%s: it changes the schema (%s %s); such a file may write rows, no more",
		       file->shown, diff.items[0].kind, diff.items[0].identity);
}

bool own_rows_write(struct walk *walk, const struct revision *revision, enum own_when when,
	const struct snapshot *state, struct error *err)
{
	VEC_EACH (&walk->own->files, it) {
		AUTO(db_close) struct db *db = NULL;

		if (it->revision != revision || it->when != when) {
			continue;
		}
		if (!db_open(walk->ladder.scratch, &db, err) || !write_file(walk, db, it, err) ||
			!db_settle(db, err)) {
			return false;
		}
		db_close(&db);
		if (state != NULL && !check_schema(walk, it, state, err)) {
			return false;
		}
	}
	return true;
}
