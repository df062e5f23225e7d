#include "report.h"

#include <jansson.h>
#include <math.h>

/* jansson's functions give NULL when memory runs out, and take NULL: one look at the end is enough.
 */
struct document {
	struct arena *arena;
	bool broken;
};

static void put(struct document *document, json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, value) != 0) {
		document->broken = true;
	}
}

static void append(struct document *document, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0) {
		document->broken = true;
	}
}

static json_t *text_or_null(struct document *document, const char *text)
{
	return text == NULL ? json_null() : json_string(text_valid(document->arena, text));
}

static void put_text(struct document *document, json_t *object, const char *key, const char *text)
{
	put(document, object, key, text_or_null(document, text));
}

static void put_number(struct document *document, json_t *object, const char *key, size_t number)
{
	put(document, object, key, json_integer((json_int_t)number));
}

static void put_seconds(struct document *document, json_t *object, double seconds)
{
	put(document, object, "seconds", json_real(round(seconds * 1e6) / 1e6));
}

static void put_line(struct document *document, json_t *object, size_t line)
{
	put(document, object, "line", line == 0 ? json_null() : json_integer((json_int_t)line));
}

static json_t *names_array(struct document *document, const struct names *names)
{
	json_t *array = json_array();

	VEC_EACH (names, it) {
		append(document, array, text_or_null(document, *it));
	}
	return array;
}

static json_t *project_object(struct document *document, const struct result *result)
{
	json_t *object = json_object();

	put_text(document, object, "path", result->project);
	if (result->set != NULL) {
		put_text(document, object, "set", result->set);
	}
	put_text(document, object, "tool", result->tool);
	put_text(document, object, "engine", result->engine);
	put_text(document, object, "server_version", result->server_version);
	put_number(document, object, "revisions", result->revisions.count);
	put(document, object, "heads", names_array(document, &result->heads));
	put_text(document, object, "base", result->base);
	return object;
}

static json_t *summary_object(struct document *document, const struct result *result)
{
	json_t *object = json_object();
	size_t allowed = 0, history = 0;

	VEC_EACH (&result->findings, it) {
		allowed += it->allowed != NULL ? 1 : 0;
		history += it->history && it->allowed == NULL ? 1 : 0;
	}
	put_number(document, object, "errors", findings_count(&result->findings, ERROR));
	put_number(document, object, "warnings", findings_count(&result->findings, WARNING));
	put_number(document, object, "notes", findings_count(&result->findings, NOTE));
	put_number(document, object, "allowed", allowed);
	put_number(document, object, "history", history);
	put_number(document, object, "revisions", result->revisions.count);
	put_number(document, object, "steps", result->steps);
	put_number(document, object, "not_examined", result->gaps.count);
	put_seconds(document, object, result->seconds);
	return object;
}

static json_t *statement_object(struct document *document, const struct step_statement *statement)
{
	json_t *object = json_object();

	put_line(document, object, statement->line);
	put_text(document, object, "sql", statement->sql);
	put_seconds(document, object, statement->seconds);
	put(document, object, "locks", json_array());
	put(document, object, "rewrites", json_array());
	put(document, object, "rows",
		statement->rows < 0 ? json_null() : json_integer(statement->rows));
	return object;
}

static json_t *step_object(struct document *document, const struct result_step *step)
{
	json_t *object = json_object(), *statements = json_array();

	for (size_t i = 0; i < step->statement_count; i++) {
		append(document, statements, statement_object(document, &step->statements[i]));
	}
	put_text(document, object, "pass", step->pass);
	put_text(document, object, "direction", direction_name(step->direction));
	put_seconds(document, object, step->seconds);
	put(document, object, "statements", statements);
	if (step->output != NULL) {
		put_text(document, object, "output", step->output);
	}
	return object;
}

