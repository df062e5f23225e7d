#include "sql.h"

#include "error.h"
#include "text.h"
#include "vec.h"

#include <ctype.h>
#include <pg_query.h>
#include <string.h>

/* Block comments nest in PostgreSQL. */
size_t sql_skip_comment(const char *text, size_t at)
{
	size_t depth = 0;

	if (text[at] == '-' && text[at + 1] == '-') {
		return at + strcspn(text + at, "\n");
	}
	if (text[at] != '/' || text[at + 1] != '*') {
		return at;
	}
	while (text[at] != '\0') {
		if (text[at] == '/' && text[at + 1] == '*') {
			depth++;
			at += 2;
		} else if (text[at] == '*' && text[at + 1] == '/') {
			depth--;
			at += 2;
			if (depth == 0) {
				break;
			}
		} else {
			at++;
		}
	}
	return at;
}

size_t sql_skip(const char *text, size_t at)
{
	while (text[at] != '\0') {
		size_t behind =
			isspace((unsigned char)text[at]) ? at + 1 : sql_skip_comment(text, at);

		if (behind == at) {
			break;
		}
		at = behind;
	}
	return at;
}

static size_t skip_mark(const char *text)
{
	return text_starts(text, "\xEF\xBB\xBF") ? 3 : 0;
}

bool sql_is_empty(const char *text)
{
	size_t at = sql_skip(text, skip_mark(text));

	while (text[at] == ';') {
		at = sql_skip(text, at + 1);
	}
	return text[at] == '\0';
}

bool sql_is_silent(const char *text)
{
	text += skip_mark(text);
	return text[strspn(text, " \t\r\n\f\v;")] == '\0';
}

static void free_split(PgQuerySplitResult *result)
{
	pg_query_free_split_result(*result);
}

static void free_parse(PgQueryParseResult *result)
{
	pg_query_free_parse_result(*result);
}

/* The next top-level statement of libpg_query's JSON begins `{"stmt":{"Kind":`; NULL at the end. */
static const char *next_kind(const char *tree, const char **kind, size_t *length)
{
	static const char start[] = "{\"stmt\":{\"";
	const char *at = strstr(tree, start);

	if (at == NULL) {
		return NULL;
	}
	*kind = at + sizeof start - 1;
	*length = strcspn(*kind, "\"");
	return *kind + *length;
}

static bool is_one_of(const char *kind, size_t length, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (strlen(*words) == length && strncmp(*words, kind, length) == 0) {
			return true;
		}
	}
	return false;
}

/* What changes rows, sessions or storage, or may do anything: its effect need not show in the
 * catalog. */
static const char *const not_ddl[] = {"SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt",
	"MergeStmt", "CopyStmt", "DoStmt", "CallStmt", "ExecuteStmt", "PrepareStmt",
	"DeallocateStmt", "TransactionStmt", "VariableSetStmt", "VariableShowStmt", "TruncateStmt",
	"LockStmt", "VacuumStmt", "ReindexStmt", "ClusterStmt", "RefreshMatViewStmt", "NotifyStmt",
	"ListenStmt", "UnlistenStmt", "DiscardStmt", "CheckPointStmt", "ExplainStmt",
	"ConstraintsSetStmt", "LoadStmt", "AlterSystemStmt", "AlterSeqStmt", "CreatedbStmt",
	"DropdbStmt", NULL};

static const char *const queries[] = {"SelectStmt", NULL};

static const char *const transactions[] = {"TransactionStmt", NULL};

static const char *const controls[] = {"TransactionStmt", "CallStmt", "DoStmt", NULL};

/*
 * Does the statement whose tree begins here, and all that follow, read catalogs and nothing else?
 * libpg_query writes a relation as `"RangeVar":{"schemaname":"…","relname":"…"` and leaves out the
 * schema that is not given.
 */
static bool reads_catalogs_alone(const char *tree)
{
	static const char start[] = "\"RangeVar\":{";
	static const char *const catalogs[] = {"\"schemaname\":\"pg_catalog\"",
		"\"schemaname\":\"information_schema\"", "\"relname\":\"pg_",
		"\"relname\":\"sqlite_", NULL};
	bool any = false;

	while ((tree = strstr(tree, start)) != NULL) {
		bool known = false;

		tree += sizeof start - 1;
		for (size_t i = 0; catalogs[i] != NULL; i++) {
			known = known || text_starts(tree, catalogs[i]);
		}
		if (!known) {
			return false;
		}
		any = true;
	}
	return any;
}

static void read_kinds(const char *tree, struct sql_script *script)
{
	const char *kind;
	size_t length;

	script->all_ddl = true;
	script->all_looks = reads_catalogs_alone(tree);
	while ((tree = next_kind(tree, &kind, &length)) != NULL) {
		if (is_one_of(kind, length, controls)) {
			script->controls_transaction = true;
		}
		if (is_one_of(kind, length, transactions)) {
			script->ends_transaction = true;
		}
		if (is_one_of(kind, length, not_ddl)) {
			script->all_ddl = false;
		}
		if (!is_one_of(kind, length, queries)) {
			script->all_looks = false;
		}
	}
}

struct sql_script sql_read(struct arena *arena, const char *text)
{
	struct sql_script script = {0};
	/* The parser's variant: the scanner's cuts BEGIN ATOMIC bodies (libpg_query 15). */
	AUTO(free_split) PgQuerySplitResult split = pg_query_split_with_parser(text);
	AUTO(free_parse) PgQueryParseResult parsed = pg_query_parse(text);

	if (split.error != NULL || parsed.error != NULL) {
		return script;
	}
	script.parsed = true;
	for (int i = 0; i < split.n_stmts; i++) {
		size_t from = (size_t)split.stmts[i]->stmt_location;
		size_t start = sql_skip(text, from);

		*VEC_ADD(arena, &script) = (struct sql_statement){
			.start = start,
			.length = (size_t)split.stmts[i]->stmt_len - (start - from),
		};
	}
	read_kinds(parsed.parse_tree, &script);
	return script;
}
