#include "report.h"

#include "text.h"

#include <string.h>

enum { WIDTH = 100, HANG = 2, MOST_CHANGES = 6, LEAD = 20 };

struct page {
	const struct result *result;
	struct arena *arena;
	bool colour;
	FILE *out;
};

static const char plain[] = "", bold[] = "\033[1m", dim[] = "\033[2m", good[] = "\033[32m";

static const char *const severity_styles[] = {
	[NOTE] = "\033[36m", [WARNING] = "\033[33m", [ERROR] = "\033[31m"};

/* For names and paths, which are one line whatever they hold. */
static const char *name(struct page *page, const char *text)
{
	return report_printable(page->arena, text, false);
}

static const char *value(struct page *page, const char *text)
{
	return name(page, text == NULL ? NULL : text_squeeze(page->arena, text, SIZE_MAX));
}

/* The bytes of the longest start of text that is at most so many characters wide. */
static size_t fitting(const char *text, size_t size, size_t width)
{
	size_t at = 0;

	while (at < size && (width > 0 || ((unsigned char)text[at] & 0xC0) == 0x80)) {
		width -= ((unsigned char)text[at++] & 0xC0) != 0x80 ? 1 : 0;
	}
	return at;
}

static void write_line(
	struct page *page, size_t indent, const char *style, const char *text, size_t size)
{
	bool styled = page->colour && *style != '\0';

	(void)fprintf(page->out, "%*s%s", (int)indent, "", styled ? style : "");
	(void)fwrite(text, 1, size, page->out);
	(void)fputs(styled ? "\033[0m\n" : "\n", page->out);
}

/* One line of clean text, cut with "…" where it is too wide. */
static void write_short(struct page *page, size_t indent, const char *style, const char *text)
{
	size_t size = strlen(text), room = WIDTH - indent;

	if (fitting(text, size, room) < size) {
		text = arena_printf(page->arena, "%.*s…", (int)fitting(text, size, room - 1), text);
		size = strlen(text);
	}
	write_line(page, indent, style, text, size);
}

/* One line of clean text, broken between words where it is too wide; gives the next indent. */
static size_t write_broken(struct page *page, size_t indent, size_t hang, const char *style,
	const char *line, size_t size)
{
	for (;;) {
		size_t take = fitting(line, size, WIDTH - indent), end = take;

		while (end > 0 && end < size && line[end] != ' ') {
			end--;
		}
		if (end <= strspn(line, " ")) {
			end = take; /* one long word */
		}
		write_line(page, indent, style, line, end);
		indent = hang;
		while (end < size && line[end] == ' ') {
			end++;
		}
		if (end == size) {
			return indent;
		}
		line += end;
		size -= end;
	}
}

/* A text of any length and any number of lines: all but the first hang to the right. */
static void write_wrapped(struct page *page, size_t indent, const char *style, const char *text)
{
	size_t hang = indent + HANG;
	const char *at = report_printable(page->arena, text, true);

	while (*at != '\0') {
		size_t size = strcspn(at, "\n");

		if (strspn(at, " ") < size) {
			indent = write_broken(page, indent, hang, style, at, size);
		}
		at += size + (at[size] == '\n' ? 1 : 0);
	}
}

static void write_header(struct page *page)
{
	const struct result *result = page->result;
	const char *folder = result->path, *project = result->project;

	if (folder == NULL || strcmp(folder, ".") == 0) {
		folder = project == NULL ? "." : project;
	} else if (project != NULL && strcmp(project, ".") != 0 && *folder != '/') {
		folder = arena_printf(page->arena, "%s/%s", project, folder);
	}
	(void)fprintf(page->out, "mtest %s · %s · %s%s%s · %zu revision%s in %s\n", MTEST_VERSION,
		name(page, result->tool), name(page, result->engine),
		result->server_version == NULL ? "" : " ", name(page, result->server_version),
		result->revisions.count, result->revisions.count == 1 ? "" : "s",
		name(page, folder));
}

/* What both values begin with says nothing: the bytes of it that a line can go without. */
static size_t common_start(const char *before, const char *after)
{
	size_t same = 0;

	while (before[same] != '\0' && before[same] == after[same]) {
		same++;
	}
	same = same > LEAD ? same - LEAD : 0;
	while (same > 0 && ((unsigned char)before[same] & 0xC0) == 0x80) {
		same--;
	}
	return same > LEAD ? same : 0;
}

