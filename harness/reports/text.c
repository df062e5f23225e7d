#include "text_finding.h"
#include "text_gaps.h"
#include "text_groups.h"

#include <stdlib.h>
#include <string.h>

/* The whole report, and of its end the parts that grow with the project. */
enum { MOST_LINES = 60, MOST_GAPS = 4, MOST_HISTORY = 6, LEAST_ROOM = 8 };

/* Behind a longer command is no room for what it is good for. */
enum { MOST_COMMAND = 54 };

/* A part of the report that is written aside, to see how long it is. */
struct part {
	FILE *file;
	char *text;
	size_t size;
};

static void close_part(struct part *part)
{
	if (part->file != NULL) {
		(void)fclose(part->file);
	}
	free(part->text);
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
	page_wrapped(page, 0, page_plain,
		arena_printf(page->arena, "mtest %s · %s · %s%s%s · %s in %s", MTEST_VERSION,
			page_name(page, result->tool), page_name(page, result->engine),
			result->server_version == NULL ? "" : " ",
			page_name(page, result->server_version),
			page_count(page, result->revisions.count, "revision"),
			page_name(page, folder)));
}

/* Accepted findings in one line: how many, and how many of them by the baseline. */
static void write_allowed(struct page *page)
{
	size_t count = 0, baseline = 0;

	VEC_EACH (&page->result->findings, it) {
		count += it->allowed != NULL ? 1 : 0;
		baseline += it->allowed != NULL && page_same(it->allowed, "baseline") ? 1 : 0;
	}
	if (count > 0) {
		(void)fputc('\n', page->out);
		page_line(page, 0, page_dim,
			arena_printf(page->arena, "allowed: %s%s; -v shows them",
				page_count(page, count, "finding"),
				baseline == 0
					? ""
					: arena_printf(page->arena, ", %zu of them by the baseline",
						  baseline)));
	}
}

static void write_summary(struct page *page)
{
	const struct findings *findings = &page->result->findings;
	const char *style = page_severities[WARNING];

	if (findings_count(findings, ERROR) > 0) {
		style = page_severities[ERROR];
	} else if (report_is_proven(page->result) && findings_count(findings, WARNING) == 0) {
		style = page_good;
	}
	(void)fputc('\n', page->out);
	VEC_EACH (&page->result->remarks, it) {
		page_wrapped(page, 0, page_plain, *it);
	}
	page_wrapped(page, 0, style, report_summary(page->result, page->arena));
}

/* The finding to begin with: the worst, and of these the first that a revision stands for. */
static const struct finding *first_to_mend(const struct result *result)
{
	const struct finding *worst = NULL;

	VEC_EACH (&result->findings, it) {
		if (finding_counts(it) &&
			(worst == NULL || it->severity > worst->severity ||
				(it->severity == worst->severity && worst->revision == NULL &&
					it->revision != NULL))) {
			worst = it;
		}
	}
	return worst;
}

/* An argument as a shell takes it. */
static const char *argument(struct page *page, const char *text)
{
	static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "0123456789_./:@%+,-";

	text = page_name(page, text);
	return strspn(text, safe) == strlen(text) && *text != '\0'
		       ? text
		       : arena_printf(page->arena, "'%s'", text);
}

/* What to do next: the commands, and what each is good for. */
struct advice {
	struct {
		const char *command, *what;
	} * items;
	size_t count, cap;
};

static void advise(struct page *page, struct advice *advice, const char *command, bool project,
	const char *what)
{
	const char *folder = page->result->project;

	if (project && folder != NULL && strcmp(folder, ".") != 0) {
		command = arena_printf(page->arena, "%s -C %s", command, argument(page, folder));
	}
	if (project && page->result->set != NULL) {
		command = arena_printf(
			page->arena, "%s --set %s", command, argument(page, page->result->set));
	}
	VEC_ADD(page->arena, advice)->command = command;
	advice->items[advice->count - 1].what = what;
}

/* What it is good for stands behind each command, or below where there is no room. */
static void write_advice(struct page *page, const struct advice *advice)
{
	size_t width = 0;

	(void)fputc('\n', page->out);
	page_line(page, 0, page_bold, "next");
	VEC_EACH (advice, it) {
		size_t length = strlen(it->command);

		width = length > width ? length : width;
	}
	VEC_EACH (advice, it) {
		const bool fits = width <= MOST_COMMAND;
		const char *behind = fits ? arena_printf(page->arena, "  %s", it->what) : "";

		page_line(page, 2, page_plain,
			arena_printf(page->arena, "mtest %-*s%s", fits ? (int)width : 0,
				it->command, behind));
		if (!fits) {
			page_line(page, 8, page_dim, it->what);
		}
	}
}

