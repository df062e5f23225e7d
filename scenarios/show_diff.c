#include "show_diff.h"

#include "identity.h"
#include "report.h"

#include <string.h>

struct view {
	FILE *out;
	struct arena *arena;
	bool colour;
};

static const size_t value_width = 160;

static void line(const struct view *view, const char *code, const char *text)
{
	(void)fprintf(view->out, "%s%s%s\n", view->colour ? code : "",
		report_printable(view->arena, text, false), view->colour ? "\033[0m" : "");
}

static const char *words_of(const struct view *view, const char *attribute)
{
	char *words = arena_copy(view->arena, attribute);

	for (char *at = words; *at != '\0'; at++) {
		*at = *at == '_' ? ' ' : *at;
	}
	return words;
}

/* These values say what they are: "column email text", not "column email type text". */
static bool speaks_for_itself(const char *attribute)
{
	static const char *const attributes[] = {
		"type", "definition", "expression", "columns", "labels"};

	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		if (strcmp(attribute, attributes[i]) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_dull(const char *attribute)
{
	return strcmp(attribute, "of") == 0 || strcmp(attribute, "position") == 0 ||
	       strcmp(attribute, "owner") == 0 || strcmp(attribute, "exists") == 0;
}

static bool same_object(const struct change *a, const struct change *b)
{
	return strcmp(a->kind, b->kind) == 0 && strcmp(a->identity, b->identity) == 0;
}

/* "text, not null, default 'x'" of the changes first to last of an object that came or went. */
static const char *describe(
	const struct view *view, const struct change *first, const struct change *end)
{
	const char *words = "";

	/* What the object is comes before what else is true of it. */
	for (int telling = 1; telling >= 0; telling--) {
		for (const struct change *it = first; it < end; it++) {
			const char *value = it->before != NULL ? it->before : it->after;
			const char *word = "";

			if (is_dull(it->attribute) ||
				speaks_for_itself(it->attribute) != (telling == 1)) {
				continue;
			}
			if (strcmp(value, "yes") == 0) {
				value = words_of(view, it->attribute);
			} else if (telling == 0) {
				word = arena_printf(
					view->arena, "%s ", words_of(view, it->attribute));
			}
			words = arena_printf(view->arena, "%s%s%s%s", words,
				*words == '\0' ? "" : ", ", word,
				text_squeeze(view->arena, value, value_width));
		}
	}
	return words;
}

static const struct change *end_of_object(const struct change *first, const struct change *end)
{
	const struct change *it = first;

	while (it < end && same_object(it, first)) {
		it++;
	}
	return it;
}

static void show_fate(const struct view *view, const struct object_change *object)
{
	const struct change *it = object->changes.items, *end = it + object->changes.count;
	bool appeared = object->fate == APPEARED;
	const char *code = appeared ? "\033[32m" : "\033[31m";
	bool own = true;

	while (it < end) {
		const struct change *next = end_of_object(it, end);
		const char *words = describe(view, it, next);

		/* A child's name is long, and it stands below its parent. */
		line(view, code,
			own ? arena_printf(view->arena, "%c %s %s%s%s", appeared ? '+' : '-',
				      it->kind, it->identity, *words == '\0' ? "" : ": ", words)
			    : arena_printf(view->arena, "    %s %s%s%s", it->kind,
				      identity_last_part(it->identity), *words == '\0' ? "" : " ",
				      words));
		own = false;
		it = next;
	}
}

static const char *value_or_none(const struct view *view, const char *value, const char *other)
{
	if (value == NULL) {
		return other != NULL && strcmp(other, "yes") == 0 ? "no" : "none";
	}
	return text_squeeze(view->arena, value, value_width);
}

static const char *change_words(
	const struct view *view, const struct object_change *object, const struct change *change)
{
	const char *whose = "";

	if (strcmp(change->kind, object->kind) != 0 ||
		strcmp(change->identity, object->identity) != 0) {
		whose = arena_printf(
			view->arena, "%s %s ", change->kind, identity_last_part(change->identity));
	}
	return arena_printf(view->arena, "%s%s %s → %s", whose, words_of(view, change->attribute),
		value_or_none(view, change->before, change->after),
		value_or_none(view, change->after, change->before));
}

static bool is_text(const struct change *change)
{
	return change->before != NULL && change->after != NULL &&
	       (strchr(change->before, '\n') != NULL || strchr(change->after, '\n') != NULL);
}

static void show_lines(const struct view *view, const char *mark, const char *code,
	const char *from, const char *end)
{
	while (from < end) {
		const char *newline = memchr(from, '\n', (size_t)(end - from));
		size_t length = (size_t)((newline == NULL ? end : newline) - from);

		line(view, code, arena_printf(view->arena, "    %s %.*s", mark, (int)length, from));
		from += length + 1;
	}
}

/* The lines between those that both texts begin and end with. */
static void show_text(const struct view *view, const struct change *change)
{
	const char *a = change->before, *b = change->after;
	size_t same = 0, start = 0, tail = 0;
	const char *a_end = a + strlen(a), *b_end = b + strlen(b);

	for (; a[same] != '\0' && a[same] == b[same]; same++) {
		start = a[same] == '\n' ? same + 1 : start;
	}
	for (size_t i = 1; a_end - i >= a + start && b_end - i >= b + start; i++) {
		if (a_end[-(ptrdiff_t)i] != b_end[-(ptrdiff_t)i]) {
			break;
		}
		tail = a_end[-(ptrdiff_t)i] == '\n' ? i - 1 : tail;
	}
	show_lines(view, "-", "\033[31m", a + start, a_end - tail);
	show_lines(view, "+", "\033[32m", b + start, b_end - tail);
}

static void show_changed(const struct view *view, const struct object_change *object)
{
	const char *words = "";

	VEC_EACH (&object->changes, it) {
		words = arena_printf(view->arena, "%s%s%s", words, *words == '\0' ? "" : "; ",
			is_text(it) ? words_of(view, it->attribute)
				    : change_words(view, object, it));
	}
	line(view, object->order_only ? "\033[2m" : "\033[33m",
		arena_printf(view->arena, "%s %s %s: %s", object->order_only ? "=" : "~",
			object->kind, object->identity, words));
	VEC_EACH (&object->changes, it) {
		if (is_text(it)) {
			show_text(view, it);
		}
	}
}

void show_diff(const struct comparison *comparison, bool colour, FILE *out)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const struct view view = {out, work, colour};

	VEC_EACH (&comparison->renamings, it) {
		line(&view, "\033[33m",
			arena_printf(work, "renamed %s %s → %s", it->before->kind,
				it->before->identity, it->after->identity));
	}
	VEC_EACH (&comparison->objects, it) {
		if (compare_is_told(comparison, it, work)) {
			continue;
		}
		if (it->fate == CHANGED) {
			show_changed(&view, it);
		} else {
			show_fate(&view, it);
		}
	}
	line(&view, "", compare_summary(comparison, work));
}
