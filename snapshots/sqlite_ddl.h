#ifndef SQLITE_DDL_H
#define SQLITE_DDL_H

#include <stdbool.h>

struct sqlite3;

/*
 * What SQLite keeps only as text. Its catalog holds the statement that made each
 * object; the pragmas tell the rest. The functions here read that text so that
 * two statements compare equal exactly if they mean the same. Any text may be
 * given: what cannot be read is NULL or comes back as tokens, never a fault.
 *
 * The SQL functions, all of them NULL for NULL:
 *
 *   ddl_name(name)     the name as a part of an identity, quoted unless plain
 *   ddl_label(text)    the name of a result column, which may be an expression
 *   ddl_normal(sql)    tokens with white space and comments folded, keywords in
 *                      upper case, needless quotes removed
 *   ddl_default(text)  the same for a DEFAULT; NULL if it is the value NULL
 *   ddl_clauses(sql)   a CREATE statement as JSON for json_each, or NULL:
 *       TABLE    an object for each column {clause: 'column', column, collate,
 *                not_null_name, not_null_conflict, generated} and for each
 *                constraint, wherever it was written:
 *                {clause: 'primary key', name, columns, conflict, autoincrement}
 *                {clause: 'unique', name, columns, conflict}
 *                {clause: 'check', name, expression}
 *                {clause: 'foreign key', name, columns, child_columns [], parent,
 *                parent_columns [], on_delete, on_update, match, deferrable}
 *                What happens without being said (ABORT, NO ACTION, BINARY …) is left out.
 *       INDEX    {clause: 'key', expression} in order, {clause: 'predicate', expression}
 *       VIEW     {clause: 'view', columns [], select}
 *       TRIGGER  {clause: 'trigger', timing, event, columns [], when, body}
 *       VIRTUAL  {clause: 'module', module, arguments}
 *   ddl_fault(name)    why the table or view cannot be read (what it selects from is
 *                      gone, a module is not there), NULL if it can
 *   ddl_options(name)  what an FTS5 table keeps in a table of its own, as a JSON object
 *
 * "x" is a name or a string, depending on which names there are; ddl_clauses
 * asks the connection for the columns of each table that the text mentions.
 */

/* Registers the SQL functions that the catalog readers call. False: out of memory. */
bool sqlite_ddl_register(struct sqlite3 *db);

/* ddl_normal and ddl_clauses without a connection: every "x" is taken for a name
 * (of a table's own, if it has it). Free the result with sqlite3_free; NULL: out of
 * memory, or for clauses: unreadable. */
char *sqlite_ddl_normal(const char *sql);
char *sqlite_ddl_clauses(const char *sql);

#endif
