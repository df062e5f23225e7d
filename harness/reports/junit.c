#include "report.h"

#include "text.h"

#include <libxml/xmlwriter.h>
#include <stdlib.h>
#include <string.h>

/* What a case is about; revision NULL: the chain. */
struct test_case {
	const struct result_revision *revision;
	enum direction direction;
};

/*
 * One suite with a case for the chain and one for each revision and direction. Readers (GitLab,
 * Jenkins, actions for GitHub) show one failure of a case, so that all of a case's are one.
 */
struct suite {
	const struct result *result;
	struct arena *arena;
	xmlTextWriter *writer;
	const char *classname;
	struct test_case *owners; /* by place of the finding */
	bool broken;              /* the writer has no more memory */
};

static void free_buffer(xmlBuffer **buffer)
{
	xmlBufferFree(*buffer);
}

static void free_writer(xmlTextWriter **writer)
{
	xmlFreeTextWriter(*writer);
}

static void begin(struct suite *suite, const char *element)
{
	suite->broken |= xmlTextWriterStartElement(suite->writer, (const xmlChar *)element) < 0;
}

static void end(struct suite *suite)
{
	suite->broken |= xmlTextWriterEndElement(suite->writer) < 0;
}

/* report_printable leaves nothing that XML 1.0 forbids. */
static void attribute(struct suite *suite, const char *name, const char *value)
{
	suite->broken |= xmlTextWriterWriteAttribute(suite->writer, (const xmlChar *)name,
				 (const xmlChar *)report_printable(suite->arena, value, false)) < 0;
}

static void number(struct suite *suite, const char *name, size_t value)
{
	attribute(suite, name, arena_printf(suite->arena, "%zu", value));
}

static void seconds(struct suite *suite, double value)
{
	attribute(suite, "time", arena_printf(suite->arena, "%.3f", value));
}

static void content(struct suite *suite, const char *text)
{
	suite->broken |= xmlTextWriterWriteString(suite->writer,
				 (const xmlChar *)report_printable(suite->arena, text, true)) < 0;
}

static bool same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* Findings name a file and a line, or their check says which direction is at fault. */
static enum direction direction_of(const struct finding *finding, const struct revision *revision)
{
	const char *check = checks[finding->check]->name;

	if (text_starts(check, "downgrade") || text_ends(check, "-downgrade")) {
		return DOWN;
	}
	if (!same(finding->path, revision->down.path)) {
		return UP;
	}
	return same(revision->up.path, revision->down.path) &&
			       (finding->line < revision->down.line ||
				       revision->down.line <= revision->up.line)
		       ? UP
		       : DOWN;
}

/* The case that tells of a finding. */
static struct test_case case_of(const struct result *result, const struct finding *finding)
{
	struct test_case test = {0};

	VEC_EACH (&result->revisions, it) {
		if (test.revision == NULL && same(it->revision->id, finding->revision)) {
			test.revision = it;
			test.direction = direction_of(finding, it->revision);
		}
	}
	return test;
}

static bool belongs(
	const struct suite *suite, const struct finding *finding, const struct test_case *test)
{
	const struct test_case *owner = &suite->owners[finding - suite->result->findings.items];

	return owner->revision == test->revision &&
	       (owner->revision == NULL || owner->direction == test->direction);
}

/* Forward-only chains have no downgrades; of a partial run only what was named is told. */
static bool is_told(const struct result *result, const struct test_case *test)
{
	return !(test->revision->verdict == FORWARD_ONLY && test->direction == DOWN) &&
	       !(test->revision->verdict == NOT_WALKED && result->partial);
}

static size_t count_failures(const struct suite *suite, const struct test_case *test)
{
	size_t count = 0;

	VEC_EACH (&suite->result->findings, it) {
		count += report_fails(suite->result, it) && belongs(suite, it, test) ? 1 : 0;
	}
	return count;
}

/* Why the case was not examined, or NULL: it was. */
static const char *skip_reason(const struct suite *suite, const struct test_case *test)
{
	const struct result_revision *revision = test->revision;

	if (revision == NULL || count_failures(suite, test) > 0) {
		return NULL;
	}
	VEC_EACH (&revision->steps, it) {
		if (it->direction == test->direction) {
			return NULL;
		}
	}
	VEC_EACH (&suite->result->gaps, it) {
		if (same(it->revision, revision->revision->id)) {
			return it->reason;
		}
	}
	return revision->skipped != NULL ? revision->skipped : "it was not run";
}

