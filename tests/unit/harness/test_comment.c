#include "comment.h"

#include "folder.h"

/* "text@line:first-last(owner)", or "text@line:all" for the whole file, with spaces between. */
static const char *show(struct with_folder *with, const struct comments *comments)
{
	const char *text = "";

	VEC_EACH (comments, it) {
		text = arena_printf(with->arena, "%s%s%s@%zu:", text, *text == '\0' ? "" : " ",
			it->text, it->line);
		text = it->last == 0
			       ? arena_printf(with->arena, "%sall", text)
			       : arena_printf(with->arena, "%s%zu-%zu", text, it->first, it->last);
		if (it->owner > 0) {
			text = arena_printf(with->arena, "%s(%zu)", text, it->owner);
		}
	}
	return text;
}

static const char *sql(struct with_folder *with, const char *text)
{
	struct comments comments = comments_of_sql(with->arena, text);

	return show(with, &comments);
}

static const char *python(struct with_folder *with, const char *text)
{
	struct comments comments = comments_of_python(with->arena, text, strlen(text));

	return show(with, &comments);
}

static void a_comment_belongs_to_the_next_statement(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(sql(with, "-- a\ndrop table t;\ndrop table u;"), "a@1:2-2");
	assert_string_equal(
		sql(with, "drop table t;\n-- a\n\n-- b\n\ndrop\ntable u"), "a@2:6-7 b@4:6-7");
	assert_string_equal(sql(with, "\xEF\xBB\xBF-- a\r\ndrop table t;\r\n"), "a@1:2-2");
	assert_string_equal(sql(with, "/* a\n * b\n */ drop table t;"), "a@1:3-3 b@2:3-3 @3:3-3");
	assert_string_equal(sql(with, "/*a*//* /* b */ */ drop table t"), "a@1:1-1 b */@1:1-1");
}

static void a_comment_in_or_behind_a_statement_belongs_to_it(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(sql(with, "drop table t; -- a\ndrop table u;"), "a@1:1-1");
	assert_string_equal(sql(with, "drop -- a\ntable t;\ndrop table u;"), "a@1:1-2");
	assert_string_equal(sql(with, "drop table t;\ndrop table u -- a\n"), "a@2:2-2");
	assert_string_equal(sql(with, "drop table t\n-- a\n"), "a@2:1-1");
}

static void without_a_statement_behind_it_a_comment_belongs_to_the_file(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(sql(with, "-- a"), "a@1:all");
	assert_string_equal(sql(with, "drop table t;\n-- a\n;\n"), "a@2:all");
}

static void what_stands_in_a_text_is_no_comment(void **state)
{
	struct with_folder *with = *state;
	static const char *const texts[] = {
		"select '-- a', 'it''s -- b';",
		"select E'\\' -- a', e'\\\\';",
		"select \"-- a\" from `-- b`;",
		"select $$ -- a $$, $x$ $$ -- b $y$ $x$;",
		"select '-- a\n-- b\n';",
		"select $a",
		"select 'never closed -- a",
		"do $$ -- a",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_string_equal(sql(with, texts[i]), "");
	}
	assert_string_equal(sql(with, "select 'a\\', $1 -- a\n, a$b$c -- b\n;"), "a@1:1-3 b@2:1-3");
}

static void bodies_with_semicolons_are_one_statement(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(
		sql(with, "create trigger g after insert on t begin\n  -- a\n  update t set x = "
			  "case when 1 then 2 end;\n  delete from u;\nend;\n-- b\ndrop table t;"),
		"a@2:1-5 b@6:7-7");
	assert_string_equal(
		sql(with, "create function f() returns int begin atomic\nselect 1;\nend;\n-- a\n"
			  "begin;\ndrop table t;\nend;"),
		"a@4:5-5");
	assert_string_equal(
		sql(with, "create trigger g execute function f();\n-- a\ndrop table t;"),
		"a@2:3-3");
}

static void a_comment_of_python_belongs_to_the_next_statement(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(python(with, "def upgrade():\n    # a\n\n    # b\n    op.x(\n        1,"
					 "\n    )\n    op.y()\n"),
		"a@2:5-7(1) b@4:5-7(1)");
	assert_string_equal(
		python(with, "def upgrade():\n    op.x(  # a\n        1,  # b\n    )  # c\n"),
		"a@2:2-4(1) b@3:2-4(1) c@4:2-4(1)");
	assert_string_equal(python(with, "def upgrade():\n# a\n    op.x()\n"), "a@2:3-3(1)");
	assert_string_equal(
		python(with, "def f():\n    x = '# a'\n    y = \"\"\"\n# b\n\"\"\"\n"), "");
}

static void a_block_of_python_is_one_statement(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(python(with, "def upgrade():\n    # a\n    with op.b() as b:\n        "
					 "b.x()\n        b.y()\n    op.z()\n"),
		"a@2:3-5(1)");
	assert_string_equal(
		python(with, "# a\n@decorated\n\nasync def upgrade():  # b\n    x()\n    y()\n"),
		"a@1:4-6(4) b@4:4-6(4)");
	assert_string_equal(python(with, "def upgrade():\n    x()\n    # a\n\n\ndef downgrade():\n"
					 "    y()\n"),
		"a@3:1-2(1)");
	assert_string_equal(
		python(with, "def upgrade():\n    if x:\n        y()\n        # a\n    z()\n# b\n"),
		"a@4:2-3(1) b@6:all");
}

static void a_comment_on_the_module_belongs_to_the_file(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(
		python(with, "# a\nimport x\nrevision = 'b'  # c\n"), "a@1:all c@3:all");
	assert_string_equal(python(with, "# a\n"), "a@1:all");
	assert_string_equal(python(with, "x = (\n# a\n"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(a_comment_belongs_to_the_next_statement),
		WITH_FOLDER(a_comment_in_or_behind_a_statement_belongs_to_it),
		WITH_FOLDER(without_a_statement_behind_it_a_comment_belongs_to_the_file),
		WITH_FOLDER(what_stands_in_a_text_is_no_comment),
		WITH_FOLDER(bodies_with_semicolons_are_one_statement),
		WITH_FOLDER(a_comment_of_python_belongs_to_the_next_statement),
		WITH_FOLDER(a_block_of_python_is_one_statement),
		WITH_FOLDER(a_comment_on_the_module_belongs_to_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
