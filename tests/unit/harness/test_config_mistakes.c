#include "config.h"
#include "folder.h"

/* Every mistake in mtest.yaml is one sentence behind its place. */

/* The place and the end of the sentence are the whole sentence. */
static void is_refused(struct with_folder *with, const char *text, const char *sentence)
{
	struct config config;
	const char *wanted =
		arena_printf(with->arena, "%s:%s", in_folder(with, "mtest.yaml"), sentence);

	put(with, "mtest.yaml", text);
	assert_false(config_read(with->arena, with->folder, NULL, &config, &with->err));
	assert_int_equal(with->err.code, ERROR_USAGE);
	if (strcmp(with->err.text, wanted) != 0) {
		print_error("%s\nnot\n%s\nfor:\n%s\n", with->err.text, wanted, text);
		_fail(__FILE__, __LINE__);
	}
}

struct bad {
	const char *text, *sentence;
};

static void refuse_all(struct with_folder *with, const struct bad *bads, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		is_refused(with, bads[i].text, bads[i].sentence);
	}
}

#define REFUSE_ALL(with, bads) refuse_all(with, bads, sizeof(bads) / sizeof *(bads))

static void an_unknown_key_is_located(void **state)
{
	static const struct bad bads[] = {
		{"tool: plain\nengin: sqlite\n",
			"2:1: unknown key 'engin'; did you mean 'engine'?"},
		{"database: x\n", "1:1: unknown key 'database'"},
		{"# c\n\n  tool: plain\n  preludes: [a]\n",
			"4:3: unknown key 'preludes'; did you mean 'prelude'?"},
		{"{tool: plain, Engine: x}\n",
			"1:15: unknown key 'Engine'; did you mean 'engine'?"},
		{"sets: [{nam: a}]\n",
			"1:9: unknown key 'nam' in an entry of sets; did you mean 'name'?"},
		{"checks:\n- {check: timed-out, level: off}\n",
			"2:22: unknown key 'level' in an entry of checks; it takes check and "
			"severity"},
		{"allow:\n- chek: x\n",
			"2:3: unknown key 'chek' in an entry of allow; did you mean 'check'?"},
		{"fixtures: {row: 3}\n",
			"1:12: unknown key 'row' in fixtures; did you mean 'rows'?"},
		{"hooks: [{before: up}]\n",
			"1:10: unknown key 'before' in an entry of hooks; it takes after, "
			"revision, set, run and timeout"},
		{"commands: {upp: x}\n", "1:12: unknown key 'upp' in commands; did you mean 'up'?"},
		{"rehearsal: {clone: {make: x}}\n",
			"1:21: unknown key 'make' in clone; it takes create and destroy"},
		{"\"a\\n  b\": x\n", "1:1: unknown key 'a b'"},
		{"<<: {}\n", "1:1: unknown key '<<'"},
	};

	REFUSE_ALL(*state, bads);
}

static void a_value_of_another_kind_is_located(void **state)
{
	static const struct bad bads[] = {
		{"tool: [plain]\n", "1:7: tool must be a text, not a list"},
		{"tool: {a: b}\n", "1:7: tool must be a text, not keys with values"},
		{"tool:\nengine: x\n", "1:6: tool must be a text, not nothing"},
		{"tool: ~\n", "1:7: tool must be a text, not nothing"},
		{"tool: ''\n", "1:7: tool is empty"},
		{"tool: plain\nprelude: roles.sql\n",
			"2:10: prelude must be a list of texts, not a text"},
		{"prelude: [a, [b]]\n", "1:14: an entry of prelude must be a text, not a list"},
		{"prelude: [a, ~]\n", "1:14: an entry of prelude must be a text, not nothing"},
		{"python: .venv/bin/python\n", "1:9: python must be a list of texts, not a text"},
		{"skip:\n  a: b\n", "2:3: skip must be a list of texts, not keys with values"},
		{"step_timeout: [1]\n", "1:15: step_timeout must be a number above 0, not a list"},
		{"idempotent: []\n", "1:13: idempotent must be true or false, not a list"},
		{"sets: {name: a}\n", "1:7: sets must be a list, not keys with values"},
		{"sets: [a]\n", "1:8: an entry of sets must be keys with values, not a text"},
		{"checks: off\n", "1:9: checks must be a list, not a text"},
		{"allow: 3\n", "1:8: allow must be a list, not a text"},
		{"fixtures: [a]\n", "1:11: fixtures must be keys with values, not a list"},
		{"hooks: x\n", "1:8: hooks must be a list, not a text"},
		{"contract: x\n", "1:11: contract must be a list, not a text"},
		{"- tool\n", "1:1: the file must be keys with values, not a list"},
		{"tool\n", "1:1: the file must be keys with values, not a text"},
	};

	REFUSE_ALL(*state, bads);
}

