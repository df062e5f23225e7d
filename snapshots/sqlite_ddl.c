#include "sqlite_ddl.h"

#include "sqlite_clauses.h"
#include "sqlite_names.h"
#include "sqlite_render.h"
#include "sqlite_tokens.h"

#include <sqlite3.h>
#include <string.h>

static struct sqlite_span span_of(const struct sqlite_tokens *tokens)
{
	return (struct sqlite_span){tokens->items, tokens->items + tokens->count};
}

/* Takes over text. NULL: out of memory. */
static void result_text(sqlite3_context *context, char *text)
{
	if (text == NULL) {
		sqlite3_result_error_nomem(context);
	} else {
		sqlite3_result_text(context, text, -1, sqlite3_free);
	}
}

/* The argument as text, NULL if it is NULL. */
static const char *argument(sqlite3_value **arguments)
{
	return (const char *)sqlite3_value_text(arguments[0]);
}

/* sqlite3_str_finish gives NULL for an empty text too. */
static char *text_finish(sqlite3_str *text)
{
	bool is_failed = sqlite3_str_errcode(text) != SQLITE_OK;
	char *result = sqlite3_str_finish(text);

	return result == NULL && !is_failed ? sqlite3_mprintf("") : result;
}

char *sqlite_ddl_normal(const char *sql)
{
	struct sqlite_tokens tokens;
	sqlite3_str *text;

	if (!sqlite_tokens_read(&tokens, sql)) {
		return NULL;
	}
	text = sqlite3_str_new(NULL);
	sqlite_render_span(text, span_of(&tokens), NULL);
	sqlite_tokens_free(&tokens);
	return text_finish(text);
}

static char *default_normal(const char *value)
{
	struct sqlite_tokens tokens;
	sqlite3_str *text;

	if (!sqlite_tokens_read(&tokens, value)) {
		return NULL;
	}
	text = sqlite3_str_new(NULL);
	sqlite_render_default(text, span_of(&tokens));
	sqlite_tokens_free(&tokens);
	return text_finish(text);
}

/* *result is NULL also where the statement is unreadable. False: out of memory. */
static bool clauses_read(
	const struct sqlite_tokens *tokens, struct sqlite_names *known, char **result)
{
	sqlite3_str *text = sqlite3_str_new(NULL);
	enum sqlite_clauses_result kind = sqlite_clauses_write(text, tokens, known);

	*result = text_finish(text);
	if (*result == NULL || kind == CLAUSES_OUT_OF_MEMORY) {
		sqlite3_free(*result);
		*result = NULL;
		return false;
	}
	if (kind == CLAUSES_UNREADABLE) {
		sqlite3_free(*result);
		*result = NULL;
	}
	return true;
}

char *sqlite_ddl_clauses(const char *sql)
{
	struct sqlite_tokens tokens;
	char *result;

	if (!sqlite_tokens_read(&tokens, sql)) {
		return NULL;
	}
	clauses_read(&tokens, NULL, &result);
	sqlite_tokens_free(&tokens);
	return result;
}

static void call_name(sqlite3_context *context, int count, sqlite3_value **arguments)
{
	const char *name = argument(arguments);

	(void)count;
	if (name != NULL) {
		const char *format = sqlite_render_is_plain(name) ? "%s" : "\"%w\"";

		result_text(context, sqlite3_mprintf(format, name));
	}
}

static void call_normal(sqlite3_context *context, int count, sqlite3_value **arguments)
{
	const char *sql = argument(arguments);

	(void)count;
	if (sql != NULL) {
		result_text(context, sqlite_ddl_normal(sql));
	}
}

static void call_label(sqlite3_context *context, int count, sqlite3_value **arguments)
{
	const char *text = argument(arguments);

	if (text != NULL && sqlite_render_is_plain(text) &&
		sqlite3_keyword_check(text, (int)strlen(text)) == 0) {
		result_text(context, sqlite3_mprintf("%s", text));
	} else {
		call_normal(context, count, arguments);
	}
}

