#ifndef MTEST_DATA_STATEMENT_H
#define MTEST_DATA_STATEMENT_H

#include "adapter.h"
#include "rows.h"

/* Statements of a step that write rows of tables that were there. */
enum writes { NO_WRITE, WRITES_UPDATE, WRITES_DELETE };

/* What the statement does, and to which table, as it is written ("users", without its schema). */
enum writes data_writes(const char *sql, struct arena *arena, const char **table);

/* What an UPDATE or INSERT … SELECT puts into the column; NULL: nothing, or it cannot be told. */
const char *data_expression(const char *sql, const char *column, struct arena *arena);

/* From the statement's own WHERE on, not one in parentheses; NULL: it has none. */
const char *data_condition(const char *sql);

/* The table of this bare name; NULL: there is none, or more than one. */
const struct row_table *data_table(const struct rows *rows, const char *name, struct arena *arena);

#endif
