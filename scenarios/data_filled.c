#include "data_filled.h"

#include "belongs.h"
#include "data_statement.h"
#include "identity.h"
#include "rows_compare.h"
#include "rows_match.h"
#include "sql_split.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

enum { FEW_ROWS = 5 }; /* fewer say nothing about how many there might be */

/* A statement that writes rows of a table that was there and had some. */
struct writing {
	const char *sql;
	size_t line;
	long long rows; /* -1: unknown */
	enum writes writes;
	const struct row_table *before, *after; /* after: NULL: it is gone */
};

struct writings {
	struct writing *items;
	size_t count, cap;
};

static void add_writing(struct moment *moment, struct writings *writings, struct writing writing)
{
	const char *name = NULL;

	writing.writes = data_writes(writing.sql, moment->arena, &name);
	if (writing.writes == NO_WRITE) {
		return;
	}
	writing.before = data_table(moment->rows_before, name, moment->arena);
	if (writing.before == NULL || writing.before->count == 0 || writing.before->summed) {
		return;
	}
	writing.after = rows_table(&moment->rows_up, writing.before->name);
	/* Of one among several that were sent together only this is known. */
	if (writing.rows < 0 && data_condition(writing.sql) == NULL) {
		writing.rows = (long long)writing.before->count;
	}
	*VEC_ADD(moment->arena, writings) = writing;
}

static struct writings writings_of(struct moment *moment)
{
	struct writings writings = {0};

	VEC_EACH (&moment->up_step->statements, it) {
		const char *text = statement_text(it);
		struct sql_statements parts = sql_split(moment->arena, text);

		VEC_EACH (&parts, part) {
			add_writing(moment, &writings,
				(struct writing){
					.sql = arena_copy_bytes(
						moment->arena, text + part->start, part->length),
					.line = it->line + text_line(text, part->start) -
						text_line(text, parts.items[0].start),
					.rows = parts.count == 1 ? it->rows : -1,
				});
		}
	}
	return writings;
}

static struct finding *tell(struct moment *moment, enum check check, const struct writing *writing,
	const char *kind, const char *object)
{
	struct finding *finding = run_finding(moment->run, check, moment->revision);

	finding->path = moment->revision->up.path;
	finding->line = writing->line;
	finding->object = arena_printf(moment->run->arena, "%s %s", kind, object);
	return finding;
}

/* A batch takes all rows only because there are few of them. */
static bool is_a_batch(const char *sql)
{
	static const char *const words[] = {"limit", "between", "fetch", "any", "ctid", "rowid"};

	const char *condition = data_condition(sql);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (text_has_word(sql, words[i])) {
			return true;
		}
	}
	return condition != NULL && strpbrk(condition, "<>") != NULL;
}

static bool takes_all(const struct writing *writing)
{
	long long rows = writing->rows;

	return rows >= FEW_ROWS && rows * 5 >= (long long)writing->before->count * 4 &&
	       !is_a_batch(writing->sql);
}

/* Once for each table: the first statement. */
static void judge_batches(struct moment *moment, const struct writings *writings)
{
	struct names told = {0};

	VEC_EACH (writings, it) {
		struct finding *finding;

		if (!takes_all(it) || names_have(&told, it->before->name)) {
			continue;
		}
		*VEC_ADD(moment->arena, &told) = it->before->name;
		finding = tell(moment, UNBATCHED_BACKFILL, it, "table", it->before->name);
		finding->message = arena_printf(moment->run->arena,
			"one statement %s %lld of the %zu rows of %s: %s",
			it->writes == WRITES_UPDATE ? "updates" : "deletes", it->rows,
			it->before->count, it->before->name,
			text_squeeze(moment->run->arena, it->sql, 120));
		finding->hint = "On a large table do it in batches, each in a transaction of its "
				"own, outside of the schema's revision.";
	}
}

/* A change of a table that was there, as far as the catalog shows it. */
static const char *changed_table(struct moment *moment)
{
	const struct diff diff = snapshot_diff(moment->before, moment->up, moment->arena);

	VEC_EACH (&diff, it) {
		const char *table =
			belongs_to_table(it->after != NULL ? moment->up : moment->before, it->kind,
				it->identity, moment->arena);

		if (table != NULL && rows_table(moment->rows_before, table) != NULL) {
			return table;
		}
	}
	return NULL;
}

static void judge_mixture(struct moment *moment, const struct writings *writings)
{
	const char *table;
	struct finding *finding;

	VEC_EACH (writings, it) {
		if (it->rows <= 0) {
			continue;
		}
		table = changed_table(moment);
		if (table == NULL) {
			return;
		}
		finding = tell(moment, MIXES_SCHEMA_AND_DATA, it, "table", it->before->name);
		finding->message = arena_printf(moment->run->arena,
			"the upgrade changes the schema of %s and %s %lld row%s of %s in one go",
			table, it->writes == WRITES_UPDATE ? "updates" : "deletes", it->rows,
			it->rows == 1 ? "" : "s", it->before->name);
		finding->hint = "Give the rows a revision of their own: the locks of the schema "
				"change are held until the last row is written.";
		return;
	}
}

/* Does the statement mean to fill the column in all rows? */
static bool means_all(const char *sql, const char *column)
{
	const char *condition = data_condition(sql);

	return text_has_word(sql, column) && !text_has_word(sql, "nullif") &&
	       (condition == NULL || text_has_word(condition, column));
}

