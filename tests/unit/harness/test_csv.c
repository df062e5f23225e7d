#include "csv.h"

#include "folder.h"

/* "a|b / 2: x|NULL / 3: |" or "line N: what is wrong". */
static const char *shown(struct with_folder *with, const char *text)
{
	struct csv csv = csv_read(with->arena, text);
	const char *out = "";

	if (csv.trouble != NULL) {
		return arena_printf(with->arena, "line %zu: %s", csv.trouble_line, csv.trouble);
	}
	VEC_EACH (&csv.header, it) {
		out = arena_printf(with->arena, "%s%s%s", out, *out == '\0' ? "" : "|", *it);
	}
	VEC_EACH (&csv.rows, row) {
		out = arena_printf(with->arena, "%s / %zu:", out, row->line);
		VEC_EACH (&row->fields, it) {
			out = arena_printf(with->arena, "%s%s%s", out,
				it == row->fields.items ? " " : "|", *it == NULL ? "NULL" : *it);
		}
	}
	return out;
}

static void an_empty_field_is_null_and_quotes_make_it_a_text(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(shown(with, "a,b\nx,\n,\"\"\n"), "a|b / 2: x|NULL / 3: NULL|");
	assert_string_equal(shown(with, "a\n\n \nx"), "a / 2: NULL / 3:   / 4: x");
}

static void quoted_fields_hold_anything(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(shown(with, "a,\"b \"\"c\"\"\"\n\"1,\n2\",\"\"\"\"\n3,4\n"),
		"a|b \"c\" / 2: 1,\n2|\" / 4: 3|4");
}

static void line_ends_and_marks_of_windows_are_none(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(shown(with, "\xEF\xBB\xBFid,name\r\n1,\"x\"\r\n2,\r\n"),
		"id|name / 2: 1|x / 3: 2|NULL");
}

static void a_header_alone_has_no_rows(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(shown(with, "a,b"), "a|b");
	assert_string_equal(shown(with, "a,b\n"), "a|b");
}

static void mistakes_have_their_line(void **state)
{
	static const struct {
		const char *text, *trouble;
	} cases[] = {
		{"", "line 1: the first line must name the columns"},
		{"a,,b\n", "line 1: the first line must name the columns"},
		{"a,b\n1\n", "line 2: 1 field, where the first line names 2"},
		{"a,b\n\n", "line 2: 1 field, where the first line names 2"},
		{"a\n\"x\ny\"\n1,2,3\n", "line 4: 3 fields, where the first line names 1"},
		{"a\nb\n\"c\nd", "line 3: a quoted field does not end"},
		{"a\n\"b\"c\n", "line 2: a quoted field goes on behind its last quote"},
		{"a\nb\"c\"\n", "line 2: a quote inside of a field that does not begin with one"},
		{"\"a\n", "line 1: a quoted field does not end"},
	};
	struct with_folder *with = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(shown(with, cases[i].text), cases[i].trouble);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(an_empty_field_is_null_and_quotes_make_it_a_text),
		WITH_FOLDER(quoted_fields_hold_anything),
		WITH_FOLDER(line_ends_and_marks_of_windows_are_none),
		WITH_FOLDER(a_header_alone_has_no_rows),
		WITH_FOLDER(mistakes_have_their_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
