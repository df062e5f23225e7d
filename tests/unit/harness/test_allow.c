#include "allow.h"

#include "folder.h"

static const struct revision sql = {
	.id = "0002",
	.up = {.path = "x.up.sql"},
	.down = {.path = "x.down.sql"},
};

static const struct revision python = {
	.id = "1b2c",
	.up = {.path = "x.py", .line = 5, .code = true},
	.down = {.path = "x.py", .line = 9, .code = true},
};

static struct allows read_marks(struct with_folder *with, const struct revision *revision,
	const char *path, const char *text)
{
	struct allows allows = {.arena = with->arena};

	allow_read_file(&allows, revision, path, text, strlen(text));
	return allows;
}

/* "check first-last reason", or "check all reason"; what is wrong behind "! ". */
static const char *marks(struct with_folder *with, const char *text)
{
	struct allows allows = read_marks(with, &sql, "x.up.sql", text);
	const char *got = "";

	VEC_EACH (&allows.items, it) {
		const char *lines =
			it->last == 0 ? "all"
				      : arena_printf(with->arena, "%zu-%zu", it->first, it->last);

		got = arena_printf(with->arena, "%s%s%s %s %s", got, *got == '\0' ? "" : "; ",
			checks[it->check]->name, lines, it->reason);
	}
	VEC_EACH (&allows.faults, it) {
		got = arena_printf(with->arena, "%s! %s", got, it->message);
	}
	return got;
}

