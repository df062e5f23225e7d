#include "with_place.h"

#include "capture.h"
#include "catalogs.h"

#include <string.h>

/*
 * Some readers write the text of what is usual themselves, because the server's functions are dear:
 * it must be what these print, for odd names, types, collations, classes and expressions, too.
 */
static const char schema[] =
	"create schema \"Odd.S\"; create domain dom as text; create type en as enum ('a', 'b');"
	"create type comp as (a int, b text);"
	"create function lower(dom) returns text immutable language sql as 'select $1::text';"
	"create function own(text) returns text immutable language sql as 'select $1';"
	"create function var(text) returns varchar immutable language sql as 'select $1::varchar';"
	"create function \"F g\"(text) returns text immutable language sql as 'select $1';"
	"create function com(text) returns comp immutable language sql as 'select row(1, "
	"$1)::comp';"
	"create table \"Odd.S\".\"T \"\"x\" (a int, \"B c\" text, \"select\" varchar(3), d dom, e "
	"en,"
	" f comp, g int[], n name, c text collate \"C\", h char(3), t timestamptz, u uuid, b bool,"
	" j jsonb, x numeric, \"\u00e9\" text, r int4range, o oid, gone text, k \"char\","
	" check (a > 0), check (c < 'x' and n is not null) no inherit);"
	"alter table \"Odd.S\".\"T \"\"x\" add constraint \"Ch \"\"k\" check (j is not null) not "
	"valid;";
static const char indexes[] =
	"do $do$ declare place text := 'on \"Odd.S\".\"T \"\"x\" '; col text; part text; begin "
	"foreach col in array array['a', '\"B c\"', '\"select\"', 'd', 'e', 'f', 'g', 'n', 'c', "
	"'h',"
	" 't', 'u', 'b', 'j', 'x', '\"\u00e9\"', 'r', 'o', 'k'] loop "
	"foreach part in array array['(%s)', '(%s desc)', '(%s nulls first)', '(%s desc nulls "
	"last)',"
	" 'using hash (%s)', 'using gin (%s)', 'using brin (%s)', '(%s collate \"C\")',"
	" '(%s collate \"default\")', '(%s text_ops)', '(%s text_pattern_ops)', '(%s varchar_ops)',"
	" '(%s record_ops)', '(%s array_ops)', '(%s enum_ops)', '(%s) include (a)', '(%s, a)',"
	" '(%s) with (fillfactor = 50)', '(%s) where a > 3 and \"B c\" is null',"
	" '(lower(%s))', '(lower(%s) desc)', '(upper(%s::text) text_pattern_ops)',"
	" '(lower(%s collate \"C\"))', '((lower(%s) collate \"C\"))', '(lower(%s) collate \"C\")',"
	" '((lower(%s) collate \"default\"))', '(lower(%s) collate \"default\")',"
	" '(lower(lower(%s)))', '(length(%s))', '((%s is null))', '((%s::text))',"
	" '(coalesce(%s, %s))', '(greatest(%s))', '((-%s))', '(abs(%s))',"
	" '(\"position\"(%s::text, ''a''::text))', '((%s::timestamptz at time zone ''utc''))',"
	" '((array[%s]))', '((row(%s)::public.comp))', '((case when %s is null then 1 end))',"
	" '(public.own(%s::text))', '(public.var(%s::text))', '(public.\"F g\"(%s::text))',"
	" '(public.lower(%s::public.dom))', '((public.com(%s::text)).a)', '(public.com(%s::text))',"
	" '(substring(%s::text from 1 for 2))', '(trim(%s::text))', '(left(%s::text, 2))',"
	" '(hashtext(%s::text) int4_ops)', '((%s || ''x'')) where b'] loop "
	"begin execute 'create index ' || place || replace(part, '%s', col); "
	"exception when others then null; end; "
	"begin execute 'create unique index ' || place || replace(part, '%s', col); "
	"exception when others then null; end; end loop; end loop; end $do$;"
	"create index \"An \"\" index\" on \"Odd.S\".\"T \"\"x\" (u);"
	"create table part (a int, b text) partition by range (a);"
	"create table part1 partition of part for values from (0) to (10);"
	"create index on part (a); create index on only part (b); create unique index on part (a "
	"desc);"
	"create materialized view mv as select 1 as a, 'x'::text as b; create index on mv "
	"(lower(b));"
	"alter table \"Odd.S\".\"T \"\"x\" rename a to \"A renamed\";"
	"alter table \"Odd.S\".\"T \"\"x\" rename \"B c\" to bc;"
	"alter table \"Odd.S\".\"T \"\"x\" drop gone;"
	"alter table \"Odd.S\".\"T \"\"x\" alter \"select\" type text";

/* Without the semicolon at its end. */
static size_t text_of(const char *sql)
{
	size_t length = strlen(sql);

	while (length > 0 && sql[length] != ';') {
		length--;
	}
	return length;
}

/* The reader of this kind for the server, as a table in a query. */
static const char *reader(struct with_place *with, const struct db *db, const char *kind)
{
	const char *sql = "";

	for (const struct catalog *it = catalogs; it->engine != NULL; it++) {
		if (it->kind != NULL && strcmp(it->kind, kind) == 0 &&
			strcmp(it->engine, "postgres") == 0 && it->version <= db->version / 10000) {
			sql = it->sql;
		}
	}
	return arena_copy_bytes(with->arena, sql, text_of(sql));
}

static bool tell(void *context, size_t columns, const char *const *values, struct error *err)
{
	(void)err;
	for (size_t i = 0; i < columns; i++) {
		print_error("%s\n", values[i] == NULL ? "NULL" : values[i]);
	}
	++*(size_t *)context;
	return true;
}

static void must_be_empty(struct with_place *with, struct db *db, const char *query)
{
	size_t rows = 0;

	WORKS(&with->err, db_query(db, query, tell, &rows, &with->err));
	assert_int_equal(rows, 0);
}

static void texts_are_those_of_the_server(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "postgres");
	AUTO(db_close) struct db *session = connect_to(with, scratch);
	AUTO(db_close) struct db *observer = NULL;

	must(with, session, schema);
	must(with, session, indexes);
	WORKS(&with->err, observer_open(scratch, &observer, &with->err));
	must_be_empty(with, observer,
		arena_printf(with->arena,
			"select r.definition, pg_get_indexdef(r.object) from (%s\n) r "
			"where r.definition <> pg_get_indexdef(r.object) and r.options is null",
			reader(with, observer, "indexes")));
	must_be_empty(with, observer,
		arena_printf(with->arena,
			"select r.definition, pg_get_constraintdef(k.oid) from (%s\n) r "
			"join pg_constraint k on k.conrelid = r.object and r.identity "
			"= k.conrelid::regclass || '.' || quote_ident(k.conname) "
			"where r.definition <> regexp_replace(pg_get_constraintdef(k.oid), "
			"'( NO INHERIT)?( NOT VALID)?$', '')",
			reader(with, observer, "constraints")));
	assert_true(strtoul(ask(with, session, "select count(*) from pg_index"), NULL, 10) > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(texts_are_those_of_the_server),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
