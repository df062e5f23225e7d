#include "text_gaps.h"

#include <stdint.h>
#include <string.h>

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
		!page_same(result->revisions.items[place].revision->id, gap->revision)) {
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
			said = page_same(gaps->items[i].gap.revision, gap.revision);
		}
		if (!said) {
			add_gap(page, gaps, &gap);
		}
	}
}

static bool is_same_gap(const struct result_gap *a, const struct result_gap *b)
{
	return page_same(a->what, b->what) && page_same(a->reason, b->reason) &&
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
				runs++ == 0 ? "" : ", ", page_value(page, begin),
				begin == end ? "" : " to ",
				begin == end ? "" : page_value(page, end));
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

static void write_gap(
	struct page *page, const struct gaps *gaps, const struct result_gap *gap, bool brief)
{
	const char *revisions = gap_revisions(page, gaps, gap);
	const char *text =
		arena_printf(page->arena, "%s%s%s%s: %s", gap->what, *revisions == '\0' ? "" : " (",
			revisions, *revisions == '\0' ? "" : ")", gap->reason);

	if (brief) {
		page_short(page, 2, page_plain, page_value(page, text));
	} else {
		page_wrapped(page, 2, page_plain, text);
	}
}

void text_gaps(struct page *page, size_t most)
{
	struct gaps gaps = {0};
	size_t groups = 0;

	VEC_EACH (&page->result->gaps, it) {
		add_gap(page, &gaps, it);
	}
	add_skipped(page, &gaps);
	if (gaps.count > 0) {
		(void)fputc('\n', page->out);
		page_short(page, 0, page_bold, "not examined");
	}
	VEC_EACH (&gaps, it) {
		const struct placed_gap *first = gaps.items;

		while (!is_same_gap(&first->gap, &it->gap)) {
			first++;
		}
		groups += first == it ? 1 : 0;
		if (first == it && (most == 0 || groups <= most)) {
			write_gap(page, &gaps, &it->gap, most > 0);
		}
	}
	if (most > 0 && groups > most) {
		page_line(page, 2, page_dim,
			arena_printf(page->arena, "and for %s more",
				page_count(page, groups - most, "reason")));
	}
}
