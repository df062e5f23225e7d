#include "sqlite_table.h"

#include <sqlite3.h>

struct parser {
	const struct sqlite_token *at;
	struct sqlite_table *table;
	/* CONSTRAINT x, waiting for its constraint */
	const struct sqlite_token *name;
};

static void *array_grow(void *items, size_t *capacity, size_t size)
{
	void *grown = sqlite3_realloc64(items, (*capacity * 2 + 8) * size);

	if (grown != NULL) {
		*capacity = *capacity * 2 + 8;
	}
	return grown;
}

static bool column_add(struct sqlite_table *table, struct sqlite_column column)
{
	if (table->column_count == table->column_capacity) {
		void *grown = array_grow(table->columns, &table->column_capacity, sizeof column);

		if (grown == NULL) {
			table->is_out_of_memory = true;
			return false;
		}
		table->columns = grown;
	}
	table->columns[table->column_count++] = column;
	return true;
}

static bool clause_add(struct parser *parser, struct sqlite_clause clause)
{
	struct sqlite_table *table = parser->table;

	clause.name = parser->name;
	parser->name = NULL;
	if (table->clause_count == table->clause_capacity) {
		void *grown = array_grow(table->clauses, &table->clause_capacity, sizeof clause);

		if (grown == NULL) {
			table->is_out_of_memory = true;
			return false;
		}
		table->clauses = grown;
	}
	table->clauses[table->clause_count++] = clause;
	return true;
}

static bool take_word(struct parser *parser, const char *word)
{
	return sqlite_tokens_take_word(&parser->at, word);
}

static bool take_words(struct parser *parser, const char *first, const char *second)
{
	return sqlite_tokens_take_words(&parser->at, first, second);
}

static bool take_any(struct parser *parser, const struct sqlite_token **token)
{
	if (parser->at->kind == TOKEN_END) {
		return false;
	}
	*token = parser->at++;
	return true;
}

static bool conflict_parse(struct parser *parser, const struct sqlite_token **conflict)
{
	return !take_words(parser, "ON", "CONFLICT") || take_any(parser, conflict);
}

/* What follows ON DELETE or ON UPDATE; NO ACTION is as good as nothing. */
static bool action_parse(struct parser *parser, const char **action)
{
	if (take_words(parser, "SET", "NULL")) {
		*action = "SET NULL";
	} else if (take_words(parser, "SET", "DEFAULT")) {
		*action = "SET DEFAULT";
	} else if (take_word(parser, "CASCADE")) {
		*action = "CASCADE";
	} else if (take_word(parser, "RESTRICT")) {
		*action = "RESTRICT";
	} else {
		*action = NULL;
		return take_words(parser, "NO", "ACTION");
	}
	return true;
}

/* Tells by *is_there whether there is a deferral at all. */
static bool deferral_parse(struct parser *parser, struct sqlite_clause *clause, bool *is_there)
{
	bool is_not = take_words(parser, "NOT", "DEFERRABLE");
	const char *when = "INITIALLY IMMEDIATE";

	*is_there = is_not || take_word(parser, "DEFERRABLE");
	if (!*is_there) {
		return true;
	}
	if (take_words(parser, "INITIALLY", "DEFERRED")) {
		when = "INITIALLY DEFERRED";
	} else if (!take_words(parser, "INITIALLY", "IMMEDIATE") &&
		   sqlite_tokens_is_word(parser->at, "INITIALLY")) {
		return false;
	}
	clause->deferrable = is_not ? NULL : when;
	return true;
}

/* What follows REFERENCES. */
static bool reference_parse(struct parser *parser, struct sqlite_clause *clause)
{
	bool is_there;

	clause->kind = CLAUSE_FOREIGN_KEY;
	clause->parent = sqlite_tokens_take_name(&parser->at);
	if (clause->parent == NULL) {
		return false;
	}
	if (sqlite_tokens_is_mark(parser->at, "(") &&
		!sqlite_tokens_take_parentheses(&parser->at, &clause->parent_columns)) {
		return false;
	}
	for (;;) {
		const char **action = NULL;
		const char *ignored;

		if (take_words(parser, "ON", "DELETE")) {
			action = &clause->on_delete;
		} else if (take_words(parser, "ON", "UPDATE")) {
			action = &clause->on_update;
		} else if (take_words(parser, "ON", "INSERT")) {
			action = &ignored;
		} else if (take_word(parser, "MATCH")) {
			clause->match = sqlite_tokens_take_name(&parser->at);
			if (clause->match == NULL) {
				return false;
			}
			continue;
		} else {
			return deferral_parse(parser, clause, &is_there);
		}
		if (!action_parse(parser, action)) {
			return false;
		}
	}
}