/* "data-lost at migrations/0003_x.up.sql:3: message", its hint, and why it does not count. */
static const char *finding_text(const struct suite *suite, const struct finding *finding)
{
	struct arena *arena = suite->arena;
	const char *path = report_path(suite->result, finding->path, arena);
	const char *text = arena_printf(
		arena, "%s %s", severity_name(finding->severity), checks[finding->check]->name);

	if (path != NULL) {
		text = arena_printf(arena, "%s at %s", text, path);
	}
	if (path != NULL && finding->line > 0) {
		text = arena_printf(arena, "%s:%zu", text, finding->line);
	}
	text = arena_printf(
		arena, "%s\n%s\n", text, finding->message == NULL ? "" : finding->message);
	if (finding->hint != NULL) {
		text = arena_printf(arena, "%shint: %s\n", text, finding->hint);
	}
	if (finding->allowed != NULL) {
		text = arena_printf(arena, "%sallowed: %s\n", text, finding->allowed);
	} else if (finding->history) {
		text = arena_printf(arena, "%shistory: it does not fail the run\n", text);
	}
	return text;
}

/* What the case's findings say: of those that fail the run, or of the others. */
static const char *findings_text(
	const struct suite *suite, const struct test_case *test, bool failing)
{
	const char *text = "";

	VEC_EACH (&suite->result->findings, it) {
		if (report_fails(suite->result, it) == failing && belongs(suite, it, test)) {
			text = arena_printf(suite->arena, "%s%s%s", text, *text == '\0' ? "" : "\n",
				finding_text(suite, it));
		}
	}
	return text;
}

static void write_failure(struct suite *suite, const struct test_case *test, size_t count)
{
	const struct finding *first = NULL;

	VEC_EACH (&suite->result->findings, it) {
		if (first == NULL && report_fails(suite->result, it) && belongs(suite, it, test)) {
			first = it;
		}
	}
	begin(suite, "failure");
	attribute(suite, "message",
		count == 1 ? first->message
			   : arena_printf(suite->arena, "%zu findings, the first: %s", count,
				     first->message));
	attribute(suite, "type", checks[first->check]->name);
	content(suite, findings_text(suite, test, true));
	end(suite);
}

static void write_output(struct suite *suite, const char *text)
{
	if (*text != '\0') {
		begin(suite, "system-out");
		content(suite, text);
		end(suite);
	}
}

static double seconds_of(const struct test_case *test)
{
	double sum = 0;

	if (test->revision != NULL) {
		VEC_EACH (&test->revision->steps, it) {
			sum += it->direction == test->direction ? it->seconds : 0;
		}
	}
	return sum;
}

static void name_case(struct suite *suite, const struct test_case *test)
{
	const struct revision *revision;
	const char *path, *title;

	attribute(suite, "classname", suite->classname);
	if (test->revision == NULL) {
		attribute(suite, "name", "the chain as a whole");
		return;
	}
	revision = test->revision->revision;
	title = revision->title == NULL ? "" : revision->title;
	path = revision_script(revision, test->direction)->path;
	attribute(suite, "name",
		arena_printf(suite->arena, "%s%s%s: %s", revision->id, *title == '\0' ? "" : " ",
			title, test->direction == UP ? "upgrade" : "downgrade"));
	path = report_path(suite->result, path == NULL ? revision->path : path, suite->arena);
	if (path != NULL) {
		attribute(suite, "file", path);
	}
}

static void write_case(struct suite *suite, const struct test_case *test)
{
	const size_t failures = count_failures(suite, test);
	const char *skipped = skip_reason(suite, test);

	begin(suite, "testcase");
	name_case(suite, test);
	seconds(suite, seconds_of(test));
	if (failures > 0) {
		write_failure(suite, test, failures);
	}
	if (skipped != NULL) {
		begin(suite, "skipped");
		attribute(suite, "message", skipped);
		end(suite);
	}
	write_output(suite, findings_text(suite, test, false));
	end(suite);
}

