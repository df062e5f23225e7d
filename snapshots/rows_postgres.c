#include "rows_read.h"

#include "place.h"
#include "watch_catalogs.h"

#include <stdlib.h>
#include <string.h>

/*
 * Three rounds: which tables there are and whether they have moved since, the columns of those that
 * may have, and their rows. A partitioned table counts with its partitions.
 */
struct looking {
	const struct rows_options *options;
	struct rows *out;
	struct arena *arena;
	bool trusted;
	const char *counted_since;
	struct names ids; /* of the tables to be read */
	struct {
		struct row_item *items;
		size_t count, cap;
	} tables; /* the same */
};

static const char tables_query[] =
	"select c.oid, c.relnamespace::regnamespace || '.' || quote_ident(c.relname), c.relkind, "
	"case c.relkind when 'p' then (select string_agg(concat_ws(':', t.relid::oid, "
	"pg_relation_filenode(t.relid), pg_stat_get_tuples_inserted(t.relid), "
	"pg_stat_get_tuples_updated(t.relid), pg_stat_get_tuples_deleted(t.relid)), ' ') "
	"from pg_partition_tree(c.oid) t) "
	"else concat_ws(':', c.oid, c.relfilenode, pg_stat_get_tuples_inserted(c.oid), "
	"pg_stat_get_tuples_updated(c.oid), pg_stat_get_tuples_deleted(c.oid)) end "
	"from pg_class c join pg_namespace n on n.oid = c.relnamespace "
	"where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't' "
	"and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.oid >= 16384 "
	"and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass "
	"and d.objid = c.oid and d.deptype = 'e')";

static const char columns_query[] =
	"select a.attrelid, a.attname, quote_ident(a.attname), "
	"format_type(a.atttypid, a.atttypmod), case when a.attnum = any(k.conkey) then 'k' end "
	"from unnest($1::oid[]) t (id) cross join lateral (select (select conkey "
	"from pg_constraint where conrelid = t.id and contype = 'p') offset 0) k (conkey) "
	"join pg_attribute a on a.attrelid = t.id and a.attnum > 0 and not a.attisdropped "
	"and a.attgenerated = '' order by a.attrelid, a.attnum";

static bool see_about(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct looking *looking = context;

	(void)err;
	looking->trusted = columns >= 4 && values[1] != NULL && strcmp(values[1], "t") == 0;
	looking->counted_since =
		arena_copy(looking->arena, columns < 4 || values[3] == NULL ? "" : values[3]);
	return true;
}

static bool see_table(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct looking *looking = context;
	const char *stamp = looking->trusted ? arena_printf(looking->arena, "%s %s", values[3],
						       looking->counted_since)
					     : NULL;
	struct row_table *table;

	(void)columns, (void)err;
	if (rows_left_out(looking->options, values[1]) ||
		rows_share(looking->out, looking->options, values[1], stamp)) {
		return true;
	}
	table = rows_add(looking->out, values[1]);
	table->stamp = arena_copy(table->arena, stamp);
	table->source =
		arena_printf(table->arena, "%s%s", values[2][0] == 'p' ? "" : "only ", values[1]);
	*VEC_ADD(looking->arena, &looking->ids) = arena_copy(looking->arena, values[0]);
	VEC_ADD(looking->arena, &looking->tables)->table = table;
	return true;
}

/* The counters are to be read behind those who flush them. */
static bool find_tables(struct db *observer, struct looking *looking, struct error *err)
{
	bool counts = observer->engine->settle != NULL &&
		      observer->version >= observer->engine->settle_since &&
		      !looking->options->distrust;
	const struct question questions[] = {
		{observer->scratch->place->server_url != NULL ? watched_about_guest
							      : watched_about_alone,
			observer->engine->settle, see_about, looking, "what is counted"},
		{tables_query, NULL, see_table, looking, "the tables"},
	};

	return db_ask(observer, counts ? questions : questions + 1, counts ? 2 : 1, err);
}

struct adding {
	struct looking *looking;
	size_t at;
	struct names *lists; /* what is selected of each table */
};