static void write_next(struct page *page, bool cut)
{
	const struct result *result = page->result;
	const struct finding *worst = first_to_mend(result);
	struct arena *arena = page->arena;
	struct advice advice = {0};

	if (worst == NULL || (!cut && !report_fails(result, worst))) {
		return;
	}
	advise(page, &advice, arena_printf(arena, "explain %s", checks[worst->check]->name), false,
		"what it means, and the safe way");
	if (worst->revision != NULL && !result->partial) {
		advise(page, &advice,
			arena_printf(arena, "check %s", argument(page, worst->revision)), true,
			"that revision alone, while you mend it");
	}
	if (result->fresh && !result->partial && report_fails(result, worst)) {
		advise(page, &advice, "all --write-baseline", true,
			"accept what is there today, so that only what is new fails");
	}
	if (cut) {
		advise(page, &advice, result->partial ? "check … -v" : "all -v", true,
			"every finding whole");
	}
	write_advice(page, &advice);
}

/* What stands below the findings. */
static void write_end(struct page *page, bool brief, bool cut)
{
	if (page->style->verbose) {
		text_prints(page);
	}
	text_gaps(page, brief ? MOST_GAPS : 0);
	if (!page->style->verbose) {
		text_history(page, brief ? MOST_HISTORY : CHECK_COUNT);
		write_allowed(page);
	}
	write_summary(page);
	write_next(page, cut);
}

/* From here on the page is written aside, until end_part gives its lines. */
static bool begin_part(struct page *page, struct part *part, struct error *err)
{
	part->file = open_memstream(&part->text, &part->size);
	page->out = part->file;
	return part->file != NULL || fail_errno(err, "cannot write the text report");
}

static bool end_part(struct page *page, struct part *part, size_t *lines, struct error *err)
{
	const bool worked = fclose(part->file) == 0;

	page->out = part->file = NULL;
	*lines = 0;
	if (!worked) {
		return fail_errno(err, "cannot write the text report");
	}
	for (size_t i = 0; i < part->size; i++) {
		*lines += part->text[i] == '\n' ? 1 : 0;
	}
	return true;
}

/* The lines that the header and the end leave to the findings. */
static bool find_room(struct page *page, size_t *room, struct error *err)
{
	AUTO(close_part) struct part part = {0};
	size_t lines;

	if (!begin_part(page, &part, err)) {
		return false;
	}
	write_header(page);
	write_end(page, true, true);
	if (!end_part(page, &part, &lines, err)) {
		return false;
	}
	*room = lines + LEAST_ROOM < MOST_LINES ? MOST_LINES - lines : LEAST_ROOM;
	return true;
}

/* The first form that is short enough: everything, a short end, or findings by check as well. */
enum form { WHOLE, SHORT_END, BY_CHECK };

static bool write_form(struct page *page, enum form form, FILE *out, bool *done, struct error *err)
{
	AUTO(close_part) struct part part = {0};
	size_t room = 0, lines;

	if ((form == BY_CHECK && !find_room(page, &room, err)) || !begin_part(page, &part, err)) {
		return false;
	}
	write_header(page);
	if (form == BY_CHECK) {
		text_groups(page, room);
	} else {
		text_findings(page);
	}
	write_end(page, form != WHOLE, form == BY_CHECK);
	if (!end_part(page, &part, &lines, err)) {
		return false;
	}
	*done = lines <= MOST_LINES || page->style->verbose || form == BY_CHECK;
	if (*done && (fwrite(part.text, 1, part.size, out) != part.size || fflush(out) != 0)) {
		return fail_errno(err, "cannot write the text report");
	}
	return true;
}

static bool write_text(
	const struct result *result, const struct report_style *style, FILE *out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct page page = {.result = result, .style = style, .arena = work};
	bool done = false;

	for (enum form form = WHOLE; !done; form++) {
		if (!write_form(&page, form, out, &done, err)) {
			return false;
		}
	}
	return true;
}

const struct report_format report_text = {
	.name = "text",
	.summary = "what a person wants to read, the default",
	.write = write_text,
};
