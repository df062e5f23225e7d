#include "text_groups.h"

#include "text_finding.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_EXAMPLES = 3 };

/* The findings of one check and severity. */
struct group {
	enum severity severity;
	enum check check;
	size_t count, revisions;
	size_t examples; /* to show */
	bool alike;      /* all have one message */
	const struct finding *last;
};

struct groups {
	struct group *items;
	size_t count, cap;
};

static int compare_groups(const void *left, const void *right)
{
	const struct group *a = left, *b = right;

	if (a->severity != b->severity) {
		return a->severity > b->severity ? -1 : 1;
	}
	if (a->count != b->count) {
		return a->count > b->count ? -1 : 1;
	}
	return strcmp(checks[a->check]->name, checks[b->check]->name);
}

static bool is_of(const struct group *group, const struct finding *finding)
{
	return group->check == finding->check && group->severity == finding->severity;
}

static void add(struct page *page, struct groups *groups, const struct finding *finding)
{
	struct group *group = NULL;

	VEC_EACH (groups, it) {
		group = is_of(it, finding) ? it : group;
	}
	if (group == NULL) {
		group = VEC_ADD(page->arena, groups);
		group->severity = finding->severity;
		group->check = finding->check;
		group->alike = true;
	}
	group->alike = group->alike &&
		       (group->last == NULL || page_same(group->last->message, finding->message));
	group->count++;
	/* Findings are sorted: those of a revision are neighbours. */
	if (finding->revision != NULL &&
		(group->last == NULL || !page_same(group->last->revision, finding->revision))) {
		group->revisions++;
	}
	group->last = finding;
}

static void sort(struct groups *groups)
{
	if (groups->count > 1) {
		qsort(groups->items, groups->count, sizeof *groups->items, compare_groups);
	}
}

/* "41 findings in 30 revisions" */
static const char *size_of(struct page *page, const struct group *group)
{
	const char *count = page_count(page, group->count, "finding");

	return group->revisions == 0 || group->revisions == group->count
		       ? count
		       : arena_printf(page->arena, "%s in %s", count,
				 page_count(page, group->revisions, "revision"));
}

/* With examples: a blank line, the check, the lines of each, and how many more there are. */
static size_t lines_of(const struct group *group, size_t examples)
{
	const size_t each = group->alike ? examples + 1 : 2 * examples;

	return examples == 0 ? 1 : 2 + each + (examples < group->count ? 1 : 0);
}

/*
 * Gives each group one example, then more to the worst ones, as far as the lines go; where they do
 * not reach, the mildest stay without. The first group without one has a blank line before it.
 */
static void share(struct groups *groups, size_t lines)
{
	size_t used = 1 + groups->count;

	for (size_t examples = 1; examples <= MOST_EXAMPLES; examples++) {
		VEC_EACH (groups, it) {
			size_t more = lines_of(it, examples) - lines_of(it, it->examples);

			if (it->examples + 1 != examples || it->count < examples ||
				(it->severity == NOTE &&
					(examples > 1 || checks[it->check]->counted))) {
				continue;
			}
			if (used + more > lines) {
				return;
			}
			used += more;
			it->examples = examples;
		}
	}
}

static void write_example(struct page *page, const struct finding *finding, bool alike)
{
	const char *place = text_place(page, finding);
	const char *revision =
		finding->revision == NULL ? "chain" : page_name(page, finding->revision);
	const char *slash = strrchr(place, '/');

	/* Most tools put the revision before the file's name. */
	if (!text_starts(slash == NULL ? place : slash + 1, revision)) {
		place = arena_printf(
			page->arena, "%s%s%s", revision, *place == '\0' ? "" : "  ", place);
	}
	page_short(page, 2, page_plain, place);
	if (!alike) {
		page_short(page, 4, page_dim, page_value(page, finding->message));
	}
}

/* The first finding of each revision; where that is not enough, others. */
static void write_examples(struct page *page, const struct group *group)
{
	const struct finding *last = NULL;
	const size_t firsts =
		group->revisions < group->examples ? group->revisions : group->examples;
	size_t others = group->examples - firsts, written = 0;

	VEC_EACH (&page->result->findings, it) {
		if (!is_of(group, it) || !finding_counts(it) || written == group->examples) {
			continue;
		}
		if (it->revision != NULL &&
			(last == NULL || !page_same(last->revision, it->revision))) {
			write_example(page, it, group->alike);
			written++;
		} else if (others > 0) {
			write_example(page, it, group->alike);
			written++;
			others--;
		}
		last = it;
	}
	if (group->count > written) {
		page_line(page, 2, page_dim,
			arena_printf(page->arena, "and %zu more", group->count - written));
	}
}

void text_groups(struct page *page, size_t lines)
{
	struct groups groups = {0};
	bool blank = true;
	size_t shown, left = 0;

	VEC_EACH (&page->result->findings, it) {
		if (finding_counts(it)) {
			add(page, &groups, it);
		}
	}
	sort(&groups);
	share(&groups, lines);
	shown = groups.count + 1 <= lines ? groups.count : lines - 2;
	for (size_t i = 0; i < groups.count; i++) {
		const struct group *group = &groups.items[i];

		if (i >= shown) {
			left += group->count;
			continue;
		}
		if (group->examples > 0 || blank) {
			(void)fputc('\n', page->out);
		}
		blank = group->examples > 0;
		page_check(page, 0, group->severity, group->check, size_of(page, group));
		if (group->examples > 0) {
			if (group->alike) {
				page_short(
					page, 2, page_dim, page_value(page, group->last->message));
			}
			write_examples(page, group);
		}
	}
	if (shown < groups.count) {
		page_line(page, 0, page_dim,
			arena_printf(page->arena, "and %s of %zu more checks",
				page_count(page, left, "finding"), groups.count - shown));
	}
}

void text_history(struct page *page, size_t most)
{
	struct groups groups = {0};
	const char *base = page->result->base;
	size_t left = 0;

	VEC_EACH (&page->result->findings, it) {
		if (it->history && it->allowed == NULL) {
			add(page, &groups, it);
		}
	}
	sort(&groups);
	if (groups.count == 0) {
		return;
	}
	(void)fputc('\n', page->out);
	page_short(page, 0, page_bold,
		arena_printf(page->arena, "history: what was there at %s does not fail the run",
			base == NULL ? "the start" : page_name(page, base)));
	for (size_t i = 0; i < groups.count; i++) {
		const struct group *group = &groups.items[i];

		if (i < most) {
			page_check(page, 2, group->severity, group->check, size_of(page, group));
		} else {
			left += group->count;
		}
	}
	if (left > 0) {
		page_line(page, 2, page_dim,
			arena_printf(page->arena, "and %s of other checks",
				page_count(page, left, "finding")));
	}
}
