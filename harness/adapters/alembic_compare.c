#include "alembic_compare.h"

#include <string.h>

/* The names in byte order, as the worker sends them: one in a line. */
static const char *join(struct arena *arena, const struct names *names)
{
	struct names sorted = {0};
	const char *text = "";

	VEC_EACH (names, it) {
		if (!names_have(&sorted, *it)) {
			*VEC_ADD(arena, &sorted) = *it;
		}
	}
	names_sort(&sorted);
	VEC_EACH (&sorted, it) {
		text = arena_printf(arena, "%s%s%s", text, *text == '\0' ? "" : "\n", *it);
	}
	return text;
}

static const char *words(struct arena *arena, const char *lines)
{
	char *text = arena_copy(arena, *lines == '\0' ? "nothing" : lines);

	for (char *at = text; *at != '\0'; at++) {
		*at = *at == '\n' ? ' ' : *at;
	}
	return text;
}

static void compare(struct alembic_comparison *comparison, const char *what, const char *theirs,
	const struct names *ours)
{
	struct arena *arena = comparison->arena;
	const char *text = join(arena, ours);

	if (comparison->difference == NULL && strcmp(theirs == NULL ? "" : theirs, text) != 0) {
		comparison->difference =
			arena_printf(arena, "Alembic reads %s as %s, and mtest as %s", what,
				words(arena, theirs == NULL ? "" : theirs), words(arena, text));
	}
}

static void compare_revision(
	struct alembic_comparison *comparison, const struct alembic_event *event)
{
	struct arena *arena = comparison->arena;
	const char *id = alembic_event_text(event, arena, "id");
	const struct revision *revision = id == NULL ? NULL : chain_find(comparison->chain, id);

	comparison->count++;
	if (revision == NULL) {
		if (comparison->difference == NULL) {
			comparison->difference = arena_printf(arena,
				"Alembic knows a revision %s, which mtest has not read",
				id == NULL ? "" : id);
		}
		return;
	}
	const struct {
		const char *key;
		const struct names *ours;
	} parts[] = {
		{"down_revision", &revision->parents},
		{"branch_labels", &revision->labels},
		{"depends_on", &revision->requires},
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		compare(comparison, arena_printf(arena, "%s in %s", parts[i].key, revision->path),
			alembic_event_text(event, arena, parts[i].key), parts[i].ours);
	}
}

void alembic_compare_hear(struct alembic_comparison *comparison, const struct alembic_event *event)
{
	if (alembic_event_is(event, "revision")) {
		compare_revision(comparison, event);
	} else if (alembic_event_is(event, "heads")) {
		struct names heads = chain_heads(comparison->chain, comparison->arena);

		if (comparison->difference == NULL &&
			comparison->count != comparison->chain->count) {
			comparison->difference = arena_printf(comparison->arena,
				"Alembic knows %zu revisions, and mtest has read %zu",
				comparison->count, comparison->chain->count);
		}
		compare(comparison, "the heads",
			alembic_event_text(event, comparison->arena, "ids"), &heads);
	}
}

bool alembic_compare_end(const struct alembic_comparison *comparison, struct error *err)
{
	return comparison->difference == NULL || fail(err, ERROR_SYSTEM,
							 "mtest reads the revisions otherwise than "
							 "Alembic does, so it cannot judge them: "
							 "%s",
							 comparison->difference);
}
