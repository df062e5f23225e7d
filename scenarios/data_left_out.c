#include "data_left_out.h"

#include "identity.h"
#include "sql_split.h"

/* Is it an INSERT … SELECT that reads the table, and says nothing of the column? */
static bool leaves_out(const char *sql, const char *table, const char *column)
{
	return text_has_word(sql, "insert") && text_has_word(sql, "select") &&
	       text_has_word(sql, table) && !text_has_word(sql, column);
}

bool data_left_out(const struct moment *moment, const struct row_change *change)
{
	const char *table;

	if (change->column == NULL) {
		return false;
	}
	table = identity_bare(moment->arena, change->before->name);
	VEC_EACH (&moment->up_step->statements, it) {
		const char *text = statement_text(it);
		struct sql_statements statements = sql_split(moment->arena, text);

		VEC_EACH (&statements, one) {
			if (leaves_out(
				    arena_copy_bytes(moment->arena, text + one->start, one->length),
				    table, change->column)) {
				return true;
			}
		}
	}
	return false;
}
