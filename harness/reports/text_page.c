#include "text_page.h"

#include <string.h>

enum { HANG = 2 };

const char page_plain[] = "", page_bold[] = "\033[1m", page_dim[] = "\033[2m",
	   page_good[] = "\033[32m";

const char *const page_severities[] = {
	[NOTE] = "\033[36m", [WARNING] = "\033[33m", [ERROR] = "\033[31m"};

const char *page_name(struct page *page, const char *text)
{
	return report_printable(page->arena, text, false);
}

const char *page_value(struct page *page, const char *text)
{
	return page_name(page, text == NULL ? NULL : text_squeeze(page->arena, text, SIZE_MAX));
}

size_t page_fitting(const char *text, size_t size, size_t width)
{
	size_t at = 0;

	while (at < size && (width > 0 || ((unsigned char)text[at] & 0xC0) == 0x80)) {
		width -= ((unsigned char)text[at++] & 0xC0) != 0x80 ? 1 : 0;
	}
	return at;
}

static void write_part(
	struct page *page, size_t indent, const char *style, const char *text, size_t size)
{
	bool styled = page->style->colour && *style != '\0';

	(void)fprintf(page->out, "%*s%s", (int)indent, "", styled ? style : "");
	(void)fwrite(text, 1, size, page->out);
	(void)fputs(styled ? "\033[0m\n" : "\n", page->out);
}

void page_line(struct page *page, size_t indent, const char *style, const char *text)
{
	write_part(page, indent, style, text, strlen(text));
}

void page_short(struct page *page, size_t indent, const char *style, const char *text)
{
	size_t size = strlen(text), room = PAGE_WIDTH - indent;

	if (page->style->verbose) {
		page_wrapped(page, indent, style, text);
		return;
	}
	if (page_fitting(text, size, room) < size) {
		text = arena_printf(
			page->arena, "%.*s…", (int)page_fitting(text, size, room - 1), text);
	}
	page_line(page, indent, style, text);
}

/* One line of clean text, broken between words where it is too wide; gives the next indent. */
static size_t write_broken(struct page *page, size_t indent, size_t hang, const char *style,
	const char *line, size_t size)
{
	for (;;) {
		size_t take = page_fitting(line, size, PAGE_WIDTH - indent), end = take;

		while (end > 0 && end < size && line[end] != ' ') {
			end--;
		}
		if (end <= strspn(line, " ")) {
			end = take; /* one long word */
		}
		write_part(page, indent, style, line, end);
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

void page_wrapped(struct page *page, size_t indent, const char *style, const char *text)
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

const char *page_count(struct page *page, size_t count, const char *noun)
{
	return arena_printf(page->arena, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

bool page_same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

void page_check(struct page *page, size_t indent, enum severity severity, enum check check,
	const char *more)
{
	const char *colour = page->style->colour ? page_severities[severity] : "";
	const char *bold = page->style->colour ? page_bold : "";
	const char *end = page->style->colour ? "\033[0m" : "";

	(void)fprintf(page->out, "%*s%s%-7s%s  %s%s%s%s%s\n", (int)indent, "", colour,
		severity_name(severity), end, bold, checks[check]->name, end,
		*more == '\0' ? "" : "  ", more);
}
