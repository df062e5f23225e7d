#include "csv.h"

#include <string.h>

struct reader {
	struct arena *arena;
	const char *text;
	size_t at, line;
	const char *trouble;
};

static bool ends_line(char c)
{
	return c == '\n' || c == '\r' || c == '\0';
}

/* Behind the first quote, to behind the last one; quotes inside are doubled. */
static const char *read_quoted(struct reader *reader)
{
	const char *text = reader->text;
	size_t end = reader->at, length = 0;
	char *field;

	while (text[end] != '\0' && (text[end] != '"' || text[end + 1] == '"')) {
		end += text[end] == '"' ? 2 : 1;
	}
	field = arena_alloc(reader->arena, end - reader->at + 1);
	for (size_t i = reader->at; i < end; i++) {
		i += text[i] == '"' ? 1 : 0;
		reader->line += text[i] == '\n' ? 1 : 0;
		field[length++] = text[i];
	}
	reader->at = end;
	if (text[end] == '\0') {
		reader->trouble = "a quoted field does not end";
	} else if (text[++reader->at] != ',' && !ends_line(text[reader->at])) {
		reader->trouble = "a quoted field goes on behind its last quote";
	}
	return field;
}

static const char *read_field(struct reader *reader)
{
	const char *start = reader->text + reader->at;
	size_t length;

	if (*start == '"') {
		reader->at++;
		return read_quoted(reader);
	}
	length = strcspn(start, ",\r\n");
	if (memchr(start, '"', length) != NULL) {
		reader->trouble = "a quote inside of a field that does not begin with one";
	}
	reader->at += length;
	return length == 0 ? NULL : arena_copy_bytes(reader->arena, start, length);
}

/* The fields of one record, and the end of its line. */
static void read_record(struct reader *reader, struct names *out)
{
	const char *text = reader->text;

	while (true) {
		const char *field = read_field(reader);

		*VEC_ADD(reader->arena, out) = field;
		if (reader->trouble != NULL || text[reader->at] != ',') {
			break;
		}
		reader->at++;
	}
	reader->at += text[reader->at] == '\r' ? 1 : 0;
	if (text[reader->at] == '\n') {
		reader->at++;
		reader->line++;
	}
}

static void fail_csv(struct csv *csv, const char *trouble, size_t line)
{
	csv->trouble = trouble;
	csv->trouble_line = line;
}

static void read_header(struct reader *reader, struct csv *csv)
{
	read_record(reader, &csv->header);
	VEC_EACH (&csv->header, it) {
		if (*it == NULL || **it == '\0') {
			fail_csv(csv, "the first line must name the columns", 1);
		}
	}
	if (reader->trouble != NULL) {
		fail_csv(csv, reader->trouble, 1);
	}
}

struct csv csv_read(struct arena *arena, const char *text)
{
	struct csv csv = {0};
	struct reader reader = {.arena = arena, .text = text, .line = 1};

	reader.at = text_starts(text, "\xEF\xBB\xBF") ? 3 : 0;
	read_header(&reader, &csv);
	while (csv.trouble == NULL && text[reader.at] != '\0') {
		struct csv_row *row = VEC_ADD(arena, &csv.rows);

		row->line = reader.line;
		read_record(&reader, &row->fields);
		if (reader.trouble != NULL) {
			fail_csv(&csv, reader.trouble, row->line);
		} else if (row->fields.count != csv.header.count) {
			fail_csv(&csv,
				arena_printf(arena, "%zu field%s, where the first line names %zu",
					row->fields.count, row->fields.count == 1 ? "" : "s",
					csv.header.count),
				row->line);
		}
	}
	return csv;
}