static json_t *revision_object(struct document *document, const struct result_revision *walked)
{
	const struct revision *revision = walked->revision;
	json_t *object = json_object(), *steps = json_array();

	VEC_EACH (&walked->steps, it) {
		append(document, steps, step_object(document, it));
	}
	put_text(document, object, "id", revision->id);
	put(document, object, "parents", names_array(document, &revision->parents));
	put_text(document, object, "path", revision->path);
	put_text(document, object, "message", revision->title);
	put_text(document, object, "verdict", verdict_name(walked->verdict));
	put_text(document, object, "skipped", walked->skipped);
	put(document, object, "steps", steps);
	return object;
}

static json_t *change_object(struct document *document, const struct finding_change *change)
{
	json_t *object = json_object();

	put_text(document, object, "kind", change->kind);
	put_text(document, object, "identity", change->identity);
	put_text(document, object, "attribute", change->attribute);
	put_text(document, object, "before", change->before);
	put_text(document, object, "after", change->after);
	return object;
}

static json_t *finding_object(struct document *document, const struct finding *finding)
{
	const struct check_entry *check = checks[finding->check];
	json_t *object = json_object(), *changes = json_array();

	VEC_EACH (&finding->changes, it) {
		append(document, changes, change_object(document, it));
	}
	put_text(document, object, "check", check->name);
	put_text(document, object, "severity", severity_name(finding->severity));
	put_text(document, object, "scenario", check->scenario);
	put_text(document, object, "engine", finding->engine);
	put_text(document, object, "revision", finding->revision);
	put_text(document, object, "path", finding->path);
	put_line(document, object, finding->line);
	put_text(document, object, "object", finding->object);
	put_text(document, object, "before", finding->before);
	put_text(document, object, "after", finding->after);
	put_text(document, object, "message", finding->message);
	put_text(document, object, "hint", finding->hint);
	put_text(document, object, "allowed", finding->allowed);
	put_text(document, object, "allowed_by", finding->allowed_by);
	put(document, object, "history", json_boolean(finding->history));
	put(document, object, "changes", changes);
	return object;
}

static json_t *gap_object(struct document *document, const struct result_gap *gap)
{
	json_t *object = json_object();

	put_text(document, object, "revision", gap->revision);
	put_text(document, object, "what", gap->what);
	put_text(document, object, "reason", gap->reason);
	return object;
}

static json_t *report_object(struct document *document, const struct result *result)
{
	json_t *object = json_object(), *revisions = json_array(), *findings = json_array(),
	       *gaps = json_array();

	VEC_EACH (&result->revisions, it) {
		append(document, revisions, revision_object(document, it));
	}
	VEC_EACH (&result->findings, it) {
		append(document, findings, finding_object(document, it));
	}
	VEC_EACH (&result->gaps, it) {
		append(document, gaps, gap_object(document, it));
	}
	put_text(document, object, "mtest", MTEST_VERSION);
	put_number(document, object, "schema_version", 1);
	put(document, object, "project", project_object(document, result));
	put(document, object, "summary", summary_object(document, result));
	put(document, object, "revisions", revisions);
	put(document, object, "findings", findings);
	put(document, object, "not_examined", gaps);
	put(document, object, "remarks", names_array(document, &result->remarks));
	return object;
}

static bool write_json(
	const struct result *result, const struct report_style *style, FILE *out, struct error *err)
{
	/* 15 digits: six behind the point for any run under 30 years, and 0.1 stays 0.1. */
	const size_t flags = JSON_INDENT(2) | JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(15);
	AUTO(arena_free) struct arena *work = arena_new();
	struct document document = {.arena = work};
	AUTO(json_decrefp) json_t *report = report_object(&document, result);

	(void)style;
	if (report == NULL || document.broken) {
		return fail(err, ERROR_SYSTEM, "cannot build the JSON report");
	}
	if (json_dumpf(report, out, flags) != 0 || fputc('\n', out) == EOF || fflush(out) != 0) {
		return fail_errno(err, "cannot write the JSON report");
	}
	return true;
}

const struct report_format report_json = {
	.name = "json",
	.summary = "everything that was found and measured, for programs",
	.write = write_json,
};