static bool default_parse(struct parser *parser)
{
	const struct sqlite_token *value;
	struct sqlite_span inside;

	if (sqlite_tokens_is_mark(parser->at, "(")) {
		return sqlite_tokens_take_parentheses(&parser->at, &inside);
	}
	if (!sqlite_tokens_take_mark(&parser->at, "-")) {
		sqlite_tokens_take_mark(&parser->at, "+");
	}
	return take_any(parser, &value);
}

static bool generated_parse(struct parser *parser, struct sqlite_column *column)
{
	if (!sqlite_tokens_take_parentheses(&parser->at, &column->generated)) {
		return false;
	}
	column->is_stored = take_word(parser, "STORED");
	take_word(parser, "VIRTUAL");
	return true;
}

static bool column_primary_key_parse(struct parser *parser, struct sqlite_clause *clause)
{
	clause->kind = CLAUSE_PRIMARY_KEY;
	clause->is_descending = take_word(parser, "DESC");
	take_word(parser, "ASC");
	if (!conflict_parse(parser, &clause->conflict)) {
		return false;
	}
	clause->is_autoincrement = take_word(parser, "AUTOINCREMENT");
	return clause_add(parser, *clause);
}

/* A deferral that does not stand right after its REFERENCES belongs to the last one. */
static bool late_deferral_parse(struct parser *parser)
{
	struct sqlite_clause none = {0};
	struct sqlite_clause *clause = &none;
	bool is_there;

	if (parser->table->clause_count > 0) {
		clause = &parser->table->clauses[parser->table->clause_count - 1];
	}
	return deferral_parse(parser, clause, &is_there) && is_there;
}

/* One constraint of a column. */
static bool column_clause_parse(struct parser *parser, struct sqlite_column *column)
{
	struct sqlite_clause clause = {.keys = {column->name, column->name + 1}};
	const struct sqlite_token *ignored;

	if (take_word(parser, "CONSTRAINT")) {
		parser->name = sqlite_tokens_take_name(&parser->at);
		return parser->name != NULL;
	}
	if (take_words(parser, "NOT", "NULL")) {
		column->not_null_name = parser->name;
		parser->name = NULL;
		return conflict_parse(parser, &column->not_null_conflict);
	}
	if (take_words(parser, "PRIMARY", "KEY")) {
		return column_primary_key_parse(parser, &clause);
	}
	if (take_word(parser, "UNIQUE")) {
		clause.kind = CLAUSE_UNIQUE;
		return conflict_parse(parser, &clause.conflict) && clause_add(parser, clause);
	}
	if (take_word(parser, "CHECK")) {
		clause.kind = CLAUSE_CHECK;
		return sqlite_tokens_take_parentheses(&parser->at, &clause.expression) &&
		       clause_add(parser, clause);
	}
	if (take_word(parser, "REFERENCES")) {
		return reference_parse(parser, &clause) && clause_add(parser, clause);
	}
	parser->name = NULL;
	if (take_word(parser, "DEFAULT")) {
		return default_parse(parser);
	}
	if (take_word(parser, "NULL")) {
		return conflict_parse(parser, &ignored);
	}
	if (take_word(parser, "COLLATE")) {
		column->collation = sqlite_tokens_take_name(&parser->at);
		return column->collation != NULL;
	}
	if (take_word(parser, "AS") ||
		(take_words(parser, "GENERATED", "ALWAYS") && take_word(parser, "AS"))) {
		return generated_parse(parser, column);
	}
	return late_deferral_parse(parser);
}

/* A type is any row of names, so it also swallows GENERATED ALWAYS, as SQLite's own does. */
static bool type_skip(struct parser *parser)
{
	struct sqlite_span inside;

	while (sqlite_tokens_take_name(&parser->at) != NULL) {
	}
	return !sqlite_tokens_is_mark(parser->at, "(") ||
	       sqlite_tokens_take_parentheses(&parser->at, &inside);
}