static void call_default(sqlite3_context *context, int count, sqlite3_value **arguments)
{
	const char *value = argument(arguments);
	char *normal;

	(void)count;
	if (value == NULL) {
		return;
	}
	normal = default_normal(value);
	if (normal != NULL && strcmp(normal, "NULL") == 0) {
		sqlite3_free(normal);
		return;
	}
	result_text(context, normal);
}

/* Adds the names that the query returns. What cannot be read has no rows. */
static bool rows_add(sqlite3_stmt *query, struct sqlite_names *names)
{
	bool is_done = true;

	while (is_done && sqlite3_step(query) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(query, 0);

		is_done = name != NULL && sqlite_names_add(names, sqlite3_mprintf("%s", name));
	}
	sqlite3_reset(query);
	return is_done;
}

static bool columns_add(sqlite3 *db, const char *table, struct sqlite_names *known)
{
	sqlite3_stmt *query = NULL;
	bool is_done = sqlite3_prepare_v2(db, "select name from pragma_table_xinfo(?1, 'main')", -1,
			       &query, NULL) == SQLITE_OK &&
		       sqlite3_bind_text(query, 1, table, -1, SQLITE_STATIC) == SQLITE_OK &&
		       rows_add(query, known);

	sqlite3_finalize(query);
	return is_done;
}

/* Adds name and columns of each of words that is a table or a view. */
static bool tables_add(sqlite3 *db, struct sqlite_names *words, struct sqlite_names *known)
{
	struct sqlite_names tables = {0};
	sqlite3_stmt *query = NULL;
	bool is_done =
		sqlite3_prepare_v2(db,
			"select name from main.sqlite_schema where type in ('table', 'view')", -1,
			&query, NULL) == SQLITE_OK &&
		rows_add(query, &tables);

	sqlite3_finalize(query);
	sqlite_names_sort(words);
	for (size_t i = 0; is_done && i < words->count; i++) {
		const char *word = words->items[i];
		const char *table = sqlite_names_find(&tables, word);

		if (table == NULL || (i > 0 && sqlite3_stricmp(words->items[i - 1], word) == 0)) {
			continue;
		}
		is_done = sqlite_names_add(known, sqlite3_mprintf("%s", table)) &&
			  columns_add(db, table, known);
	}
	sqlite_names_free(&tables);
	return is_done;
}

static bool lower_add(struct sqlite_names *known, char *name)
{
	for (char *byte = name; byte != NULL && *byte != '\0'; byte++) {
		*byte = *byte >= 'A' && *byte <= 'Z' ? (char)(*byte + 32) : *byte;
	}
	return sqlite_names_add(known, name);
}

/*
 * The names that "x" may mean: the columns of every table that is mentioned,
 * and whatever the text itself names without quotes or after AS.
 */
static bool known_gather(sqlite3 *db, struct sqlite_span span, struct sqlite_names *known)
{
	struct sqlite_names words = {0};
	bool is_done = true;

	for (const struct sqlite_token *token = span.first; is_done && token < span.end; token++) {
		bool is_alias = token > span.first && sqlite_tokens_is_word(token - 1, "AS");

		if (!sqlite_tokens_is_name(token)) {
			continue;
		}
		is_done = sqlite_names_add(&words, sqlite_tokens_unquote(token));
		if (is_done && (is_alias || token->kind == TOKEN_WORD)) {
			is_done = lower_add(known, sqlite_tokens_unquote(token));
		}
	}
	if (is_done && words.count == 1) {
		is_done = columns_add(db, words.items[0], known);
	} else if (words.count > 1) {
		is_done = is_done && tables_add(db, &words, known);
	}
	sqlite_names_free(&words);
	return is_done;
}

/*
 * Where tables may be mentioned whose columns matter: nowhere in a CREATE
 * TABLE, which knows its own, and in one place of a CREATE INDEX.
 */
static struct sqlite_span mentions(const struct sqlite_tokens *tokens)
{
	struct sqlite_span span = span_of(tokens);
	const struct sqlite_token *at = span.first;

