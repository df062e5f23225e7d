#include "alembic_trace.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>

static const char heading[] = "(most recent call first):\n";

/*
 * '  File "/srv/shop/migrations/env.py", line 12 in run'. Python 3.11 writes it in pieces, which
 * arrive one by one: a line without its end says nothing yet.
 */
static bool read_call(
	struct arena *arena, const char *line, const char *root, struct alembic_place *out)
{
	static const char start[] = "  File \"";
	const char *path = line + strlen(start), *end, *rest;
	char *after;

	if (strchr(line, '\n') == NULL || !text_starts(line, start) || !text_starts(path, root) ||
		path[strlen(root)] != '/') {
		return false;
	}
	path += strlen(root) + 1;
	end = strchr(path, '"');
	if (end == NULL || !text_starts(end, "\", line ")) {
		return false;
	}
	out->path = arena_copy_bytes(arena, path, (size_t)(end - path));
	out->line = strtoul(end + strlen("\", line "), &after, 10);
	rest = text_starts(after, " in ") ? after + strlen(" in ") : "";
	out->function = arena_copy_bytes(arena, rest, strcspn(rest, "\n"));
	return strstr(out->path, "site-packages/") == NULL &&
	       strstr(out->path, "dist-packages/") == NULL;
}

struct alembic_place alembic_trace(struct arena *arena, const char *words, const char *root)
{
	const char *stack = NULL;

	for (const char *at = words; (at = strstr(at, heading)) != NULL; at++) {
		stack = at + strlen(heading);
	}
	while (stack != NULL && text_starts(stack, "  ")) {
		struct alembic_place place = {0};

		if (read_call(arena, stack, root, &place)) {
			return place;
		}
		stack = strchr(stack, '\n');
		stack = stack == NULL ? NULL : stack + 1;
	}
	return (struct alembic_place){0};
}
