#include "rows_read.h"

#include <string.h>

/* A file says nothing of which table was written: all are read, in the same process. */
struct looking {
	const struct rows_options *options;
	struct rows *out;
	struct arena *arena;
	struct names lists; /* what is selected of each table of out */
};

static const char columns_query[] =
	"select ddl_name(t.name), '\"' || replace(t.name, '\"', '\"\"') || '\"', c.name, "
	"'quote(\"' || replace(c.name, '\"', '\"\"') || '\")', c.type, nullif(c.pk, 0) "
	"from pragma_table_list t join pragma_table_xinfo(t.name, 'main') c "
	"where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' "
	"and c.hidden = 0 order by 1, c.cid";

static bool see_column(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct looking *looking = context;
	struct rows *out = looking->out;
	struct row_table *table = out->count == 0 ? NULL : out->items[out->count - 1].table;
	const char *list;

	(void)columns, (void)err;
	if (rows_left_out(looking->options, values[0])) {
		return true;
	}
	if (table == NULL || strcmp(table->name, values[0]) != 0) {
		table = rows_add(out, values[0]);
		table->source = arena_copy(table->arena, values[1]);
		*VEC_ADD(looking->arena, &looking->lists) = NULL;
	}
	*VEC_ADD(table->arena, &table->columns) = arena_copy(table->arena, values[2]);
	*VEC_ADD(table->arena, &table->types) = arena_copy(table->arena, values[4]);
	if (values[5] != NULL) {
		*VEC_ADD(table->arena, &table->keys) =
			table->columns.items[table->columns.count - 1];
	}
	list = looking->lists.items[looking->lists.count - 1];
	looking->lists.items[looking->lists.count - 1] =
		list == NULL ? arena_copy(looking->arena, values[3])
			     : arena_printf(looking->arena, "%s, %s", list, values[3]);
	return true;
}

/* quote() tells 1 from '1', and gives NULL as a word. */
static bool take_quoted(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct row_table *table = context;
	size_t first = table->count * columns;

	if (!rows_take(context, columns, values, err)) {
		return false;
	}
	for (size_t i = 0; i < columns; i++) {
		if (strcmp(table->values[first + i], "NULL") == 0) {
			table->values[first + i] = NULL;
		}
	}
	return true;
}

bool rows_read_sqlite(struct db *observer, const struct rows_options *options, struct rows *out,
	struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct looking looking = {.options = options, .out = out, .arena = work};

	if (!db_query(observer, columns_query, see_column, &looking, err)) {
		return false;
	}
	for (size_t i = 0; i < out->count; i++) {
		const char *sql = arena_printf(work, "select %s from main.%s",
			looking.lists.items[i], out->items[i].table->source);

		if (!db_query(observer, sql, take_quoted, out->items[i].table, err)) {
			return fail_while(err, "%s", out->items[i].table->name);
		}
	}
	return true;
}
