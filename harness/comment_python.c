#include "comment.h"
#include "python_tokens.h"
#include "text.h"
#include "vec.h"

#include <ctype.h>
#include <string.h>

/* A logical line of the program: a statement, or the head of a block. */
struct line {
	size_t first, last, column;
	bool decorates, defines; /* "@…"; "def", "async def" or "class" */
};

struct outline {
	struct arena *arena;
	const char *text;
	struct line *items;
	size_t count, cap;
};

static bool defines(const char *text, const struct python_token *token)
{
	return python_is(token, text, "def") || python_is(token, text, "async") ||
	       python_is(token, text, "class");
}

static void read_outline(struct outline *outline, const struct python_tokens *tokens)
{
	struct line *line = NULL;

	VEC_EACH (tokens, it) {
		if (it->kind != PYTHON_NEWLINE && it->first) {
			line = VEC_ADD(outline->arena, outline);
			*line = (struct line){.first = it->line,
				.column = it->column,
				.decorates = python_is(it, outline->text, "@"),
				.defines = defines(outline->text, it)};
		}
		if (it->kind == PYTHON_NEWLINE && line != NULL && line->last == 0) {
			line->last = it->line;
		}
	}
}

/* The last physical line of the block that the logical line opens, or its own. */
static size_t end_of_block(const struct outline *outline, size_t at)
{
	size_t last = outline->items[at].last;

	for (size_t i = at + 1; i < outline->count; i++) {
		if (outline->items[i].column <= outline->items[at].column) {
			break;
		}
		last = outline->items[i].last;
	}
	return last;
}

/* The nearest logical line at or above at that stands further left than column; SIZE_MAX: none. */
static size_t find_head(const struct outline *outline, size_t at, size_t column)
{
	while (at < outline->count && outline->items[at].column >= column) {
		at--;
	}
	return at < outline->count ? at : SIZE_MAX;
}

/* The logical line that the comment is attached to; SIZE_MAX: the file. */
static size_t find_line(const struct outline *outline, const struct python_comment *comment)
{
	size_t next = 0;

	while (next < outline->count && outline->items[next].last < comment->line) {
		next++;
	}
	if (next < outline->count && outline->items[next].first <= comment->line) {
		return next;
	}
	if (next > 0 && comment->column > 0 &&
		(next == outline->count || outline->items[next].column < comment->column)) {
		size_t head = find_head(outline, next - 1, comment->column);

		if (outline->items[next - 1].column > 0 && head != SIZE_MAX) {
			return head;
		}
	}
	while (next < outline->count && outline->items[next].decorates) {
		next++;
	}
	return next < outline->count ? next : SIZE_MAX;
}

static void attach(const struct outline *outline, size_t at, struct comment *comment)
{
	size_t top = at;

	if (at == SIZE_MAX || (outline->items[at].column == 0 && !outline->items[at].defines)) {
		return;
	}
	comment->first = outline->items[at].first;
	comment->last = end_of_block(outline, at);
	while (top > 0 && outline->items[top].column > 0) {
		top--;
	}
	comment->owner = outline->items[top].defines ? outline->items[top].first : 0;
}

/* Without "#" and white space at its ends. */
static const char *words_of(struct arena *arena, const char *text, size_t length)
{
	size_t skip = strspn(text, "# \t");

	return skip >= length
		       ? ""
		       : text_trim(arena, arena_copy_bytes(arena, text + skip, length - skip));
}

struct comments comments_of_python(struct arena *arena, const char *text, size_t size)
{
	struct python_tokens tokens = python_tokenize(arena, text, size);
	struct outline outline = {.arena = arena, .text = text};
	struct comments out = {0};

	if (tokens.problem != NULL) {
		return out;
	}
	read_outline(&outline, &tokens);
	VEC_EACH (&tokens.comments, it) {
		struct comment *comment = VEC_ADD(arena, &out);

		comment->text = words_of(arena, text + it->offset, it->length);
		comment->line = it->line;
		attach(&outline, find_line(&outline, it), comment);
	}
	return out;
}
