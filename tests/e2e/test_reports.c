#include "file.h"
#include "process.h"
#include "temporary.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Reports as CI systems take them: to files, beside another one on standard output, valid for
 * xmllint. Each case is a line for the shell, in an empty folder; $MTEST is the program, $P the
 * folder of the test projects, $S the one of the schemas.
 */
struct report_case {
	const char *line;
	int status;
	const char *out; /* what must be part of what it says; NULL: it says nothing */
};

#define VALID "xmllint --noout --schema \"$S/junit.xsd\" r.xml 2>&1"
#define FAULTS "\"$MTEST\" all -C \"$P/try_faults/project\" "
#define CLEAN "\"$MTEST\" all -C \"$P/try_clean/project\" "

static const struct report_case cases[] = {
	{FAULTS "--report junit=r.xml; " VALID, 0, "r.xml validates"},
	{FAULTS "--format junit >r.xml; " VALID, 0, "r.xml validates"},
	{FAULTS "--report junit=r.xml; grep -c '<failure' r.xml", 0, "\n3\n"},
	{CLEAN "--report junit=r.xml && " VALID, 0, "r.xml validates"},
	{"\"$MTEST\" check 0003 -C \"$P/try_faults/project\" --format junit >r.xml; " VALID
	 "; grep -c '<testcase' r.xml",
		0, "\n3\n"},
	{"\"$MTEST\" all -C \"$P/forward_only/project\" --engine sqlite --format junit "
	 ">r.xml; " VALID,
		0, "r.xml validates"},
	{"\"$MTEST\" all -C \"$P/faults_side_by_side/project\" --format junit >r.xml; " VALID
	 "; grep '<skipped' r.xml",
		0, "message=\"needs 0002\""},
	{"\"$MTEST\" all -C \"$P/invalid_utf8/project\" --engine sqlite --format junit "
	 ">r.xml; " VALID,
		0, "r.xml validates"},
	{"\"$MTEST\" all -C \"$P/duplicate_number/project\" --engine sqlite --format junit "
	 ">r.xml; " VALID,
		0, "r.xml validates"},
	/* Standard output stays what it was; the text in a file is the whole text. */
	{FAULTS "--report json=r.json --report text=r.txt --format json >o.json; "
		"sed '/\"seconds\"/d' r.json >a; sed '/\"seconds\"/d' o.json | cmp a - && tail -2 "
		"r.txt",
		0, "mtest all --write-baseline"},
	{FAULTS "--report github=r.txt --format json | head -1; grep -c '^::error' r.txt", 0,
		"{\n3\n"},
	{"echo old >r.xml; " FAULTS "--report junit=r.xml >o; ls; grep -c old r.xml", 1,
		"o\nout\nr.xml\n0\n"},
	{FAULTS "--report junit=-  2>&1", 2, "--report writes files"},
	{FAULTS "--report junit 2>&1", 2, "FORMAT=FILE"},
	{FAULTS "--report junit= 2>&1", 2, "FORMAT=FILE"},
	{FAULTS "--report xml=r.xml 2>&1", 2, "text, json, junit and github"},
	{FAULTS "--report junit=no/where/r.xml 2>&1", 2, "there is no folder no/where"},
	{FAULTS "--report junit=. 2>&1", 2, ". is a folder"},
	{FAULTS "--report junit=r --report json=r 2>&1", 2, "two --report write to r"},
	/* Annotations follow the text in GitHub Actions, and nothing else. */
	{"GITHUB_ACTIONS=true " FAULTS
	 "| grep '^::error file=.*0002_.*line=9,title=downgrade-leaves'",
		0, "published_posts"},
	{"GITHUB_ACTIONS=true " FAULTS "--format json | grep '^::'", 1, NULL},
	{"GITHUB_ACTIONS=false " FAULTS "| grep '^::'", 1, NULL},
	{"GITHUB_ACTIONS=true GITHUB_WORKSPACE=\"$P\" " FAULTS "| grep '^::error'", 0,
		"file=try_faults/project/migrations/0002"},
	{"cp -r \"$P/try_faults\" . && \"$MTEST\" all -C try_faults/project --format github", 1,
		"file=try_faults/project/migrations/0002"},
	/* In a repository paths count from its root. */
	{"cp -r \"$P/try_faults\" . && mkdir .git && cd try_faults && \"$MTEST\" all -C project "
	 "--format github",
		1, "file=try_faults/project/migrations/0002"},
};

struct reports {
	struct arena *arena;
	const char *mtest, *projects, *schemas;
};

static bool run_case(const struct reports *reports, const struct report_case *item, bool *right,
	struct error *err)
{
	static const char script[] = "export MTEST=\"$1\" P=\"$2\" S=\"$3\"; unset GITHUB_ACTIONS "
				     "GITHUB_WORKSPACE; exec >out; eval \"$4\"";
	AUTO(temporary_remove) const char *folder = NULL;
	const char *const words[] = {"/bin/sh", "-c", script, "sh", reports->mtest,
		reports->projects, reports->schemas, item->line, NULL};
	struct process_plan plan = {.argv = (const char **)(uintptr_t)words, .seconds = 120};
	struct process_result result;
	const char *out;
	size_t size;

	if (!temporary_open(reports->arena, "reports", &folder, err)) {
		return false;
	}
	plan.folder = folder;
	if (!process_run(&plan, reports->arena, &result, err) ||
		!file_read(reports->arena, arena_printf(reports->arena, "%s/out", folder), &out,
			&size, err)) {
		return false;
	}
	*right = result.status == item->status &&
		 (item->out == NULL ? *out == '\0' : strstr(out, item->out) != NULL);
	if (!*right) {
		(void)printf("%s\nexit code %d, not %d; it said:\n%s\n", item->line, result.status,
			item->status, out);
	}
	return true;
}

/* test_reports MTEST PROJECTS SCHEMAS */
int main(int argc, char **argv)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	struct error err = {0};
	int wrong = 0;

	if (argc != 4) {
		(void)fputs("usage: test_reports MTEST PROJECTS SCHEMAS\n", stderr);
		return 1;
	}
	if (file_in_path(arena, "xmllint") == NULL) {
		(void)puts("skipped: there is no xmllint");
		return 77;
	}
	const struct reports reports = {
		.arena = arena, .mtest = argv[1], .projects = argv[2], .schemas = argv[3]};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool right = false;

		if (!run_case(&reports, &cases[i], &right, &err)) {
			(void)fprintf(stderr, "test_reports: %s\n", err.text);
			return 1;
		}
		wrong += right ? 0 : 1;
	}
	return wrong == 0 ? 0 : 1;
}