static void marks_are_read(void **state)
{
	struct with_folder *with = *state;
	static const struct {
		const char *text, *marks;
	} cases[] = {
		{"-- mtest: allow timed-out: it is slow\nselect 1;", "timed-out 2-2 it is slow"},
		{"--mtest:allow timed-out :why: because\nselect 1;", "timed-out 2-2 why: because"},
		{"/* mtest: allow timed-out, silent-no-op: both */ select 1;",
			"timed-out 1-1 both; silent-no-op 1-1 both"},
		{"/* Words.\n * mtest: allow timed-out: x\n */\nselect 1;", "timed-out 4-4 x"},
		{"-- MTEST: allow-file timed-out: x\r\nselect 1;", "timed-out all x"},
		{"-- mtest: allow timed-out: x\n", "timed-out all x"},
		{"-- mtest found this\n-- mtest allows it\n-- see mtest: allow\nselect 1;", ""},
		{"-- what mtest: allow timed-out: x\nselect 1;", ""},
		{"select '\n-- mtest: allow timed-out: x\n';", ""},
		{"select $$\n-- mtest: alow timed-out: x\n$$;", ""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(marks(with, cases[i].text), cases[i].marks);
	}
}

static void what_is_wrong_with_a_mark_is_told(void **state)
{
	struct with_folder *with = *state;
	static const struct {
		const char *text, *problem;
	} cases[] = {
		{"-- mtest: allow timed-out", "! the mark gives no reason"},
		{"-- mtest: allow timed-out:  ", "! the mark gives no reason"},
		{"-- mtest: allow", "! the mark gives no reason"},
		{"-- mtest: allow : reason", "! the mark names no check"},
		{"-- mtest: allow timed-out,: reason", "! the mark names no check"},
		{"-- mtest: alow timed-out: x",
			"! 'alow' is no word for mtest, did you mean allow;"},
		{"-- mtest: allow-files timed-out: x", "did you mean allow-file;"},
		{"-- mtest: ignore timed-out: x", "! 'ignore' is no word for mtest; write"},
		{"-- mtest:", "! '' is no word for mtest"},
		{"-- mtest allow timed-out: x", "! there is no colon behind mtest"},
		{"-- mtest-allow: timed-out: x", "! there is no colon behind mtest"},
		{"-- mtest: allow timd-out: x",
			"! there is no check 'timd-out'; did you mean timed-out?"},
		{"-- mtest: allow everything: x", "mtest explain lists them"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *got = marks(with, cases[i].text);

		if (strstr(got, cases[i].problem) == NULL) {
			print_error("%s: %s\n", cases[i].text, got);
			_fail(__FILE__, __LINE__);
		}
	}
	assert_string_equal(marks(with, "-- mtest: allow timd-out, silent-no-op: x\nselect 1;"),
		"silent-no-op 2-2 x! there is no check 'timd-out'; did you mean timed-out?");
}

/* Does the only mark of the text accept the finding? */
static bool accepts(struct with_folder *with, const struct revision *revision, const char *path,
	const char *text, const struct finding *finding)
{
	struct allows allows = read_marks(with, revision, path, text);

	assert_int_equal(allows.items.count, 1);
	return allow_matches(&allows.items.items[0], finding);
}

static const char two[] =
	"select 1;\n-- mtest: allow downgrade-leaves-residue: x\ncreate\ntable t;\n"
	"select 2;";

static void a_mark_accepts_findings_at_its_statement(void **state)
{
	struct with_folder *with = *state;
	struct finding finding = {
		.check = DOWNGRADE_LEAVES_RESIDUE, .revision = "0002", .path = "x.up.sql"};

	for (size_t line = 0; line <= 5; line++) {
		finding.line = line;
		assert_int_equal(accepts(with, &sql, "x.up.sql", two, &finding),
			line == 0 || line == 3 || line == 4);
	}
	finding.line = 3;
	finding.check = UPGRADE_FAILS;
	assert_false(accepts(with, &sql, "x.up.sql", two, &finding));
	finding.check = DOWNGRADE_LEAVES_RESIDUE;
	finding.revision = "0003";
	assert_false(accepts(with, &sql, "x.up.sql", two, &finding));
	finding.revision = NULL;
	assert_true(accepts(with, &sql, "x.up.sql", two, &finding));
	finding.path = "y.up.sql";
	assert_false(accepts(with, &sql, "x.up.sql", two, &finding));
}

static void in_a_downgrade_it_accepts_what_that_leaves_behind(void **state)
{
	struct with_folder *with = *state;
	static const char fails[] =
		"select 1;\n-- mtest: allow downgrade-fails: x\ncreate table t;";
	struct finding residue = {.check = DOWNGRADE_LEAVES_RESIDUE,
		.revision = "0002",
		.path = "x.up.sql",
		.line = 40};
	struct finding failure = {
		.check = DOWNGRADE_FAILS, .revision = "0002", .path = "x.down.sql", .line = 1};

	assert_true(accepts(with, &sql, "x.down.sql", two, &residue));
	assert_false(accepts(with, &sql, "x.up.sql", two, &residue));
	assert_false(accepts(with, &sql, "x.down.sql", fails, &failure));
	failure.line = 3;
	assert_true(accepts(with, &sql, "x.down.sql", fails, &failure));
	assert_false(accepts(with, &sql, "x.up.sql", fails, &failure));
}

static void a_mark_of_the_file_accepts_all_of_its_revision(void **state)
{
	struct with_folder *with = *state;
	static const char text[] = "select 1;\n-- mtest: allow-file downgrade-fails: x\nselect 2;";
	struct finding finding = {
		.check = DOWNGRADE_FAILS, .revision = "0002", .path = "x.down.sql", .line = 7};

	assert_true(accepts(with, &sql, "x.up.sql", text, &finding));
	finding.revision = "0003";
	assert_false(accepts(with, &sql, "x.up.sql", text, &finding));
}

static void python_has_marks_too(void **state)
{
	struct with_folder *with = *state;
	static const char text[] = "revision = 'x'\n\n\n\n"
				   "def upgrade():\n    x()\n    y()\n\n"
				   "def downgrade():\n"
				   "    # mtest: allow empty-downgrade: x\n    pass\n";
	static const char above[] =
		"\n\n\n# mtest: allow upgrade-fails: x\n"
		"def upgrade():\n    x()\n    y()\n\ndef downgrade():\n    z()\n";
	struct finding finding = {
		.check = EMPTY_DOWNGRADE, .revision = "1b2c", .path = "x.py", .line = 9};

	assert_true(accepts(with, &python, "x.py", text, &finding));
	finding.line = 5;
	assert_false(accepts(with, &python, "x.py", text, &finding));
	finding.check = UPGRADE_FAILS;
	finding.line = 7;
	assert_true(accepts(with, &python, "x.py", above, &finding));
	finding.line = 10;
	assert_false(accepts(with, &python, "x.py", above, &finding));
}

static void entries_of_the_configuration_are_patterns(void **state)
{
	struct with_folder *with = *state;
	struct config_allow entries[] = {
		{TIMED_OUT, NULL, NULL, "any", 1},
		{TIMED_OUT, "00*", NULL, "by revision", 2},
		{TIMED_OUT, NULL, "table public.*", "by object", 3},
		{TIMED_OUT, "*", "index ?", "by both", 4},
	};
	struct config config = {.allow = {entries, 4, 4}};
	static const struct {
		const char *revision, *object, *matches;
	} cases[] = {
		{NULL, NULL, "1"},
		{"0012", NULL, "12"},
		{"1000", "table public.users", "13"},
		{NULL, "index i", "14"},
		{"0001", "index ix", "12"},
	};
	struct allows allows = {.arena = with->arena};

	allow_read_config(&allows, &config, "mtest.yaml");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct finding finding = {.check = TIMED_OUT,
			.revision = cases[i].revision,
			.object = cases[i].object};
		const char *matches = "";

		VEC_EACH (&allows.items, it) {
			if (allow_matches(it, &finding)) {
				matches = arena_printf(with->arena, "%s%zu", matches, it->line);
			}
		}
		assert_string_equal(matches, cases[i].matches);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(marks_are_read),
		WITH_FOLDER(what_is_wrong_with_a_mark_is_told),
		WITH_FOLDER(a_mark_accepts_findings_at_its_statement),
		WITH_FOLDER(in_a_downgrade_it_accepts_what_that_leaves_behind),
		WITH_FOLDER(a_mark_of_the_file_accepts_all_of_its_revision),
		WITH_FOLDER(python_has_marks_too),
		WITH_FOLDER(entries_of_the_configuration_are_patterns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