struct test_cases {
	struct test_case *items;
	size_t count, cap;
};

static void add_case(struct suite *suite, struct test_cases *cases, struct test_case test)
{
	if (is_told(suite->result, &test)) {
		*VEC_ADD(suite->arena, cases) = test;
	}
}

static struct test_cases all_cases(struct suite *suite)
{
	struct test_cases cases = {0};

	*VEC_ADD(suite->arena, &cases) = (struct test_case){0};
	VEC_EACH (&suite->result->revisions, it) {
		add_case(suite, &cases, (struct test_case){it, UP});
		add_case(suite, &cases, (struct test_case){it, DOWN});
	}
	return cases;
}

static void write_counts(struct suite *suite, const struct test_cases *cases)
{
	size_t failed = 0, skipped = 0;

	VEC_EACH (cases, it) {
		failed += count_failures(suite, it) > 0 ? 1 : 0;
		skipped += skip_reason(suite, it) != NULL ? 1 : 0;
	}
	number(suite, "tests", cases->count);
	number(suite, "failures", failed);
	number(suite, "errors", 0);
	number(suite, "skipped", skipped);
	seconds(suite, suite->result->seconds);
}

/* What was not examined of the run as a whole. */
static const char *gaps_text(const struct suite *suite)
{
	const char *text = "";

	VEC_EACH (&suite->result->gaps, it) {
		if (it->revision == NULL) {
			text = arena_printf(suite->arena, "%snot examined: %s: %s\n", text,
				it->what, it->reason);
		}
	}
	return text;
}

static void write_suite(struct suite *suite)
{
	struct test_cases cases = all_cases(suite);

	suite->broken |= xmlTextWriterStartDocument(suite->writer, NULL, "UTF-8", NULL) < 0;
	begin(suite, "testsuites");
	attribute(suite, "name", "mtest");
	write_counts(suite, &cases);
	begin(suite, "testsuite");
	attribute(suite, "name", arena_printf(suite->arena, "mtest %s", suite->result->engine));
	write_counts(suite, &cases);
	VEC_EACH (&cases, it) {
		write_case(suite, it);
	}
	write_output(suite, gaps_text(suite));
	end(suite);
	end(suite);
	suite->broken |= xmlTextWriterEndDocument(suite->writer) < 0;
}

/* "db.migrations": Jenkins takes what is before the last point for a package. */
static const char *class_of(const struct result *result, struct arena *arena)
{
	char *name = arena_copy(arena, report_path(result, result->path, arena));

	if (name == NULL || *name == '\0' || text_ends(name, ".") || *name == '/') {
		return result->tool;
	}
	for (char *at = name; *at != '\0'; at++) {
		*at = *at == '/' ? '.' : *at;
	}
	return name;
}

static bool write_junit(
	const struct result *result, const struct report_style *style, FILE *out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	AUTO(free_buffer) xmlBuffer *buffer = xmlBufferCreate();
	AUTO(free_writer)
	xmlTextWriter *writer = buffer == NULL ? NULL : xmlNewTextWriterMemory(buffer, 0);
	struct suite suite = {.result = result, .arena = work, .writer = writer};

	(void)style;
	if (writer == NULL) {
		return fail(err, ERROR_SYSTEM, "cannot build the JUnit report");
	}
	suite.classname = class_of(result, work);
	suite.owners = arena_alloc(work, (result->findings.count + 1) * sizeof *suite.owners);
	for (size_t i = 0; i < result->findings.count; i++) {
		suite.owners[i] = case_of(result, &result->findings.items[i]);
	}
	(void)xmlTextWriterSetIndent(writer, 1);
	write_suite(&suite);
	if (suite.broken || xmlTextWriterFlush(writer) < 0) {
		return fail(err, ERROR_SYSTEM, "cannot build the JUnit report");
	}
	if (fputs((const char *)xmlBufferContent(buffer), out) == EOF || fflush(out) != 0) {
		return fail_errno(err, "cannot write the JUnit report");
	}
	return true;
}

const struct report_format report_junit = {
	.name = "junit",
	.summary = "a test case for each revision and direction, for CI systems",
	.write = write_junit,
};