static bool ends_definition(const struct sqlite_token *token)
{
	return sqlite_tokens_is_mark(token, ",") || sqlite_tokens_is_mark(token, ")");
}

static bool column_parse(struct parser *parser)
{
	struct sqlite_column column = {.name = sqlite_tokens_take_name(&parser->at)};

	if (column.name == NULL || !type_skip(parser)) {
		return false;
	}
	while (!ends_definition(parser->at)) {
		if (!column_clause_parse(parser, &column)) {
			return false;
		}
	}
	parser->name = NULL;
	return column_add(parser->table, column);
}

/* "( columns )" and what follows it in a PRIMARY KEY or UNIQUE of the table. */
static bool table_key_parse(struct parser *parser, enum sqlite_clause_kind kind)
{
	struct sqlite_clause clause = {.kind = kind};

	if (!sqlite_tokens_take_parentheses(&parser->at, &clause.keys)) {
		return false;
	}
	if (clause.keys.first < clause.keys.end &&
		sqlite_tokens_is_word(clause.keys.end - 1, "AUTOINCREMENT")) {
		clause.is_autoincrement = true;
		clause.keys.end--;
	}
	return conflict_parse(parser, &clause.conflict) && clause_add(parser, clause);
}

/* One constraint of the table; commas between them may be missing. */
static bool table_clause_parse(struct parser *parser)
{
	struct sqlite_clause clause = {0};

	if (sqlite_tokens_take_mark(&parser->at, ",")) {
		parser->name = NULL;
		return true;
	}
	if (take_word(parser, "CONSTRAINT")) {
		parser->name = sqlite_tokens_take_name(&parser->at);
		return parser->name != NULL;
	}
	if (take_words(parser, "PRIMARY", "KEY")) {
		return table_key_parse(parser, CLAUSE_PRIMARY_KEY);
	}
	if (take_word(parser, "UNIQUE")) {
		return table_key_parse(parser, CLAUSE_UNIQUE);
	}
	if (take_word(parser, "CHECK")) {
		clause.kind = CLAUSE_CHECK;
		return sqlite_tokens_take_parentheses(&parser->at, &clause.expression) &&
		       conflict_parse(parser, &clause.conflict) && clause_add(parser, clause);
	}
	return take_words(parser, "FOREIGN", "KEY") &&
	       sqlite_tokens_take_parentheses(&parser->at, &clause.keys) &&
	       take_word(parser, "REFERENCES") && reference_parse(parser, &clause) &&
	       clause_add(parser, clause);
}

static bool starts_table_clause(const struct sqlite_token *token)
{
	return sqlite_tokens_is_word(token, "CONSTRAINT") ||
	       sqlite_tokens_is_word(token, "PRIMARY") || sqlite_tokens_is_word(token, "UNIQUE") ||
	       sqlite_tokens_is_word(token, "CHECK") || sqlite_tokens_is_word(token, "FOREIGN");
}

static bool body_parse(struct parser *parser)
{
	do {
		if (starts_table_clause(parser->at)) {
			break;
		}
		if (!column_parse(parser)) {
			return false;
		}
	} while (sqlite_tokens_take_mark(&parser->at, ","));
	while (!sqlite_tokens_is_mark(parser->at, ")")) {
		if (!table_clause_parse(parser)) {
			return false;
		}
	}
	return true;
}

static bool head_parse(struct parser *parser)
{
	if (!take_word(parser, "CREATE")) {
		return false;
	}
	if (!take_word(parser, "TEMP")) {
		take_word(parser, "TEMPORARY");
	}
	if (!take_word(parser, "TABLE")) {
		return false;
	}
	parser->table->name = sqlite_tokens_take_title(&parser->at);
	return parser->table->name != NULL && sqlite_tokens_take_mark(&parser->at, "(");
}

bool sqlite_table_parse(struct sqlite_table *table, const struct sqlite_tokens *tokens)
{
	struct parser parser = {.at = tokens->items, .table = table};

	*table = (struct sqlite_table){0};
	return head_parse(&parser) && body_parse(&parser);
}

void sqlite_table_free(struct sqlite_table *table)
{
	sqlite3_free(table->columns);
	sqlite3_free(table->clauses);
	*table = (struct sqlite_table){0};
}