	if (!sqlite_tokens_take_word(&at, "CREATE")) {
		return span;
	}
	if (sqlite_tokens_is_word(at, "TABLE") || sqlite_tokens_is_word(at, "VIRTUAL")) {
		span.end = span.first;
	}
	sqlite_tokens_take_word(&at, "UNIQUE");
	if (sqlite_tokens_take_word(&at, "INDEX") && sqlite_tokens_take_title(&at) != NULL &&
		sqlite_tokens_take_word(&at, "ON") && at->kind != TOKEN_END) {
		span = (struct sqlite_span){at, at + 1};
	}
	return span;
}

static void call_clauses(sqlite3_context *context, int count, sqlite3_value **arguments)
{
	sqlite3 *db = sqlite3_context_db_handle(context);
	const char *sql = argument(arguments);
	struct sqlite_names known = {0};
	struct sqlite_tokens tokens;
	char *result = NULL;

	(void)count;
	if (sql == NULL) {
		return;
	}
	if (!sqlite_tokens_read(&tokens, sql)) {
		sqlite3_result_error_nomem(context);
		return;
	}
	if (!known_gather(db, mentions(&tokens), &known) ||
		!clauses_read(&tokens, &known, &result)) {
		if (sqlite3_errcode(db) == SQLITE_OK) {
			sqlite3_result_error_nomem(context);
		} else {
			sqlite3_result_error(context, sqlite3_errmsg(db), -1);
		}
	} else if (result != NULL) {
		result_text(context, result);
	}
	sqlite_names_free(&known);
	sqlite_tokens_free(&tokens);
}

/* Prepares a statement with the name in the place of %w. NULL: it cannot be, or out of memory. */
static sqlite3_stmt *name_prepare(sqlite3 *db, const char *format, const char *name)
{
	sqlite3_stmt *statement = NULL;
	char *sql = sqlite3_mprintf(format, name);

	if (sql != NULL) {
		sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
	}
	sqlite3_free(sql);
	return statement;
}

static void call_fault(sqlite3_context *context, int count, sqlite3_value **arguments)
{
	sqlite3 *db = sqlite3_context_db_handle(context);
	const char *name = argument(arguments);
	sqlite3_stmt *statement;

	(void)count;
	if (name == NULL) {
		return;
	}
	statement = name_prepare(db, "select * from main.\"%w\"", name);
	if (statement == NULL) {
		sqlite3_result_text(context, sqlite3_errmsg(db), -1, SQLITE_TRANSIENT);
	}
	sqlite3_finalize(statement);
}

static void call_options(sqlite3_context *context, int count, sqlite3_value **arguments)
{
	const char *name = argument(arguments);
	sqlite3_stmt *query;

	(void)count;
	if (name == NULL) {
		return;
	}
	query = name_prepare(sqlite3_context_db_handle(context),
		"select json_group_object(k, v) from main.\"%w_config\" where k <> 'version'",
		name);
	if (query != NULL && sqlite3_step(query) == SQLITE_ROW) {
		sqlite3_result_value(context, sqlite3_column_value(query, 0));
	}
	sqlite3_finalize(query);
}

bool sqlite_ddl_register(sqlite3 *db)
{
	static const struct {
		const char *name;
		void (*call)(sqlite3_context *, int, sqlite3_value **);
		bool is_pure;
	} FUNCTIONS[] = {
		{"ddl_name", call_name, true},
		{"ddl_label", call_label, true},
		{"ddl_normal", call_normal, true},
		{"ddl_default", call_default, true},
		{"ddl_clauses", call_clauses, false},
		{"ddl_fault", call_fault, false},
		{"ddl_options", call_options, false},
	};

	for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++) {
		int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;

		flags |= FUNCTIONS[i].is_pure ? SQLITE_DETERMINISTIC : 0;
		if (sqlite3_create_function_v2(db, FUNCTIONS[i].name, 1, flags, NULL,
			    FUNCTIONS[i].call, NULL, NULL, NULL) != SQLITE_OK) {
			return false;
		}
	}
	return true;
}