static bool see_column(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct adding *adding = context;
	struct looking *looking = adding->looking;
	struct row_table *table;

	(void)columns, (void)err;
	if (strcmp(looking->ids.items[adding->at], values[0]) != 0) {
		for (adding->at = 0; strcmp(looking->ids.items[adding->at], values[0]) != 0;) {
			adding->at++;
		}
	}
	table = looking->tables.items[adding->at].table;
	*VEC_ADD(table->arena, &table->columns) = arena_copy(table->arena, values[1]);
	*VEC_ADD(table->arena, &table->types) = arena_copy(table->arena, values[3]);
	if (values[4] != NULL) {
		*VEC_ADD(table->arena, &table->keys) =
			table->columns.items[table->columns.count - 1];
	}
	*VEC_ADD(looking->arena, &adding->lists[adding->at]) =
		arena_copy(looking->arena, values[2]);
	return true;
}

static const char *id_array(struct looking *looking)
{
	char *text = arena_alloc(looking->arena, looking->ids.count * 12 + 3);
	size_t length = 0;

	VEC_EACH (&looking->ids, it) {
		text[length++] = it == looking->ids.items ? '{' : ',';
		length += (size_t)snprintf(text + length, 12, "%s", *it);
	}
	text[length] = '}';
	return text;
}

/* Each column as the format says, with commas between. */
static const char *columns_as(
	struct arena *arena, const struct names *columns, const char *before, const char *after)
{
	size_t size = 1, length = 0;
	char *list;

	VEC_EACH (columns, it) {
		size += strlen(before) + strlen(*it) + strlen(after) + 2;
	}
	list = arena_alloc(arena, size);
	VEC_EACH (columns, it) {
		length += (size_t)snprintf(list + length, size - length, "%s%s%s%s",
			it == columns->items ? "" : ", ", before, *it, after);
	}
	return list;
}

static bool read_tables(
	struct db *observer, struct looking *looking, const struct names *lists, struct error *err)
{
	enum { AT_ONCE = 64 };
	struct question questions[AT_ONCE];
	size_t count = 0;

	for (size_t i = 0; i < looking->tables.count; i++) {
		struct row_table *table = looking->tables.items[i].table;

		if (lists[i].count > 0) {
			questions[count++] = (struct question){
				.sql = arena_printf(looking->arena, "select %s from %s limit %d",
					columns_as(looking->arena, &lists[i], "", "::text"),
					table->source, MOST_ROWS + 1),
				.row = rows_take,
				.context = table,
				.what = table->name,
			};
		}
		if (count == AT_ONCE || (i + 1 == looking->tables.count && count > 0)) {
			if (!db_ask(observer, questions, count, err)) {
				return false;
			}
			count = 0;
		}
	}
	return true;
}

/* Of a large table the server makes sums that do not depend on the order, and counts values. */
static bool sum_table(
	struct db *observer, struct row_table *table, const struct names *list, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const char *sql = arena_printf(
		work, "select %s from %s", columns_as(work, list, "count(", ")"), table->source);
	const char *sums = arena_printf(work, "select %s from %s",
		columns_as(work, list, "sum(hashtextextended(", "::text, 0))"), table->source);

	table->summed = true;
	table->count = 0;
	table->values = NULL;
	return db_query(observer, sums, rows_take, table, err) &&
	       db_query(observer, sql, rows_take, table, err);
}

bool rows_read_postgres(struct db *observer, const struct rows_options *options, struct rows *out,
	struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct looking looking = {.options = options, .out = out, .arena = work};
	struct adding adding = {.looking = &looking};
	struct question columns = {columns_query, NULL, see_column, &adding, "the columns"};

	if (!find_tables(observer, &looking, err)) {
		return false;
	}
	if (looking.tables.count == 0) {
		return true;
	}
	adding.lists = arena_alloc(work, looking.tables.count * sizeof *adding.lists);
	columns.parameter = id_array(&looking);
	if (!db_ask(observer, &columns, 1, err) ||
		!read_tables(observer, &looking, adding.lists, err)) {
		return false;
	}
	for (size_t i = 0; i < looking.tables.count; i++) {
		if (looking.tables.items[i].table->count > MOST_ROWS &&
			!sum_table(
				observer, looking.tables.items[i].table, &adding.lists[i], err)) {
			return false;
		}
	}
	return true;
}