static void a_missing_key_is_located(void **state)
{
	static const struct bad bads[] = {
		{"sets:\n- name: a\n- path: b\n", "3:3: an entry of sets needs the key 'name'"},
		{"checks: [{check: timed-out}]\n",
			"1:10: an entry of checks needs the key 'severity'"},
		{"checks: [{severity: off}]\n", "1:10: an entry of checks needs the key 'check'"},
		{"allow: [{check: timed-out}]\n", "1:9: an entry of allow needs the key 'reason'"},
		{"allow: [{reason: x}]\n", "1:9: an entry of allow needs the key 'check'"},
		{"hooks: [{run: x}]\n", "1:9: an entry of hooks needs the key 'after'"},
		{"hooks: [{after: up}]\n", "1:9: an entry of hooks needs the key 'run'"},
		{"contract: [{revision: x}]\n",
			"1:12: an entry of contract needs the key 'reason'"},
		{"rehearsal: {clone: {destroy: x}}\n", "1:20: clone needs the key 'create'"},
	};

	REFUSE_ALL(*state, bads);
}

static void a_bad_value_is_located(void **state)
{
	static const struct bad bads[] = {
		{"step_timeout: -1\n", "1:15: step_timeout must be a number above 0, not '-1'"},
		{"step_timeout: 0\n", "1:15: step_timeout must be a number above 0, not '0'"},
		{"step_timeout: .nan\n", "1:15: step_timeout must be a number above 0, not '.nan'"},
		{"step_timeout: nan\n", "1:15: step_timeout must be a number above 0, not 'nan'"},
		{"step_timeout: inf\n", "1:15: step_timeout must be a number above 0, not 'inf'"},
		{"step_timeout: 1e999\n",
			"1:15: step_timeout must be a number above 0, not '1e999'"},
		{"step_timeout: 60s\n", "1:15: step_timeout must be a number above 0, not '60s'"},
		{"step_timeout: 0x10\n", "1:15: step_timeout must be a number above 0, not '0x10'"},
		{"step_timeout: soon\n", "1:15: step_timeout must be a number above 0, not 'soon'"},
		{"step_timeout: 1e7\n",
			"1:15: step_timeout must be at most 604800 seconds, a week"},
		{"idempotent: maybe\n", "1:13: idempotent must be true or false, not 'maybe'"},
		{"environment: [A=b, C]\n",
			"1:20: an entry of environment must be NAME=value, not 'C'"},
		{"environment: [=b]\n",
			"1:15: an entry of environment must be NAME=value, not '=b'"},
		{"revision_naming: (a\n",
			"1:18: revision_naming is no regular expression: Unmatched ( or \\("},
		{"revision_naming: '((a{1,255}){255}){2}'\n",
			"1:18: revision_naming repeats its parts too often"},
		{"revision_naming: '(((((((((((((((((a+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+'\n",
			"1:18: revision_naming repeats its parts too often"},
		{"checks: [{check: timed-out, severity: fatal}]\n",
			"1:39: severity must be error, warning, note or off, not 'fatal'"},
		{"checks: [{check: timedout, severity: off}]\n",
			"1:18: there is no check 'timedout'; did you mean 'timed-out'?"},
		{"checks: [{check: sql, severity: off}]\n",
			"1:18: there is no check 'sql'; mtest explain lists them"},
		{"checks:\n- {check: timed-out, severity: off}\n"
		 "- {check: timed-out, severity: note}\n",
			"3:11: the check 'timed-out' already has a severity"},
		{"allow: [{check: x-y, reason: z}]\n",
			"1:17: there is no check 'x-y'; mtest explain lists them"},
		{"allow: [{check: timed-out, reason: \"\\t \"}]\n", "1:36: reason says nothing"},
		{"sets: [{name: a}, {name: b}, {name: a}]\n", "1:37: there are two sets named 'a'"},
		{"hooks: [{after: head, revision: 7, run: x}]\n",
			"1:33: a hook after head belongs to no revision"},
		{"hooks: [{after: left, run: x}]\n",
			"1:17: after must be up, down or head, not 'left'"},
		{"hooks: [{after: up, run: x, timeout: 0}]\n",
			"1:38: timeout must be a number above 0, not '0'"},
		{"fixtures: {rows: -1}\n",
			"1:18: rows must be a number from 0 to 100000, not '-1'"},
		{"fixtures: {seed: 1.5}\n", "1:18: seed must be a whole number, not '1.5'"},
		{"fixtures: {seed: 99999999999999999999}\n",
			"1:18: seed must be a whole number, not '99999999999999999999'"},
	};

	REFUSE_ALL(*state, bads);
}

