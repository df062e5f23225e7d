#include "report.h"

#include "text.h"

#include <string.h>

const struct report_format *const report_formats[] = {
	&report_text, &report_json, &report_junit, &report_github, NULL};

static const char *const verdicts[] = {
	[REVERSIBLE] = "reversible",
	[IRREVERSIBLE] = "irreversible",
	[FAILED] = "failed",
	[SKIPPED] = "skipped",
	[FORWARD_ONLY] = "forward-only",
	[NOT_WALKED] = "not-walked",
};

/* The code point at the start of well-formed UTF-8, and its length in bytes. */
static uint32_t code_point(const char *text, size_t *length)
{
	const unsigned char *bytes = (const unsigned char *)text;
	uint32_t value = bytes[0];

	*length = value < 0x80 ? 1 : value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
	if (*length > 1) {
		value &= 0x7FU >> *length;
	}
	for (size_t i = 1; i < *length; i++) {
		value = value << 6 | (bytes[i] & 0x3FU);
	}
	return value;
}

/* Terminals obey control characters; marks of direction make a text look like another one; XML
   has no place for what Unicode calls no character. */
static bool is_unsafe(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
	       (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
	       (c & 0xFFFE) == 0xFFFE;
}

/* Adds the next character of text as a terminal may see it; gives the bytes that it has read. */
static size_t escape(const char *text, bool valid, bool lines, char **to)
{
	size_t length = 1;
	uint32_t c = valid ? code_point(text, &length) : (unsigned char)*text;

	if (valid && lines && c == '\t') {
		*to += snprintf(*to, 5, "    ");
	} else if (valid && (!is_unsafe(c) || (lines && c == '\n'))) {
		memcpy(*to, text, length);
		*to += length;
	} else {
		*to += snprintf(*to, 7, valid && c >= 0x80 ? "\\u%04x" : "\\x%02x", (unsigned)c);
	}
	return length;
}

static const char *count_of(struct arena *arena, size_t count, const char *noun)
{
	return arena_printf(arena, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

/* What the walk has shown, in words that claim no more than that. */
static const char *conclusion(const struct result *result, struct arena *arena)
{
	const size_t total = result->revisions.count;
	size_t counts[NOT_WALKED + 1] = {0};
	const char *text;

	VEC_EACH (&result->revisions, it) {
		counts[it->verdict]++;
	}
	if (total == 0) {
		return "there is no revision to examine";
	}
	if (counts[NOT_WALKED] == total) {
		return "no revision was walked";
	}
	if (counts[FORWARD_ONLY] == total) {
		return "the chain only goes forward, nothing was undone";
	}
	if (report_is_proven(result)) {
		/* The whole way down, or a whole deployment, can be at fault where no revision is.
		 */
		return total == 1 ? "the one revision can be undone and redone"
				  : arena_printf(arena, "%s %zu revisions can be undone and redone",
					    findings_count(&result->findings, ERROR) > 0
						    ? "each of the"
						    : "all",
					    total);
	}
	text = arena_printf(arena, "%zu of %s can be undone and redone", counts[REVERSIBLE],
		count_of(arena, total, "revision"));
	for (enum verdict verdict = REVERSIBLE + 1; verdict <= NOT_WALKED; verdict++) {
		if (counts[verdict] > 0) {
			text = arena_printf(
				arena, "%s, %zu %s", text, counts[verdict], verdict_name(verdict));
		}
	}
	return text;
}

const struct report_format *report_find(const char *name)
{
	for (size_t i = 0; report_formats[i] != NULL; i++) {
		if (strcmp(report_formats[i]->name, name) == 0) {
			return report_formats[i];
		}
	}
	return NULL;
}

bool report_is_counted(const struct finding *finding)
{
	return finding->severity == NOTE && checks[finding->check]->counted;
}

bool report_fails(const struct result *result, const struct finding *finding)
{
	return finding->severity >= result->fail_on && finding_counts(finding) &&
	       !report_is_counted(finding);
}

const char *report_path(const struct result *result, const char *path, struct arena *arena)
{
	if (path == NULL || *path == '/' || result->root == NULL) {
		return path;
	}
	return arena_printf(arena, "%s%s", result->root, path);
}

const char *verdict_name(enum verdict verdict)
{
	return verdicts[verdict];
}

const char *report_printable(struct arena *arena, const char *text, bool lines)
{
	size_t size = text == NULL ? 0 : strlen(text), at = 0;
	char *result = arena_alloc(arena, size * 4 + 8), *to = result;

	while (at < size) {
		size_t end = at + text_bad_utf8(text + at, size - at);

		while (at < end) {
			if (lines && text[at] == '\r' && text[at + 1] == '\n') {
				at++;
			}
			at += escape(text + at, true, lines, &to);
		}
		if (at < size) {
			at += escape(text + at, false, lines, &to);
		}
	}
	return result;
}

bool report_is_proven(const struct result *result)
{
	VEC_EACH (&result->revisions, it) {
		if (it->verdict != REVERSIBLE) {
			return false;
		}
	}
	return result->revisions.count > 0 && result->gaps.count == 0;
}

const char *report_summary(const struct result *result, struct arena *arena)
{
	const struct findings *findings = &result->findings;
	const char *gaps = "";

	if (result->gaps.count > 0) {
		gaps = arena_printf(
			arena, "; %s not examined", count_of(arena, result->gaps.count, "thing"));
	}
	return arena_printf(arena, "%s, %s, %s: %s%s (%s in %.2f s)",
		count_of(arena, findings_count(findings, ERROR), "error"),
		count_of(arena, findings_count(findings, WARNING), "warning"),
		count_of(arena, findings_count(findings, NOTE), "note"), conclusion(result, arena),
		gaps, count_of(arena, result->steps, "step"), result->seconds);
}
