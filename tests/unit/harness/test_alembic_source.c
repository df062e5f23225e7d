#include "alembic_source.h"

#include "folder.h"

static struct alembic_source read_text(struct with_folder *with, const char *text)
{
	return alembic_source_read(with->arena, text, strlen(text));
}

static const char *join(struct with_folder *with, const struct names *names)
{
	const char *text = "";

	VEC_EACH (names, it) {
		text = arena_printf(with->arena, "%s%s%s", text, *text == '\0' ? "" : " ", *it);
	}
	return text;
}

/* "id: parents", or the problem. */
static const char *ids(struct with_folder *with, const char *text)
{
	struct alembic_source source = read_text(with, text);

	if (source.problem != NULL) {
		return source.problem;
	}
	return arena_printf(with->arena, "%s: %s", source.revision, join(with, &source.parents));
}

static void ids_are_read_however_they_are_written(void **state)
{
	static const struct {
		const char *text, *ids;
	} cases[] = {
		{"revision = 'a'\ndown_revision = None\n", "a: "},
		{"revision = \"a\"\ndown_revision = 'b'", "a: b"},
		{"revision: str = 'a'\ndown_revision: Union[str, Sequence[str], None] = 'b'\n",
			"a: b"},
		{"revision='a' # the id\r\ndown_revision=('b','c',)\r\n", "a: b c"},
		{"revision = ('a'\n  'b')\ndown_revision = ['c', \"d\" 'e']\n", "ab: c de"},
		{"revision = '''a'''\ndown_revision = {'b'}\n", "a: b"},
		{"revision, down_revision = 'a', ('b', 'c')\n", "a: b c"},
		{"x = y = 'b'\nrevision = r'a'; down_revision = y\n", "a: b"},
		{"revision = u'\\x61\\u0062'\ndown_revision = \\\n    None\n", "ab: "},
		{"if True:\n    revision = 'x'\nrevision = 'a'\ndown_revision = None\n", "a: "},
		{"s = \"\"\"\nrevision = 'x'\n\"\"\"\nrevision = 'a'\ndown_revision = None\n",
			"a: "},
		{"def f():\n    revision = 'x'\nrevision = 'a'\ndown_revision = None\n", "a: "},
		{"\xEF\xBB\xBFrevision = 'a'\ndown_revision = None\n", "a: "},
		{"revision = 'a'\nrevision = 'b'\ndown_revision = None\n", "b: "},
		{"ok = 1 == 2 or a <= b\nrevision = 'a'\ndown_revision = None\n", "a: "},
		/* Python 3.12: the same quotes inside of a field. */
		{"s = f\"{x[\"'\"]}\"\nrevision = 'a'\ndown_revision = None\n", "a: "},
		{"s = f'{f'{f'{1}{'b'}'}'}'\nrevision = 'a'\ndown_revision = None\n", "a: "},
		{"s = f'{ {'a': 1}['a']:>{'9'}}' '\"'\nrevision = 'a'\ndown_revision = None\n",
			"a: "},
		{"s = f'''{x['''y''']  # don't\n}'''\nrevision = 'a'\ndown_revision = None\n",
			"a: "},
		/* What only looks like a field, and quotes in a format. */
		{"s = f'{{' + '{' + F'{x:\">9}' + rf'\\{x}'\nrevision = 'a'\ndown_revision = "
		 "None\n",
			"a: "},
		{"s = f'\\N{DIGIT ONE}\\'{x!r}'; t = f'}}'\nrevision = 'a'\ndown_revision = None\n",
			"a: "},
	};
	struct with_folder *with = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(ids(with, cases[i].text), cases[i].ids);
	}
}

static void what_only_running_the_file_could_tell_is_a_problem(void **state)
{
	static const struct {
		const char *text, *problem;
		size_t line;
	} cases[] = {
		{"", "revision is not set in the file", 1},
		{"revision = 'a'\n", "down_revision is not set in the file", 1},
		{"\nrevision = make()\ndown_revision = None\n",
			"revision is computed: only running the file could tell its value", 2},
		{"revision = f'a'\ndown_revision = None\n",
			"revision is computed: only running the file could tell its value", 1},
		{"revision = 'a' + 'b'\ndown_revision = None\n",
			"revision is computed: only running the file could tell its value", 1},
		{"revision = 'a'.lower()\ndown_revision = None\n",
			"revision is computed: only running the file could tell its value", 1},
		{"revision = 'a'\ndown_revision = names['b']\n",
			"down_revision is computed: only running the file could tell its value", 2},
		{"revision = 'a', 'b'\ndown_revision = None\n", "revision is not one text", 1},
		{"revision = 'a\ndown_revision = None\n", "a string that does not end", 1},
		{"\ns = f'{x['\nrevision = 'a'\n", "a string that does not end", 2},
		{"revision = ('a'\ndown_revision = None\n", "a bracket that is never closed", 3},
		{"revision = 'a')\n", "a bracket that was never opened", 1},
	};
	struct with_folder *with = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct alembic_source source = read_text(with, cases[i].text);

		assert_string_equal(source.problem, cases[i].problem);
		assert_int_equal(source.line, cases[i].line);
	}
}

static void the_title_is_the_first_line_of_the_docstring(void **state)
{
	static const struct {
		const char *text, *title;
	} cases[] = {
		{"\"\"\"Add an email\n\nRevision ID: a\n\"\"\"\n", "Add an email"},
		{"# coding: utf-8\n'''\n  Add an email \n'''\n", "Add an email"},
		{"import x\n\"\"\"Add an email\"\"\"\n", ""},
		{"\"\"\"\"\"\"\n", ""},
		{"b'Add'\n", ""},
	};
	struct with_folder *with = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(read_text(with, cases[i].text).title, cases[i].title);
	}
}

