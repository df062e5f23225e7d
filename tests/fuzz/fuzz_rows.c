#include "csv.h"
#include "error.h"
#include "sql_split.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * The project's own rows as a stranger might write them, taken for CSV and for SQL: every row of
 * CSV has a field for each column, or the text is refused with its line; statements of SQL lie in
 * the text, in order, and none is empty.
 */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void stop_unless(bool condition, const char *text)
{
	if (!condition) {
		(void)fprintf(stderr, "fuzz_rows: %s\n", text);
		abort();
	}
}

static void read_csv(struct arena *arena, const char *text)
{
	struct csv csv = csv_read(arena, text);
	size_t lines = text_line(text, strlen(text)), last = 1;

	if (csv.trouble != NULL) {
		stop_unless(csv.trouble_line >= 1 && csv.trouble_line <= lines,
			"trouble in a line that is not there");
		return;
	}
	stop_unless(csv.header.count > 0, "no columns");
	VEC_EACH (&csv.rows, it) {
		stop_unless(it->fields.count == csv.header.count, "a row of another length");
		stop_unless(it->line >= last && it->line <= lines, "a row in a wrong line");
		last = it->line;
	}
}

static void split_sql(struct arena *arena, const char *text)
{
	struct sql_statements statements = sql_split(arena, text);
	size_t end = 0;

	VEC_EACH (&statements, it) {
		stop_unless(it->length > 0, "an empty statement");
		stop_unless(it->start >= end, "a statement that begins in another one");
		end = it->start + it->length;
		stop_unless(end <= strlen(text), "a statement beyond the text");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	const char *text = arena_copy_bytes(arena, (const char *)bytes, size);

	read_csv(arena, text);
	split_sql(arena, text);
	return 0;
}
