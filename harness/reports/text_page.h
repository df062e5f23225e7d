#ifndef MTEST_TEXT_PAGE_H
#define MTEST_TEXT_PAGE_H

#include "report.h"

#include "text.h"

/* What the parts of the text report write on: lines of at most 100 characters. */
enum { PAGE_WIDTH = 100 };

struct page {
	const struct result *result;
	const struct report_style *style;
	struct arena *arena;
	FILE *out;
};

extern const char page_plain[], page_bold[], page_dim[], page_good[];
extern const char *const page_severities[]; /* the colour of each severity */

/* For names and paths, which are one line whatever they hold. */
const char *page_name(struct page *page, const char *text);

/* The same with runs of white space as one space. */
const char *page_value(struct page *page, const char *text);

/* The bytes of the longest start of text that is at most so many characters wide. */
size_t page_fitting(const char *text, size_t size, size_t width);

/* One line as it is. */
void page_line(struct page *page, size_t indent, const char *style, const char *text);

/* One line of clean text, cut with "…" where it is too wide (wrapped when all was asked for). */
void page_short(struct page *page, size_t indent, const char *style, const char *text);

/* A text of any length and any number of lines: all but the first hang to the right. */
void page_wrapped(struct page *page, size_t indent, const char *style, const char *text);

/* "3 findings" */
const char *page_count(struct page *page, size_t count, const char *noun);

/* Are both NULL, or the same text? */
bool page_same(const char *a, const char *b);

/* One line about one check: its severity in colour, its name in bold, and more. */
void page_check(struct page *page, size_t indent, enum severity severity, enum check check,
	const char *more);

#endif
