#include "verify.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

static void complain(struct verify *verify, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void complain(struct verify *verify, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	(void)vprintf(format, arguments);
	va_end(arguments);
	(void)putchar('\n');
	verify->faults++;
}

/* A member of an object as text; "-": null, absent or no object. */
static const char *member(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text == NULL ? "-" : text;
}

/* As `expect` has it: severity, check, revision, path:line, object. */
static const char *finding_line(struct arena *arena, const json_t *finding, bool any_line)
{
	json_int_t line = json_integer_value(json_object_get(finding, "line"));
	const char *place = any_line    ? ":*"
			    : line == 0 ? ""
					: arena_printf(arena, ":%lld", (long long)line);

	return arena_printf(arena, "%s %s %s %s%s %s", member(finding, "severity"),
		member(finding, "check"), member(finding, "revision"), member(finding, "path"),
		place, member(finding, "object"));
}

static bool take(bool *taken, const struct names *lines, const char *line)
{
	for (size_t i = 0; i < lines->count; i++) {
		if (!taken[i] && strcmp(lines->items[i], line) == 0) {
			taken[i] = true;
			return true;
		}
	}
	return false;
}

/* got: lines; others: the same lines in another form that counts as well, or NULL. */
static void compare_lines(struct verify *verify, const char *what, const struct names *expected,
	const struct names *got, const struct names *others)
{
	bool *taken = arena_alloc(verify->arena, expected->count + 1);

	for (size_t i = 0; i < got->count; i++) {
		if (!take(taken, expected, got->items[i]) &&
			(others == NULL || !take(taken, expected, others->items[i]))) {
			complain(verify, "+ %s%s", what, got->items[i]);
		}
	}
	for (size_t i = 0; i < expected->count; i++) {
		if (!taken[i]) {
			complain(verify, "- %s%s", what, expected->items[i]);
		}
	}
}

/* The summary must count what the report lists. */
static void verify_count(
	struct verify *verify, const json_t *report, const char *key, size_t expected)
{
	const json_t *count = json_object_get(json_object_get(report, "summary"), key);

	if (!json_is_integer(count) || (size_t)json_integer_value(count) != expected) {
		complain(verify, "the summary does not count %zu %s", expected, key);
	}
}

static void verify_allowed(struct verify *verify, const json_t *report)
{
	struct names got = {0};
	const json_t *finding;
	size_t i;

	json_array_foreach(json_object_get(report, "findings"), i, finding)
	{
		if (json_is_string(json_object_get(finding, "allowed"))) {
			*VEC_ADD(verify->arena, &got) = arena_printf(verify->arena, "%s by %s: %s",
				finding_line(verify->arena, finding, false),
				member(finding, "allowed_by"), member(finding, "allowed"));
		}
	}
	compare_lines(verify, "allowed ", &verify->expect->allowed, &got, NULL);
	verify_count(verify, report, "allowed", got.count);
	if (getenv("MTEST_BLESS") != NULL) {
		VEC_EACH (&got, it) {
			(void)printf("allowed %s\n", *it);
		}
	}
}

/* Most revisions fail when they are run once more, and no project is about that. */
static bool is_ordinary(const struct verify *verify, const json_t *finding)
{
	return !verify->expect->all_reruns && strcmp(member(finding, "severity"), "note") == 0 &&
	       strcmp(member(finding, "check"), "rerun-fails") == 0;
}

static void verify_findings(struct verify *verify, const json_t *report)
{
	struct names got = {0}, any_line = {0};
	size_t counts[3] = {0}, i;
	const json_t *finding;

	json_array_foreach(json_object_get(report, "findings"), i, finding)
	{
		const char *severity = member(finding, "severity");

		if (json_is_string(json_object_get(finding, "allowed"))) {
			continue;
		}
		if (!json_is_true(json_object_get(finding, "history"))) {
			counts[*severity == 'e' ? 0 : *severity == 'w' ? 1 : 2]++;
		}
		if (!is_ordinary(verify, finding)) {
			*VEC_ADD(verify->arena, &got) = finding_line(verify->arena, finding, false);
			*VEC_ADD(verify->arena, &any_line) =
				finding_line(verify->arena, finding, true);
		}
	}
	compare_lines(verify, "", &verify->expect->findings, &got, &any_line);
	verify_count(verify, report, "errors", counts[0]);
	verify_count(verify, report, "warnings", counts[1]);
	verify_count(verify, report, "notes", counts[2]);
	if (getenv("MTEST_BLESS") != NULL) {
		VEC_EACH (&got, it) {
			(void)printf("%s\n", *it);
		}
	}
}

/* Those of history are listed like the others, and once more by themselves. */
static void verify_history(struct verify *verify, const json_t *report)
{
	struct names got = {0};
	const json_t *finding;
	size_t i;

	json_array_foreach(json_object_get(report, "findings"), i, finding)
	{
		if (json_is_true(json_object_get(finding, "history")) &&
			!is_ordinary(verify, finding)) {
			*VEC_ADD(verify->arena, &got) = finding_line(verify->arena, finding, false);
		}
	}
	compare_lines(verify, "history ", &verify->expect->history, &got, NULL);
}

static void verify_remarks(struct verify *verify, const json_t *report)
{
	struct names got = {0};
	const json_t *remark;
	size_t i;

	json_array_foreach(json_object_get(report, "remarks"), i, remark)
	{
		*VEC_ADD(verify->arena, &got) = json_string_value(remark);
	}
	compare_lines(verify, "remark: ", &verify->expect->remarks, &got, NULL);
}

static void verify_gaps(struct verify *verify, const json_t *report)
{
	struct names got = {0};
	const json_t *gap;
	size_t i;

	json_array_foreach(json_object_get(report, "not_examined"), i, gap)
	{
		*VEC_ADD(verify->arena, &got) = arena_printf(
			verify->arena, "%s %s", member(gap, "revision"), member(gap, "what"));
	}
	compare_lines(verify, "not-examined ", &verify->expect->gaps, &got, NULL);
}

/* Only those that are expected count: most projects name the interesting ones. */
static void verify_verdicts(struct verify *verify, const json_t *report)
{
	struct names got = {0};
	const json_t *revision;
	size_t i;

	json_array_foreach(json_object_get(report, "revisions"), i, revision)
	{
		*VEC_ADD(verify->arena, &got) = arena_printf(verify->arena, "%s %s",
			member(revision, "id"), member(revision, "verdict"));
	}
	VEC_EACH (&verify->expect->verdicts, it) {
		if (!names_have(&got, *it)) {
			complain(verify, "- verdict %s", *it);
		}
	}
	if (getenv("MTEST_BLESS") != NULL) {
		VEC_EACH (&got, it) {
			(void)printf("verdict %s\n", *it);
		}
	}
}

/* Every step of a revision that printed something, once for each direction. */
static void verify_printed(struct verify *verify, const json_t *report)
{
	struct names got = {0};
	const json_t *revision, *step;
	size_t i, j;

	json_array_foreach(json_object_get(report, "revisions"), i, revision)
	{
		json_array_foreach(json_object_get(revision, "steps"), j, step)
		{
			const char *output = json_string_value(json_object_get(step, "output"));
			const char *line = arena_printf(verify->arena, "%s %s %s",
				member(revision, "id"), member(step, "direction"),
				text_squeeze(verify->arena, output == NULL ? "" : output, 200));

			if (output != NULL && !names_have(&got, line)) {
				*VEC_ADD(verify->arena, &got) = line;
			}
		}
	}
	compare_lines(verify, "printed ", &verify->expect->printed, &got, NULL);
}

static void verify_report(struct verify *verify, const json_t *report)
{
	const json_t *project = json_object_get(report, "project");
	json_int_t version = json_integer_value(json_object_get(report, "schema_version"));

	if (version != 1) {
		complain(verify, "schema_version is %lld, not 1", (long long)version);
	}
	if (strcmp(member(project, "engine"), verify->engine) != 0) {
		complain(verify, "the engine is %s, not %s", member(project, "engine"),
			verify->engine);
	}
	if (verify->expect->tool != NULL &&
		strcmp(member(project, "tool"), verify->expect->tool) != 0) {
		complain(verify, "the tool is %s, not %s", member(project, "tool"),
			verify->expect->tool);
	}
	verify_findings(verify, report);
	verify_history(verify, report);
	verify_allowed(verify, report);
	verify_remarks(verify, report);
	verify_verdicts(verify, report);
	verify_gaps(verify, report);
	verify_printed(verify, report);
}

/* Nothing, or the one line that was expected. */
static void verify_trouble(struct verify *verify, const char *said)
{
	const char *expected = verify->expect->trouble;
	const char *end = strchr(said, '\n');

	if (expected == NULL && *said == '\0') {
		return;
	}
	if (expected == NULL || strstr(said, expected) == NULL || end == NULL || end[1] != '\0') {
		complain(verify, "standard error: %s%s", *said == '\0' ? "is empty" : said,
			expected == NULL ? ""
					 : arena_printf(verify->arena,
						   "\nexpected one line with: %s", expected));
	} else if (!text_starts(said, "mtest: ")) {
		complain(verify, "standard error does not begin with 'mtest: ': %s", said);
	}
}

static json_t *read_report(const struct program_output *output, json_error_t *trouble)
{
	return json_loads(output->out, JSON_REJECT_DUPLICATES, trouble);
}

void verify_output(struct verify *verify, const struct program_output *output)
{
	json_error_t trouble = {0};
	AUTO(json_decrefp) json_t *report = NULL;
	bool has_report = verify->expect->exit_code < 2;

	if (output->status != verify->expect->exit_code) {
		complain(verify, "exit code %d, not %d", output->status, verify->expect->exit_code);
	}
	verify_trouble(verify, output->err);
	if (!has_report && *output->out != '\0') {
		complain(verify, "standard output is not empty:\n%s", output->out);
	}
	if (has_report) {
		report = read_report(output, &trouble);
		if (report == NULL) {
			complain(verify, "standard output is no JSON document: %s in line %d:\n%s",
				trouble.text, trouble.line, output->out);
		} else {
			verify_report(verify, report);
		}
	}
}

/* Takes out what may differ from run to run. */
static void drop_seconds(json_t *value)
{
	const char *key;
	json_t *inner;
	size_t i;

	if (json_is_array(value)) {
		json_array_foreach(value, i, inner)
		{
			drop_seconds(inner);
		}
		return;
	}
	(void)json_object_del(value, "seconds");
	json_object_foreach(value, key, inner)
	{
		drop_seconds(inner);
	}
}

static const char *as_text(struct arena *arena, const struct program_output *output)
{
	AUTO(json_decrefp) json_t *report = read_report(output, NULL);
	char *dumped;
	const char *text;

	if (report == NULL) {
		return output->out;
	}
	drop_seconds(report);
	dumped = json_dumps(report, JSON_INDENT(1) | JSON_SORT_KEYS);
	text = arena_copy(arena, dumped == NULL ? "" : dumped);
	free(dumped);
	return text;
}

void verify_same(struct verify *verify, const struct program_output *first,
	const struct program_output *second)
{
	const char *a = as_text(verify->arena, first), *b = as_text(verify->arena, second);
	size_t line = 1;

	if (first->status != second->status) {
		complain(verify, "a second run ends with exit code %d, the first with %d",
			second->status, first->status);
	}
	if (strcmp(a, b) == 0) {
		return;
	}
	while (strcspn(a, "\n") == strcspn(b, "\n") && strncmp(a, b, strcspn(a, "\n")) == 0 &&
		a[strcspn(a, "\n")] != '\0') {
		a += strcspn(a, "\n") + 1;
		b += strcspn(b, "\n") + 1;
		line++;
	}
	complain(verify, "a second run differs in line %zu (without times):\n- %.*s\n+ %.*s", line,
		(int)strcspn(a, "\n"), a, (int)strcspn(b, "\n"), b);
}

bool verify_is_too_old(const struct expect *expect, const struct program_output *output)
{
	AUTO(json_decrefp) json_t *report = read_report(output, NULL);
	const char *version = member(json_object_get(report, "project"), "server_version");

	return expect->from > 0 && strtol(version, NULL, 10) < expect->from;
}
