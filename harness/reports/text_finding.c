#include "text_finding.h"

#include <stdint.h>
#include <string.h>

enum { MOST_CHANGES = 6, LEAD = 20 };

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

	if (page_fitting(line, size, PAGE_WIDTH - 6) == size) {
		page_line(page, 6, page_dim, line);
		return;
	}
	skip = common_start(before, after);
	page_short(page, 6, page_dim, arena_printf(page->arena, "~ %s", label));
	page_short(page, 8, page_dim,
		arena_printf(page->arena, "before: %s%s", skip > 0 ? "…" : "", before + skip));
	page_short(page, 8, page_dim,
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
		return page_value(page, whole);
	}
	return page_value(
		page, object != NULL && strcmp(whole, object) == 0
			      ? change->attribute
			      : arena_printf(page->arena, "%s %s", whole, change->attribute));
}

static void write_change(struct page *page, const struct finding_change *change, const char *object)
{
	const char *label = change_label(page, change, object);
	const char *only =
		page_value(page, change->before != NULL ? change->before : change->after);

	if (change->before != NULL && change->after != NULL) {
		write_both(page, label, only, page_value(page, change->after));
	} else {
		page_short(page, 6, page_dim,
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
	for (size_t i = 0; i < count && (i < MOST_CHANGES || page->style->verbose); i++) {
		write_change(page, &finding->changes.items[i], finding->object);
	}
	if (count > MOST_CHANGES && !page->style->verbose) {
		page_short(page, 6, page_dim,
			arena_printf(page->arena, "and %zu more", count - MOST_CHANGES));
	} else if (count == 0 && finding->object != NULL &&
		   (finding->message == NULL ||
			   strstr(finding->message, finding->object) == NULL)) {
		page_short(page, 6, page_dim, page_value(page, finding->object));
	}
}

const char *text_place(struct page *page, const struct finding *finding)
{
	if (finding->path == NULL) {
		return "";
	}
	return finding->line == 0 ? page_name(page, finding->path)
				  : arena_printf(page->arena, "%s:%zu",
					    page_name(page, finding->path), finding->line);
}

static void write_finding(struct page *page, const struct finding *finding)
{
	page_check(page, 2, finding->severity, finding->check, text_place(page, finding));
	page_wrapped(page, 4, page_plain, finding->message);
	write_evidence(page, finding);
	if (finding->hint != NULL) {
		page_wrapped(
			page, 4, page_plain, arena_printf(page->arena, "hint: %s", finding->hint));
	}
	if (finding->allowed != NULL) {
		page_wrapped(page, 4, page_dim,
			arena_printf(page->arena, "allowed%s%s%s: %s",
				finding->allowed_by == NULL ? "" : " (",
				finding->allowed_by == NULL ? "" : finding->allowed_by,
				finding->allowed_by == NULL ? "" : ")", finding->allowed));
	} else if (finding->history) {
		page_line(page, 4, page_dim, "history: it does not fail the run");
	}
}

/* "0003 add email", or what there is of it. */
static const char *heading(struct page *page, const char *revision)
{
	if (revision == NULL) {
		return "chain";
	}
	VEC_EACH (&page->result->revisions, it) {
		if (page_same(it->revision->id, revision) && it->revision->title != NULL) {
			return page_value(page,
				arena_printf(page->arena, "%s %s", revision, it->revision->title));
		}
	}
	return page_value(page, revision);
}

/* One line for each check of which only the number is told. */
static void write_counted(struct page *page)
{
	bool blank = true;

	for (size_t check = 0; check < CHECK_COUNT; check++) {
		size_t count = 0;

		VEC_EACH (&page->result->findings, it) {
			count += it->check == check && report_is_counted(it) && finding_counts(it)
					 ? 1
					 : 0;
		}
		if (count > 0) {
			if (blank) {
				(void)fputc('\n', page->out);
			}
			blank = false;
			page_check(page, 0, NOTE, (enum check)check,
				arena_printf(page->arena, "%s; -v shows them",
					page_count(page, count, "finding")));
		}
	}
}

void text_findings(struct page *page)
{
	const struct finding *last = NULL;

	VEC_EACH (&page->result->findings, it) {
		if ((!finding_counts(it) || report_is_counted(it)) && !page->style->verbose) {
			continue;
		}
		if (last == NULL || !page_same(last->revision, it->revision)) {
			(void)fputc('\n', page->out);
			page_short(page, 0, page_bold, heading(page, it->revision));
		}
		write_finding(page, it);
		last = it;
	}
	if (!page->style->verbose) {
		write_counted(page);
	}
}

/* The first print of a direction: the passes after it print the same. */
static const char *print_of(const struct result_revision *revision, enum direction direction)
{
	VEC_EACH (&revision->steps, it) {
		if (it->direction == direction && it->output != NULL) {
			return it->output;
		}
	}
	return NULL;
}

void text_prints(struct page *page)
{
	bool any = false;

	VEC_EACH (&page->result->revisions, it) {
		for (enum direction direction = UP; direction <= DOWN; direction++) {
			const char *text = print_of(it, direction);

			if (text == NULL) {
				continue;
			}
			if (!any) {
				page_line(page, 0, page_plain, "");
				page_line(page, 0, page_bold, "printed by migrations");
				any = true;
			}
			page_wrapped(page, 2, page_plain,
				arena_printf(page->arena,
					"%s, %s:", heading(page, it->revision->id),
					direction == UP ? "upgrade" : "downgrade"));
			page_wrapped(page, 4, page_dim, text);
		}
	}
}