/* The rows of a table before and after, and which belong together. */
struct pairs {
	const struct row_table *before, *after;
	const size_t *match; /* by place in before */
};

/* Are the rows that remain NULL those in which a column that the statement reads was NULL, too? */
static bool comes_from_nulls(const struct pairs *pairs, size_t column, const char *sql)
{
	const struct row_table *before = pairs->before;

	for (size_t source = 0; source < before->columns.count; source++) {
		bool all = text_has_word(sql, before->columns.items[source]);

		for (size_t i = 0; all && i < before->count; i++) {
			all = pairs->match[i] == SIZE_MAX ||
			      row_value(pairs->after, pairs->match[i], column) != NULL ||
			      row_value(before, i, source) == NULL;
		}
		if (all) {
			return true;
		}
	}
	return false;
}

/* Does the text name this column of the table itself, by its name or by an alias? */
static bool names_own(const char *text, const char *table, const char *column, struct arena *arena)
{
	const char *own = arena_printf(arena, "%s.%s", identity_bare(arena, table), column);

	for (const char *at = strstr(text, own); at != NULL; at = strstr(at + 1, own)) {
		if ((at == text || !text_is_name_byte(at[-1])) &&
			!text_is_name_byte(at[strlen(own)])) {
			return true;
		}
	}
	return false;
}

static bool stands_elsewhere(const struct moment *moment, const struct row_table *own,
	const char *sql, const char *value)
{
	VEC_EACH (&moment->rows_up, it) {
		const struct row_table *table = it->table;

		if (table == own ||
			!text_has_word(sql, identity_bare(moment->arena, table->name))) {
			continue;
		}
		for (size_t i = 0; i < table->count * table->columns.count; i++) {
			if (table->values[i] != NULL && strcmp(table->values[i], value) == 0) {
				return true;
			}
		}
	}
	return false;
}

/*
 * Of what is looked up in another table there may well be nothing to find. It is amiss where a row
 * says what is to be found there, and that is not there.
 */
static bool misses_partner(
	const struct moment *moment, const struct pairs *pairs, size_t column, const char *sql)
{
	const struct row_table *before = pairs->before;

	for (size_t source = 0; source < before->columns.count; source++) {
		const char *name = before->columns.items[source];

		if (names_have(&before->keys, name) ||
			!names_own(sql, before->name, name, moment->arena)) {
			continue;
		}
		for (size_t i = 0; i < before->count; i++) {
			const char *value = row_value(before, i, source);

			if (value != NULL && pairs->match[i] != SIZE_MAX &&
				row_value(pairs->after, pairs->match[i], column) == NULL &&
				!stands_elsewhere(moment, pairs->after, sql, value)) {
				return true;
			}
		}
	}
	return false;
}

static bool looks_up(const char *sql)
{
	return text_has_word(sql, "select") || text_has_word(sql, "from");
}

static size_t count_nulls(const struct pairs *pairs, size_t column)
{
	size_t count = 0;

	for (size_t i = 0; i < pairs->before->count; i++) {
		count += pairs->match[i] != SIZE_MAX &&
					 row_value(pairs->after, pairs->match[i], column) == NULL
				 ? 1
				 : 0;
	}
	return count;
}

static void judge_column(struct moment *moment, const struct writings *writings,
	const struct pairs *pairs, size_t column)
{
	const struct row_table *after = pairs->after;
	const char *name = after->columns.items[column];
	size_t nulls = count_nulls(pairs, column);
	const struct writing *last = NULL;
	struct finding *finding;

	VEC_EACH (writings, it) {
		const char *sql = it->sql;

		if (it->after == after && it->writes == WRITES_UPDATE && text_has_word(sql, name)) {
			if (looks_up(sql) ? !misses_partner(moment, pairs, column, sql)
					  : !means_all(sql, name) ||
						    comes_from_nulls(pairs, column, sql)) {
				return;
			}
			last = it;
		}
	}
	if (last == NULL || nulls == 0) {
		return;
	}
	finding = tell(moment, BACKFILL_LEAVES_NULLS, last, "column",
		arena_printf(moment->arena, "%s.%s", after->name, name));
	finding->message = arena_printf(moment->run->arena,
		"the upgrade adds column %s of %s and fills it, but %zu of the %zu rows remain "
		"NULL",
		name, after->name, nulls, after->count);
	finding->hint = "Fill every row, or say with a condition which ones are meant.";
}

static void judge_nulls(struct moment *moment, const struct writings *writings)
{
	VEC_EACH (&moment->rows_up, it) {
		struct pairs pairs = {
			rows_table(moment->rows_before, it->table->name), it->table, NULL};

		if (pairs.before == NULL || pairs.before == it->table || pairs.before->count == 0) {
			continue;
		}
		pairs.match = row_match(pairs.before, pairs.after, moment->arena);
		for (size_t i = 0; pairs.match != NULL && i < it->table->columns.count; i++) {
			if (row_column(pairs.before, it->table->columns.items[i]) == SIZE_MAX) {
				judge_column(moment, writings, &pairs, i);
			}
		}
	}
}

void data_filled_judge(struct moment *moment)
{
	struct writings writings = writings_of(moment);

	if (writings.count == 0) {
		return;
	}
	judge_batches(moment, &writings);
	judge_mixture(moment, &writings);
	judge_nulls(moment, &writings);
}
