#include "sqlite_clauses.h"

#include "sqlite_json.h"
#include "sqlite_render.h"
#include "sqlite_table.h"

#include <sqlite3.h>
#include <stdlib.h>

/* One item of the list of an index, a PRIMARY KEY or a UNIQUE. */
struct key {
	struct sqlite_span expression;
	const struct sqlite_token *collation;
	bool is_descending;
};

static struct key key_parse(struct sqlite_span item)
{
	struct key key = {.expression = item};
	struct sqlite_span *span = &key.expression;

	if (span->end - span->first > 2 && sqlite_tokens_is_word(span->end - 2, "NULLS")) {
		span->end -= 2;
	}
	if (span->end - span->first > 1 && (sqlite_tokens_is_word(span->end - 1, "DESC") ||
						   sqlite_tokens_is_word(span->end - 1, "ASC"))) {
		span->end--;
		key.is_descending = sqlite_tokens_is_word(span->end, "DESC");
	}
	if (span->end - span->first > 2 && sqlite_tokens_is_word(span->end - 2, "COLLATE")) {
		span->end -= 2;
		key.collation = span->end + 1;
	}
	*span = sqlite_render_strip(*span);
	return key;
}

/* The columns of a table that have a collation, by name. */
struct collations {
	const struct sqlite_column **items;
	size_t count;
};

static int columns_compare(const void *left, const void *right)
{
	const struct sqlite_column *const *a = left;
	const struct sqlite_column *const *b = right;

	return sqlite_names_compare((*a)->name, (*b)->name);
}

/* The caller frees the items. False: out of memory. */
static bool collations_gather(struct collations *collations, const struct sqlite_table *table)
{
	collations->count = 0;
	collations->items = sqlite3_malloc64((table->column_count + 1) * sizeof(void *));
	if (collations->items == NULL) {
		return false;
	}
	for (size_t i = 0; i < table->column_count; i++) {
		if (table->columns[i].collation != NULL) {
			collations->items[collations->count++] = &table->columns[i];
		}
	}
	qsort(collations->items, collations->count, sizeof(void *), columns_compare);
	return true;
}

/* The collation that a key without one of its own takes from its column. */
static const struct sqlite_token *collation_find(
	const struct collations *collations, const struct sqlite_token *name)
{
	const struct sqlite_column wanted = {.name = name};
	const struct sqlite_column *key = &wanted;
	const struct sqlite_column **found = bsearch(
		&key, collations->items, collations->count, sizeof(void *), columns_compare);

	return found == NULL ? NULL : (*found)->collation;
}

static void collation_append(sqlite3_str *out, const struct sqlite_token *collation)
{
	char *name = collation == NULL ? NULL : sqlite_tokens_unquote(collation);

	if (name != NULL && sqlite3_stricmp(name, "BINARY") != 0) {
		sqlite3_str_appendall(out, " COLLATE ");
		for (char *byte = name; *byte != '\0'; byte++) {
			*byte = *byte >= 'a' && *byte <= 'z' ? (char)(*byte - 32) : *byte;
		}
		sqlite3_str_appendall(out, name);
	}
	sqlite3_free(name);
}

/* The columns of a constraint as one text, each with its collation and direction. */
static void keys_write(struct sqlite_json *json, const struct collations *collations,
	const struct sqlite_clause *clause)
{
	struct sqlite_span list = clause->keys;
	sqlite3_str *text = sqlite3_str_new(NULL);

	while (list.first < list.end) {
		struct key key = key_parse(sqlite_tokens_take_item(&list));

		if (key.expression.first == key.expression.end) {
			continue;
		}
		if (key.collation == NULL && clause->kind != CLAUSE_FOREIGN_KEY) {
			key.collation = collation_find(collations, key.expression.first);
		}
		sqlite3_str_appendall(text, sqlite3_str_length(text) > 0 ? ", " : "");
		sqlite_render_name(text, key.expression.first, json->known);
		collation_append(text, key.collation);
		if (key.is_descending || clause->is_descending) {
			sqlite3_str_appendall(text, " DESC");
		}
	}
	sqlite_json_text(json, "columns", sqlite3_str_value(text));
	sqlite3_free(sqlite3_str_finish(text));
}

static void clause_write(struct sqlite_json *json, const struct collations *collations,
	const struct sqlite_clause *clause)
{
	static const char *const NAMES[] = {
		[CLAUSE_PRIMARY_KEY] = "primary key",
		[CLAUSE_UNIQUE] = "unique",
		[CLAUSE_CHECK] = "check",
		[CLAUSE_FOREIGN_KEY] = "foreign key",
	};

	sqlite_json_clause(json, NAMES[clause->kind]);
	sqlite_json_name(json, "name", clause->name);
	if (clause->kind == CLAUSE_CHECK) {
		sqlite_json_span(json, "expression", clause->expression);
	} else {
		keys_write(json, collations, clause);
		sqlite_json_choice(json, "conflict", clause->conflict, "ABORT");
	}
	if (clause->kind == CLAUSE_PRIMARY_KEY && clause->is_autoincrement) {
		sqlite_json_text(json, "autoincrement", "yes");
	}
	if (clause->kind == CLAUSE_FOREIGN_KEY) {
		sqlite_json_names(json, "child_columns", clause->keys);
		sqlite_json_name(json, "parent", clause->parent);
		sqlite_json_names(json, "parent_columns", clause->parent_columns);
		sqlite_json_text(json, "on_delete", clause->on_delete);
		sqlite_json_text(json, "on_update", clause->on_update);
		sqlite_json_choice(json, "match", clause->match, "SIMPLE");
		sqlite_json_text(json, "deferrable", clause->deferrable);
	}
	sqlite_json_end(json);
}

