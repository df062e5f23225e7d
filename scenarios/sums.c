#include "sums.h"

#include <stdlib.h>
#include <string.h>

/*
 * What was written in a transaction is counted in it (13 to 18), and rows of pg_class that it has
 * made are younger than it: a table that was truncated or made anew.
 */
#define POSTGRES_TABLE                                                                           \
	"select case when n.nspname = 'pg_catalog' then 't' else 'f' end, "                      \
	"quote_ident(n.nspname) || '.' || quote_ident(c.relname), coalesce((select "             \
	"string_agg('x.' || quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute "  \
	"a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid not " \
	"in ('timestamptz'::regtype, 'timestamp'::regtype)), '') "                               \
	"from pg_class c join pg_namespace n on n.oid = c.relnamespace "                         \
	"where c.relkind in ('r', 'm') and n.nspname !~ '^pg_(toast|temp)' "                     \
	"and n.nspname <> 'information_schema'"

static const char written_query[] = POSTGRES_TABLE
	" and pg_current_xact_id_if_assigned() is not null "
	"and (pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid) + "
	"pg_stat_get_xact_tuples_deleted(c.oid) > 0 or (n.nspname <> 'pg_catalog' and "
	"age(c.xmin) <= age(pg_current_xact_id_if_assigned()::xid))) order by 2";

static const char list_query[] = POSTGRES_TABLE " and n.nspname <> 'pg_catalog' order by 2";

/* What the observer pins (snapshots/observer), as far as the text of a value depends on it. */
static const char pins[] =
	"select set_config(x.name, x.value, true) from (values ('search_path', ''), "
	"('timezone', 'UTC'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'), "
	"('extra_float_digits', '3'), ('bytea_output', 'hex'), ('lc_monetary', 'C'), "
	"('row_security', 'off')) x (name, value)";

static const char sqlite_query[] =
	"select 'f', ddl_name(t.name), coalesce(group_concat('quote(x.\"' || "
	"replace(c.name, '\"', '\"\"') || '\")', ' || '','' || '), '''''') || "
	"' from main.\"' || replace(t.name, '\"', '\"\"') || '\" x' "
	"from pragma_table_list t join pragma_table_xinfo(t.name, 'main') c on c.hidden = 0 "
	"and c.type not like '%time%' and c.type not like '%date%' "
	"and coalesce(c.dflt_value, '') not like '%current_%' "
	"where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' "
	"group by t.name order by t.name";

struct listing {
	struct sums *sums;
	bool *catalogs;
};

static bool see_table(void *context, size_t columns, const char *const *values, struct error *err)
{
	const struct listing *listing = context;
	struct arena *arena = listing->sums->arena;

	if (columns < 3 || values[0] == NULL || values[1] == NULL || values[2] == NULL) {
		return fail(err, ERROR_SYSTEM, "a table has no name");
	}
	if (strcmp(values[0], "t") == 0) {
		*listing->catalogs = true;
	} else {
		*VEC_ADD(arena, listing->sums) = (struct sum){.name = arena_copy(arena, values[1]),
			.columns = arena_copy(arena, values[2])};
	}
	return true;
}

static bool is_sqlite(const struct db *db)
{
	return strcmp(db->engine->name, "sqlite") == 0;
}

static bool pass(void *context, size_t columns, const char *const *values, struct error *err)
{
	(void)context, (void)columns, (void)values, (void)err;
	return true;
}

bool sums_written(struct db *db, struct sums *sums, bool *catalogs, struct error *err)
{
	struct listing listing = {sums, catalogs};

	*catalogs = false;
	return db_query(db, written_query, see_table, &listing, err) &&
	       (sums->count == 0 || db_query(db, pins, pass, NULL, err));
}

bool sums_list(struct db *observer, struct sums *sums, struct error *err)
{
	bool catalogs = false;
	struct listing listing = {sums, &catalogs};

	return db_query(observer, is_sqlite(observer) ? sqlite_query : list_query, see_table,
		&listing, err);
}

void sums_keep(struct sums *sums, const struct snapshot *snapshot)
{
	size_t kept = 0;

	VEC_EACH (sums, it) {
		if (snapshot_object(snapshot, "table", it->name) != NULL ||
			snapshot_object(snapshot, "materialized view", it->name) != NULL) {
			sums->items[kept++] = *it;
		}
	}
	sums->count = kept;
}

struct taking {
	struct arena *arena;
	struct sum *sum;
	enum sum_when when;
	unsigned long long total; /* SQLite: of a hash of each row */
};

static bool see_row(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct taking *taking = context;
	unsigned long long hash = 14695981039346656037ULL; /* FNV-1a */

	(void)err;
	for (const char *at = columns < 1 || values[0] == NULL ? "" : values[0]; *at != '\0';
		at++) {
		hash = (hash ^ (unsigned char)*at) * 1099511628211ULL;
	}
	taking->total += hash;
	taking->sum->rows[taking->when]++;
	return true;
}

static bool take_sqlite(struct db *db, struct taking *taking, struct error *err)
{
	taking->total = 0;
	taking->sum->rows[taking->when] = 0;
	if (!db_query(db, arena_printf(taking->arena, "select %s", taking->sum->columns), see_row,
		    taking, err)) {
		return false;
	}
	taking->sum->values[taking->when] = arena_printf(taking->arena, "%llu", taking->total);
	return true;
}

static bool see_sum(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct taking *taking = context;

	if (columns < 2 || values[0] == NULL) {
		return fail(err, ERROR_SYSTEM, "a table has no number of rows");
	}
	taking->sum->rows[taking->when] = strtoll(values[0], NULL, 10);
	taking->sum->values[taking->when] =
		arena_copy(taking->arena, values[1] == NULL ? "" : values[1]);
	return true;
}

static bool take_postgres(struct db *db, struct taking *taking, struct error *err)
{
	return db_query(db,
		arena_printf(taking->arena,
			"select pg_catalog.count(*)::text, pg_catalog.sum(pg_catalog."
			"hashtextextended(row(%s)::text, 0))::text from only %s x",
			taking->sum->columns, taking->sum->name),
		see_sum, taking, err);
}

bool sums_take(struct db *db, struct sums *sums, enum sum_when when, struct error *err)
{
	struct taking taking = {.arena = sums->arena, .when = when};

	VEC_EACH (sums, it) {
		taking.sum = it;
		if (!(is_sqlite(db) ? take_sqlite(db, &taking, err)
				    : take_postgres(db, &taking, err))) {
			return fail_while(err, "while reading %s", it->name);
		}
	}
	return true;
}

bool sum_differs(const struct sum *sum)
{
	return sum->rows[SUM_BEFORE] != sum->rows[SUM_AFTER] ||
	       strcmp(sum->values[SUM_BEFORE], sum->values[SUM_AFTER]) != 0;
}