static void labels_and_dependencies_are_lists(void **state)
{
	struct with_folder *with = *state;
	struct alembic_source source =
		read_text(with, "revision = 'a'\ndown_revision = None\nbranch_labels = ('x', 'y')\n"
				"depends_on = 'b'\n");

	assert_string_equal(join(with, &source.labels), "x y");
	assert_string_equal(join(with, &source.requires), "b");
}

/* What is in downgrade(): "-" nothing that is there, else what an empty one holds, else "full". */
static const char *body(struct with_folder *with, const char *text)
{
	struct alembic_function down = read_text(
		with, arena_printf(with->arena, "revision, down_revision = 'a', None\n%s", text))
					       .downgrade;

	return !down.is_there       ? "-"
	       : !down.empty        ? "full"
	       : down.words != NULL ? down.words
				    : "nothing";
}

static void an_idle_body_is_told_from_a_full_one(void **state)
{
	static const struct {
		const char *text, *body;
	} cases[] = {
		{"def upgrade():\n    pass\n", "-"},
		{"def downgrade():\n    pass\n", "pass"},
		{"def downgrade() -> None: pass\n", "pass"},
		{"def downgrade():\n    # later\n    ...\n", "..."},
		{"def downgrade():\n    \"\"\"Nothing to do.\"\"\"\n", "a docstring"},
		{"def downgrade():\n    \"\"\"Nothing.\"\"\"\n    pass\n    return\n", "return"},
		{"def downgrade():\n    return None\n", "return"},
		{"def downgrade():\n    raise NotImplementedError('no')\n",
			"raise NotImplementedError"},
		{"def downgrade(\n    engine,\n):\n    pass\n", "pass"},
		{"@wrapped\ndef downgrade():\n    pass\n", "pass"},
		{"async def downgrade():\n\tpass\n", "pass"},
		{"def downgrade():\n    op.drop_table('a')\n", "full"},
		{"def downgrade():\n    pass\n    op.drop_table('a')\n", "full"},
		{"def downgrade(): pass; op.drop_table('a')\n", "full"},
		{"def downgrade():\n    return op.drop_table('a')\n", "full"},
		{"def downgrade():\n    if x:\n        raise ValueError\n", "full"},
		{"def downgrade():\n    op.execute(\"\"\"\ndef downgrade():\n  pass\n\"\"\")\n",
			"full"},
		{"from common import downgrade\n", "full"},
		{"downgrade = common.downgrade\n", "full"},
	};
	struct with_folder *with = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(body(with, cases[i].text), cases[i].body);
	}
}

static void functions_know_their_lines_and_their_text(void **state)
{
	struct with_folder *with = *state;
	const char *text =
		"revision, down_revision = 'a', None\n\n\n"
		"def upgrade():\n    op.one()\n\n\ndef downgrade():\n    op.two()\n\n\nx = 1\n";
	struct alembic_source source = read_text(with, text);

	assert_int_equal(source.upgrade.line, 4);
	assert_int_equal(source.downgrade.line, 8);
	assert_string_equal(arena_copy_bytes(with->arena, text + source.downgrade.start,
				    source.downgrade.end - source.downgrade.start),
		"def downgrade():\n    op.two()");
}

static void fields_end_somewhere(void **state)
{
	struct with_folder *with = *state;
	const char *text = "";

	for (int i = 0; i < 1000; i++) {
		text = arena_printf(with->arena, "%sf'{", text);
	}
	assert_string_equal(read_text(with, text).problem, "too many strings inside each other");
}

/* Under the sanitizers: damaged source ends in an answer, never in a crash or a hang. */
static void any_bytes_can_be_read(void **state)
{
	static const char sample[] =
		"\"\"\"Add\\x41\"\"\"\nfrom a import upgrade\nrevision: str = ('a' \"b\")\n"
		"down_revision, x = ['c', f'{d}'], {1: (2)}\ndepends_on = x\n"
		"s = f'{x['y']:{z}}'\n"
		"def upgrade(a, b=1): pass; return\nasync def downgrade():\n\t'''x'''\n\traise E\n";
	static const char bytes[] = "()[]{}'\"\\\n\t ;:=,.#fru0\xff";
	unsigned long seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		AUTO(arena_free) struct arena *arena = arena_new();
		char *text = arena_copy_bytes(arena, sample, sizeof sample - 1);
		size_t size = sizeof sample - 1;

		for (int change = 0; change < 4; change++) {
			seed = seed * 6364136223846793005UL + 1442695040888963407UL;
			text[(seed >> 33) % size] = bytes[(seed >> 20) % (sizeof bytes - 1)];
		}
		size = (seed >> 40) % 3 == 0 ? (seed >> 45) % size : size;
		text[size] = '\0';
		struct alembic_source source = alembic_source_read(arena, text, size);

		assert_true(source.problem != NULL || source.revision != NULL);
		assert_true(source.upgrade.end <= size && source.downgrade.end <= size);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(ids_are_read_however_they_are_written),
		WITH_FOLDER(what_only_running_the_file_could_tell_is_a_problem),
		WITH_FOLDER(the_title_is_the_first_line_of_the_docstring),
		WITH_FOLDER(labels_and_dependencies_are_lists),
		WITH_FOLDER(an_idle_body_is_told_from_a_full_one),
		WITH_FOLDER(functions_know_their_lines_and_their_text),
		WITH_FOLDER(fields_end_somewhere),
		cmocka_unit_test(any_bytes_can_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