static void what_is_no_yaml_is_located(void **state)
{
	static const struct bad bads[] = {
		{"tool: plain\ntool: golang-migrate\n",
			"2:1: the key 'tool' was already given in line 1"},
		{"fixtures: {rows: 1, rows: 1}\n",
			"1:21: the key 'rows' was already given in line 1"},
		{"tool: plain\npath: [a\n", "3:1: is not YAML: did not find expected ',' or ']' "
					    "while parsing a flow sequence that begins in line 2"},
		{"tool: a: b\n",
			"1:8: is not YAML: mapping values are not allowed in this context"},
		{"fixtures:\n\trows: 1\n", "2:1: a tab, but YAML is indented with spaces"},
		{"# \xC3\xA4\xC3\xA4\nfixtures:\n\trows: 1\n",
			"3:1: a tab, but YAML is indented with spaces"},
		{"tool: &a plain\n",
			"1:7: mtest knows no anchors and aliases ('a'): write the value out; a "
			"text that begins with & or * needs quotes"},
		{"exclude: [*x]\n",
			"1:11: mtest knows no anchors and aliases ('x'): write the value out; a "
			"text that begins with & or * needs quotes"},
		{"tool: !x plain\n",
			"1:7: mtest knows no tags ('!x'); a text that begins with ! needs quotes"},
		{"tool: plain\n---\ntool: alembic\n",
			"2:1: a second document begins; mtest reads one"},
		{"? [a]\n: b\n", "1:3: a key must be a text"},
		{"tool: \"a\\0b\"\n", "1:7: holds a NUL byte"},
		{"tool: \"\xC3\xA4\x01\"\n",
			"1:9: is not YAML: control characters are not allowed"},
		{"tool: pl\xE4in\n", "1:9: is not UTF-8 text"},
		{"\xFF\xFEt", "1:1: is not UTF-8 text"},
		{"skip: [[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]\n", "1:22: is nested too deeply"},
	};

	REFUSE_ALL(*state, bads);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(an_unknown_key_is_located),
		WITH_FOLDER(a_value_of_another_kind_is_located),
		WITH_FOLDER(a_missing_key_is_located),
		WITH_FOLDER(a_bad_value_is_located),
		WITH_FOLDER(what_is_no_yaml_is_located),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