static void column_write(struct sqlite_json *json, const struct sqlite_column *column)
{
	sqlite_json_clause(json, "column");
	sqlite_json_name(json, "column", column->name);
	sqlite_json_choice(json, "collate", column->collation, "BINARY");
	sqlite_json_name(json, "not_null_name", column->not_null_name);
	sqlite_json_choice(json, "not_null_conflict", column->not_null_conflict, "ABORT");
	sqlite_json_span(json, "generated", column->generated);
	sqlite_json_end(json);
}

static bool table_names_add(const struct sqlite_table *table, struct sqlite_names *known)
{
	static const char *const ROWIDS[] = {"rowid", "oid", "_rowid_"};
	bool is_done = sqlite_names_add(known, sqlite_tokens_unquote(table->name));

	for (size_t i = 0; i < sizeof ROWIDS / sizeof *ROWIDS; i++) {
		is_done = is_done && sqlite_names_add(known, sqlite3_mprintf("%s", ROWIDS[i]));
	}
	for (size_t i = 0; i < table->column_count; i++) {
		const struct sqlite_token *name = table->columns[i].name;

		is_done = is_done && sqlite_names_add(known, sqlite_tokens_unquote(name));
	}
	return is_done;
}

/* False: out of memory. */
static bool table_write(const struct sqlite_json *outer, const struct sqlite_table *table)
{
	struct sqlite_names names = {0};
	struct sqlite_json json = {.out = outer->out, .known = &names};
	struct collations collations = {0};
	bool is_done = table_names_add(table, &names) && collations_gather(&collations, table);

	for (size_t i = 0; is_done && i < table->column_count; i++) {
		column_write(&json, &table->columns[i]);
	}
	for (size_t i = 0; is_done && i < table->clause_count; i++) {
		clause_write(&json, &collations, &table->clauses[i]);
	}
	sqlite3_free(collations.items);
	sqlite_names_free(&names);
	return is_done;
}

static bool index_write(
	struct sqlite_json *json, const struct sqlite_token *at, const struct sqlite_token *end)
{
	struct sqlite_span list;

	if (sqlite_tokens_take_title(&at) == NULL || !sqlite_tokens_take_word(&at, "ON") ||
		sqlite_tokens_take_name(&at) == NULL ||
		!sqlite_tokens_take_parentheses(&at, &list)) {
		return false;
	}
	while (list.first < list.end) {
		sqlite_json_clause(json, "key");
		sqlite_json_span(
			json, "expression", key_parse(sqlite_tokens_take_item(&list)).expression);
		sqlite_json_end(json);
	}
	if (sqlite_tokens_take_word(&at, "WHERE")) {
		sqlite_json_clause(json, "predicate");
		sqlite_json_span(json, "expression", (struct sqlite_span){at, end});
		sqlite_json_end(json);
		at = end;
	}
	return at == end;
}

static bool view_write(
	struct sqlite_json *json, const struct sqlite_token *at, const struct sqlite_token *end)
{
	struct sqlite_span columns = {at, at};

	if (sqlite_tokens_take_title(&at) == NULL) {
		return false;
	}
	if (sqlite_tokens_is_mark(at, "(") && !sqlite_tokens_take_parentheses(&at, &columns)) {
		return false;
	}
	if (!sqlite_tokens_take_word(&at, "AS")) {
		return false;
	}
	sqlite_json_clause(json, "view");
	sqlite_json_names(json, "columns", columns);
	sqlite_json_span(json, "select", (struct sqlite_span){at, end});
	sqlite_json_end(json);
	return true;
}

static const char *timing_take(const struct sqlite_token **at)
{
	if (sqlite_tokens_take_word(at, "AFTER")) {
		return "AFTER";
	}
	if (sqlite_tokens_take_word(at, "INSTEAD")) {
		return sqlite_tokens_take_word(at, "OF") ? "INSTEAD OF" : NULL;
	}
	sqlite_tokens_take_word(at, "BEFORE");
	return "BEFORE";
}

/* BEGIN may also be the name of a column, but then in parentheses or after a dot. */
static const struct sqlite_token *begin_find(const struct sqlite_token *at)
{
	for (long depth = 0; at->kind != TOKEN_END; at++) {
		depth += sqlite_tokens_depth(at);
		if (depth == 0 && sqlite_tokens_is_word(at, "BEGIN") &&
			!sqlite_tokens_is_mark(at - 1, ".")) {
			return at;
		}
	}
	return NULL;
}