static void write_both(struct page *page, const char *label, const char *before, const char *after)
{
	const char *line = arena_printf(page->arena, "~ %s: %s → %s", label,
		*before == '\0' ? "(empty)" : before, *after == '\0' ? "(empty)" : after);
	size_t size = strlen(line), skip;

	if (fitting(line, size, WIDTH - 6) == size) {
		write_line(page, 6, dim, line, size);
		return;
	}
	skip = common_start(before, after);
	write_short(page, 6, dim, arena_printf(page->arena, "~ %s", label));
	write_short(page, 8, dim,
		arena_printf(page->arena, "before: %s%s", skip > 0 ? "…" : "", before + skip));
	write_short(page, 8, dim,
		arena_printf(page->arena, "after:  %s%s", skip > 0 ? "…" : "", after + skip));
}

/* "column public.users.email type", or "type" where the object has been named. */
static const char *change_label(
	struct page *page, const struct finding_change *change, const char *object)
{
	const char *whole = change->kind == NULL ? change->identity
						 : arena_printf(page->arena, "%s %s", change->kind,
							   change->identity);

	if (change->attribute == NULL || *change->attribute == '\0') {
		return value(page, whole);
	}
	return value(page, object != NULL && strcmp(whole, object) == 0
				   ? change->attribute
				   : arena_printf(page->arena, "%s %s", whole, change->attribute));
}

static void write_change(struct page *page, const struct finding_change *change, const char *object)
{
	const char *label = change_label(page, change, object);
	const char *only = value(page, change->before != NULL ? change->before : change->after);

	if (change->before != NULL && change->after != NULL) {
		write_both(page, label, only, value(page, change->after));
	} else {
		write_short(page, 6, dim,
			arena_printf(page->arena, "%c %s%s%s", change->before != NULL ? '-' : '+',
				label, *label == '\0' || *only == '\0' ? "" : ": ", only));
	}
}

/* An object that came or went is shown by its definition alone, a changed one by its changes. */
static void write_evidence(struct page *page, const struct finding *finding)
{
	const struct finding_change whole = {
		.identity = finding->object, .before = finding->before, .after = finding->after};
	const size_t count = finding->changes.count;
	const bool one_sided = (whole.before == NULL) != (whole.after == NULL);

	if ((count != 1 && one_sided) || (count == 0 && whole.before != NULL)) {
		write_change(page, &whole, NULL);
		return;
	}
	for (size_t i = 0; i < count && i < MOST_CHANGES; i++) {
		write_change(page, &finding->changes.items[i], finding->object);
	}
	if (count > MOST_CHANGES) {
		write_short(page, 6, dim,
			arena_printf(page->arena, "and %zu more", count - MOST_CHANGES));
	} else if (count == 0 && finding->object != NULL &&
		   (finding->message == NULL ||
			   strstr(finding->message, finding->object) == NULL)) {
		write_short(page, 6, dim, value(page, finding->object));
	}
}

static void write_finding(struct page *page, const struct finding *finding)
{
	const char *colour = page->colour ? severity_styles[finding->severity] : "";
	const char *end = page->colour ? "\033[0m" : "";

	(void)fprintf(page->out, "  %s%-7s%s  %s%s%s", colour, severity_name(finding->severity),
		end, page->colour ? bold : "", checks[finding->check]->name, end);
	if (finding->path != NULL) {
		(void)fprintf(page->out, "  %s", name(page, finding->path));
	}
	if (finding->path != NULL && finding->line > 0) {
		(void)fprintf(page->out, ":%zu", finding->line);
	}
	(void)fputc('\n', page->out);
	write_wrapped(page, 4, plain, finding->message);
	write_evidence(page, finding);
	if (finding->hint != NULL) {
		write_wrapped(page, 4, plain, arena_printf(page->arena, "hint: %s", finding->hint));
	}
}

static bool same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* "0003 add email", or what there is of it. */
static const char *heading(struct page *page, const char *revision)
{
	if (revision == NULL) {
		return "chain";
	}
	VEC_EACH (&page->result->revisions, it) {
		if (same(it->revision->id, revision) && it->revision->title != NULL) {
			return value(page,
				arena_printf(page->arena, "%s %s", revision, it->revision->title));
		}
	}
	return value(page, revision);
}

static void write_findings(struct page *page)
{
	const struct finding *last = NULL;

	VEC_EACH (&page->result->findings, it) {
		if (last == NULL || !same(last->revision, it->revision)) {
			(void)fputc('\n', page->out);
			write_short(page, 0, bold, heading(page, it->revision));
		}
		write_finding(page, it);
		last = it;
	}
}

