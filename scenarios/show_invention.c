#include "show_invention.h"

#include "report.h"

#include <jansson.h>
#include <stdlib.h>

static void drop(json_t **value)
{
	json_decref(*value);
}

static void say(struct arena *arena, const char *text)
{
	(void)fprintf(stderr, "%s\n", report_printable(arena, text, false));
}

static const char *dependants(struct arena *arena, const struct fixture_table_report *table)
{
	return table->dependants == 0
		       ? ""
		       : arena_printf(arena, " (and so %zu more)", table->dependants);
}

void show_invention(const struct invention *rows, bool verbose, struct arena *arena)
{
	const struct fixture_report *report = &rows->report;

	say(arena, arena_printf(arena,
			   "%zu of %zu tables have rows; %zu of %zu cases of the "
			   "checklist are reached",
			   report->filled, report->tables.count, report->reached, report->asked));
	VEC_EACH (&report->tables, it) {
		if (it->cause != NULL && (it->because_of == NULL || verbose)) {
			say(arena, arena_printf(arena, "%s%s stays empty: %s", it->table,
					   dependants(arena, it), it->cause));
		}
	}
	VEC_EACH (&rows->left_out, it) {
		say(arena,
			arena_printf(arena, "left out, because it does not work twice: %s", *it));
	}
}

static json_t *text(struct arena *arena, const char *value)
{
	return value == NULL ? json_null() : json_string(text_valid(arena, value));
}

static json_t *number(size_t value)
{
	return json_integer((json_int_t)value);
}

static json_t *tables_of(const struct fixture_report *report, struct arena *arena)
{
	json_t *tables = json_array();

	VEC_EACH (&report->tables, it) {
		(void)json_array_append_new(tables,
			json_pack("{so so so so so so so so}", "table", text(arena, it->table),
				"rows", number(it->rows), "other_rows", number(it->others),
				"checklist", number(it->asked), "reached", number(it->reached),
				"cause", text(arena, it->cause), "because_of",
				text(arena, it->because_of), "dependants", number(it->dependants)));
	}
	return tables;
}

static json_t *left_out_of(const struct invention *rows, struct arena *arena)
{
	json_t *list = json_array();

	VEC_EACH (&rows->left_out, it) {
		(void)json_array_append_new(list, text(arena, *it));
	}
	return list;
}

void show_invention_json(const struct invention *rows, const char *script, struct arena *arena)
{
	const struct fixture_report *report = &rows->report;
	AUTO(drop)
	json_t *document = json_pack("{ss si so so so so so so so so so}", "mtest", MTEST_VERSION,
		"schema_version", 1, "revision", text(arena, rows->revision->id), "rows",
		number(rows->rows), "seed", number(rows->seed), "filled", number(report->filled),
		"checklist", number(report->asked), "reached", number(report->reached), "tables",
		tables_of(report, arena), "left_out", left_out_of(rows, arena), "sql",
		text(arena, script));

	if (document == NULL || json_dumpf(document, stdout, JSON_INDENT(2)) != 0) {
		abort();
	}
	(void)fputc('\n', stdout);
}