/* Takes what stands between the timing and WHEN or BEGIN. */
static bool event_parse(const struct sqlite_token **at, struct sqlite_span *columns)
{
	if ((*at)->kind != TOKEN_WORD) {
		return false;
	}
	(*at)++;
	columns->first = *at;
	if (sqlite_tokens_take_word(at, "OF")) {
		columns->first = *at;
		while (sqlite_tokens_take_name(at) != NULL && sqlite_tokens_take_mark(at, ",")) {
		}
	}
	columns->end = *at;
	if (!sqlite_tokens_take_word(at, "ON") || sqlite_tokens_take_title(at) == NULL) {
		return false;
	}
	if (sqlite_tokens_take_words(at, "FOR", "EACH")) {
		sqlite_tokens_take_word(at, "ROW");
	}
	return true;
}

static bool trigger_write(
	struct sqlite_json *json, const struct sqlite_token *at, const struct sqlite_token *end)
{
	const char *timing = sqlite_tokens_take_title(&at) == NULL ? NULL : timing_take(&at);
	const struct sqlite_token *event = at;
	const struct sqlite_token *begin;
	struct sqlite_span columns;
	bool is_conditional;

	if (timing == NULL || !event_parse(&at, &columns)) {
		return false;
	}
	is_conditional = sqlite_tokens_take_word(&at, "WHEN");
	begin = is_conditional ? begin_find(at) : at;
	if (begin == NULL || !sqlite_tokens_is_word(begin, "BEGIN") || end - 1 <= begin ||
		!sqlite_tokens_is_word(end - 1, "END")) {
		return false;
	}
	sqlite_json_clause(json, "trigger");
	sqlite_json_text(json, "timing", timing);
	sqlite_json_word(json, "event", event);
	sqlite_json_names(json, "columns", columns);
	sqlite_json_span(json, "when", (struct sqlite_span){at, begin});
	sqlite_json_span(json, "body", (struct sqlite_span){begin + 1, end - 1});
	sqlite_json_end(json);
	return true;
}

/* Only the module knows what its arguments mean, so they stay as they are. */
static void arguments_write(struct sqlite_json *json, struct sqlite_span arguments)
{
	sqlite3_str *text = sqlite3_str_new(NULL);

	sqlite_render_verbatim(text, arguments);
	sqlite_json_text(json, "arguments", sqlite3_str_value(text));
	sqlite3_free(sqlite3_str_finish(text));
}

static bool module_write(
	struct sqlite_json *json, const struct sqlite_token *at, const struct sqlite_token *end)
{
	struct sqlite_span arguments = {at, at};
	const struct sqlite_token *module;

	if (!sqlite_tokens_take_word(&at, "TABLE") || sqlite_tokens_take_title(&at) == NULL ||
		!sqlite_tokens_take_word(&at, "USING")) {
		return false;
	}
	module = sqlite_tokens_take_name(&at);
	if (module == NULL) {
		return false;
	}
	if (sqlite_tokens_is_mark(at, "(") && !sqlite_tokens_take_parentheses(&at, &arguments)) {
		return false;
	}
	sqlite_json_clause(json, "module");
	sqlite_json_name(json, "module", module);
	arguments_write(json, arguments);
	sqlite_json_end(json);
	return at == end;
}

/* Everything but a table. */
static bool object_write(
	struct sqlite_json *json, const struct sqlite_token *at, const struct sqlite_token *end)
{
	if (!sqlite_tokens_take_word(&at, "CREATE")) {
		return false;
	}
	if (!sqlite_tokens_take_word(&at, "TEMP") && !sqlite_tokens_take_word(&at, "TEMPORARY")) {
		sqlite_tokens_take_word(&at, "UNIQUE");
	}
	while (end > at && sqlite_tokens_is_mark(end - 1, ";")) {
		end--;
	}
	if (sqlite_tokens_take_word(&at, "INDEX")) {
		return index_write(json, at, end);
	}
	if (sqlite_tokens_take_word(&at, "VIEW")) {
		return view_write(json, at, end);
	}
	if (sqlite_tokens_take_word(&at, "TRIGGER")) {
		return trigger_write(json, at, end);
	}
	return sqlite_tokens_take_word(&at, "VIRTUAL") && module_write(json, at, end);
}

enum sqlite_clauses_result sqlite_clauses_write(
	sqlite3_str *out, const struct sqlite_tokens *tokens, struct sqlite_names *known)
{
	struct sqlite_json json = {.out = out, .known = known};
	struct sqlite_table table;
	enum sqlite_clauses_result result = CLAUSES_UNREADABLE;

	sqlite_json_open(&json);
	if (sqlite_table_parse(&table, tokens)) {
		result = table_write(&json, &table) ? CLAUSES_WRITTEN : CLAUSES_OUT_OF_MEMORY;
	} else if (table.is_out_of_memory) {
		result = CLAUSES_OUT_OF_MEMORY;
	} else if (object_write(&json, tokens->items, tokens->items + tokens->count)) {
		result = CLAUSES_WRITTEN;
	}
	sqlite_json_close(&json);
	sqlite_table_free(&table);
	return result;
}