/* What was not examined; place: of the revision in the chain, SIZE_MAX without one. */
struct gaps {
	struct placed_gap {
		struct result_gap gap;
		size_t place;
	} * items;
	size_t count, cap;
};

static void add_gap(struct page *page, struct gaps *gaps, const struct result_gap *gap)
{
	const struct result *result = page->result;
	size_t place = 0;

	while (place < result->revisions.count &&
		!same(result->revisions.items[place].revision->id, gap->revision)) {
		place++;
	}
	*VEC_ADD(page->arena, gaps) = (struct placed_gap){
		.gap = *gap, .place = place < result->revisions.count ? place : SIZE_MAX};
}

/* Skipped revisions about which no gap says why. */
static void add_skipped(struct page *page, struct gaps *gaps)
{
	VEC_EACH (&page->result->revisions, it) {
		struct result_gap gap = {it->revision->id, "the revision",
			it->skipped == NULL ? "it was skipped" : it->skipped};
		bool said = it->verdict != SKIPPED;

		for (size_t i = 0; i < gaps->count && !said; i++) {
			said = same(gaps->items[i].gap.revision, gap.revision);
		}
		if (!said) {
			add_gap(page, gaps, &gap);
		}
	}
}

static bool is_same_gap(const struct result_gap *a, const struct result_gap *b)
{
	return same(a->what, b->what) && same(a->reason, b->reason) &&
	       (a->revision == NULL) == (b->revision == NULL);
}

/* The revisions of all gaps that are like the first of them, neighbours as "0004 to 0009". */
static const char *gap_revisions(
	struct page *page, const struct gaps *gaps, const struct result_gap *first)
{
	const char *text = "", *begin = NULL, *end = NULL;
	size_t last = SIZE_MAX, runs = 0;

	for (size_t i = 0; i <= gaps->count; i++) {
		const struct placed_gap *it = i < gaps->count ? &gaps->items[i] : NULL;

		if (it != NULL && !is_same_gap(&it->gap, first)) {
			continue;
		}
		if (begin != NULL && (it == NULL || last == SIZE_MAX || it->place != last + 1)) {
			text = arena_printf(page->arena, "%s%s%s%s%s", text,
				runs++ == 0 ? "" : ", ", value(page, begin),
				begin == end ? "" : " to ", begin == end ? "" : value(page, end));
			begin = NULL;
		}
		if (it != NULL) {
			begin = begin == NULL ? it->gap.revision : begin;
			end = it->gap.revision;
			last = it->place;
		}
	}
	return text;
}

static void write_gaps(struct page *page)
{
	struct gaps gaps = {0};

	VEC_EACH (&page->result->gaps, it) {
		add_gap(page, &gaps, it);
	}
	add_skipped(page, &gaps);
	if (gaps.count > 0) {
		(void)fputc('\n', page->out);
		write_short(page, 0, bold, "not examined");
	}
	VEC_EACH (&gaps, it) {
		const struct placed_gap *first = gaps.items;
		const char *revisions;

		while (!is_same_gap(&first->gap, &it->gap)) {
			first++;
		}
		if (first == it) {
			revisions = gap_revisions(page, &gaps, &it->gap);
			write_wrapped(page, 2, plain,
				arena_printf(page->arena, "%s%s%s%s: %s", it->gap.what,
					*revisions == '\0' ? "" : " (", revisions,
					*revisions == '\0' ? "" : ")", it->gap.reason));
		}
	}
}

static void write_summary(struct page *page)
{
	const struct findings *findings = &page->result->findings;
	const char *style = severity_styles[WARNING];

	if (findings_count(findings, ERROR) > 0) {
		style = severity_styles[ERROR];
	} else if (report_is_proven(page->result) && findings_count(findings, WARNING) == 0) {
		style = good;
	}
	(void)fputc('\n', page->out);
	write_wrapped(page, 0, style, report_summary(page->result, page->arena));
}

static bool write_text(const struct result *result, bool colour, FILE *out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct page page = {.result = result, .arena = work, .colour = colour, .out = out};

	write_header(&page);
	write_findings(&page);
	write_gaps(&page);
	write_summary(&page);
	return (fflush(out) == 0 && ferror(out) == 0) ||
	       fail_errno(err, "cannot write the text report");
}

const struct report_format report_text = {
	.name = "text",
	.summary = "what a person wants to read, the default",
	.write = write_text,
};
