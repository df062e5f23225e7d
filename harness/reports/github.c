#include "report.h"

#include <string.h>

/* What GitHub shows of each kind in one step. */
enum { MOST_ANNOTATIONS = 10 };

static const char *const commands[] = {[NOTE] = "notice", [WARNING] = "warning", [ERROR] = "error"};

/* Properties end at "," and their list at ":". */
static void write_escaped(FILE *out, const char *text, bool property)
{
	for (; *text != '\0'; text++) {
		bool escaped = *text == '%' || *text == '\r' || *text == '\n' ||
			       (property && (*text == ':' || *text == ','));

		(void)fprintf(out, escaped ? "%%%02X" : "%c", (unsigned char)*text);
	}
}

static void write_property(FILE *out, struct arena *work, const char *name, const char *value)
{
	(void)fputs(name, out);
	write_escaped(out, report_printable(work, value, false), true);
}

static void write_annotation(
	const struct result *result, const struct finding *finding, struct arena *work, FILE *out)
{
	const char *path = report_path(result, finding->path, work);
	const char *text = finding->message == NULL ? "" : finding->message;

	(void)fprintf(out, "::%s ", commands[finding->severity]);
	if (path != NULL) {
		write_property(out, work, "file=", path);
		if (finding->line > 0) {
			(void)fprintf(out, ",line=%zu", finding->line);
		}
		(void)fputc(',', out);
	}
	write_property(out, work, "title=",
		arena_printf(work, "%s%s%s", checks[finding->check]->name,
			finding->revision == NULL ? "" : " in ",
			finding->revision == NULL ? "" : finding->revision));
	(void)fputs("::", out);
	if (finding->hint != NULL) {
		text = arena_printf(work, "%s\n%s", text, finding->hint);
	}
	write_escaped(out, report_printable(work, text, true), false);
	(void)fputc('\n', out);
}

static bool is_shown(const struct finding *finding, enum severity severity)
{
	return finding->severity == severity && finding_counts(finding) &&
	       !report_is_counted(finding);
}

/* Where there are too many, the last place says how many are left out. */
static void write_severity(
	const struct result *result, enum severity severity, struct arena *work, FILE *out)
{
	size_t count = 0, most, written = 0;

	VEC_EACH (&result->findings, it) {
		count += is_shown(it, severity) ? 1 : 0;
	}
	most = count > MOST_ANNOTATIONS ? MOST_ANNOTATIONS - 1 : count;
	VEC_EACH (&result->findings, it) {
		if (is_shown(it, severity) && written < most) {
			write_annotation(result, it, work, out);
			written++;
		}
	}
	if (count > most) {
		(void)fprintf(out,
			"::%s title=mtest::%zu more findings of this kind are in the report\n",
			commands[severity], count - most);
	}
}

static bool write_github(
	const struct result *result, const struct report_style *style, FILE *out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();

	(void)style;
	write_severity(result, ERROR, work, out);
	write_severity(result, WARNING, work, out);
	write_severity(result, NOTE, work, out);
	return (fflush(out) == 0 && ferror(out) == 0) ||
	       fail_errno(err, "cannot write the annotations");
}

const struct report_format report_github = {
	.name = "github",
	.summary = "annotations of GitHub Actions",
	.write = write_github,
};
