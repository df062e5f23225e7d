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
	struct names parts = {0};
	const char *table;

	if (change->column == NULL) {
		return false;
	}
	identity_split(moment->arena, change->before->name, &parts);
	table = parts.items[parts.count - 1];
	VEC_EACH (&moment->up_step->statements, it) {
		const char *text = it->text != NULL ? it->text : it->sql;
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
