#include "compare.h"

#include <stdint.h>
#include <string.h>

/* What belongs to the server or to the database as a whole, not to the schema. */
static const char *const surroundings[] = {"database *", "membership *", "parameter *", "role *",
	"subscription *", "tablespace *", NULL};

/* Facts that a place has, not a schema; NULL: of every kind or every object. */
static const struct {
	const char *kind, *identity, *attribute;
} of_the_place[] = {
	{"database", "main", "journal_mode"},
	{"database", "main", "page_size"},
	{"database", "main", "auto_vacuum"},
	{"extension", NULL, "owner"},
	{"schema", "public", "owner"},
};

static const char owner_words[] = "(the usual owner)";

static bool is_of_the_place(const struct fact *fact)
{
	for (size_t i = 0; i < sizeof of_the_place / sizeof *of_the_place; i++) {
		if (strcmp(fact->kind, of_the_place[i].kind) == 0 &&
			strcmp(fact->attribute, of_the_place[i].attribute) == 0 &&
			(of_the_place[i].identity == NULL ||
				strcmp(fact->identity, of_the_place[i].identity) == 0)) {
			return true;
		}
	}
	return false;
}

static void leave_out_facts(struct snapshot *snapshot)
{
	size_t kept = 0;

	VEC_EACH (snapshot, it) {
		if (!is_of_the_place(it)) {
			snapshot->items[kept++] = *it;
		}
	}
	snapshot->count = kept;
}

static size_t count_owned(const struct snapshot *snapshot, const char *owner)
{
	size_t count = 0;

	VEC_EACH (snapshot, it) {
		count += strcmp(it->attribute, "owner") == 0 && strcmp(it->value, owner) == 0;
	}
	return count;
}

/* Whoever owns most of the objects: mtest's superuser in a scratch, the application elsewhere. */
static const char *usual_owner(const struct snapshot *snapshot)
{
	const char *usual = NULL, *last = NULL;
	size_t most = 0;

	VEC_EACH (snapshot, it) {
		if (strcmp(it->attribute, "owner") == 0 &&
			(last == NULL || strcmp(last, it->value) != 0)) {
			size_t count = count_owned(snapshot, it->value);

			last = it->value;
			if (count > most) {
				most = count;
				usual = last;
			}
		}
	}
	return usual;
}

/* "SELECT to app; ALL to owner" with the owner's name replaced in every entry. */
static const char *hide_grantee(struct arena *arena, const char *grants, const char *owner)
{
	const char *hidden = "";

	while (*grants != '\0') {
		size_t length = strcspn(grants, ";");
		const char *entry = arena_copy_bytes(arena, grants, length);
		const char *to = strstr(entry, " to ");

		if (to != NULL && text_starts(to + 4, owner) &&
			(to[4 + strlen(owner)] == '\0' || to[4 + strlen(owner)] == ' ')) {
			entry = arena_printf(arena, "%.*s to %s%s", (int)(to - entry), entry,
				owner_words, to + 4 + strlen(owner));
		}
		hidden = arena_printf(arena, "%s%s%s", hidden, *hidden == '\0' ? "" : ";", entry);
		grants += length + (grants[length] == ';' ? 1 : 0);
	}
	return hidden;
}

static void hide_owner(struct target *target)
{
	struct snapshot *snapshot = &target->snapshot;
	const char *owner = usual_owner(snapshot);

	if (owner == NULL) {
		return;
	}
	VEC_EACH (snapshot, it) {
		if (strcmp(it->attribute, "owner") == 0 && strcmp(it->value, owner) == 0) {
			it->value = owner_words;
		} else if (strcmp(it->attribute, "grants") == 0) {
			it->value = hide_grantee(snapshot->arena, it->value, owner);
		}
	}
}

static void leave_out(struct target *target, const char *const *patterns)
{
	if (patterns != NULL) {
		snapshot_leave_out(&target->snapshot, patterns);
	}
}

static void reconcile(
	struct target *a, struct target *b, struct comparison *out, struct arena *arena)
{
	leave_out(a, b->own);
	leave_out(b, a->own);
	if (a->origin.version != b->origin.version) {
		*VEC_ADD(arena, &out->notes) = arena_printf(arena,
			"%s is of %s %d and %s of %d: some facts may differ for that alone",
			a->label, a->origin.engine, a->origin.version, b->label, b->origin.version);
	}
	if (a->origin.nature == b->origin.nature) {
		return;
	}
	leave_out_facts(&a->snapshot);
	leave_out_facts(&b->snapshot);
	if (strcmp(a->origin.engine, "postgres") == 0) {
		leave_out(a, surroundings);
		leave_out(b, surroundings);
		hide_owner(a);
		hide_owner(b);
		*VEC_ADD(arena, &out->notes) =
			"not compared, because one schema is of a database and one of a revision: "
			"roles, settings of the database, and the usual owner's name";
	}
}

bool compare(struct target *a, struct target *b, struct arena *arena, struct comparison *out,
	struct error *err)
{
	struct diff diff;

	*out = (struct comparison){.a = a, .b = b, .equal = true};
	if (strcmp(a->origin.engine, b->origin.engine) != 0) {
		return fail(err, ERROR_USAGE,
			"%s is a schema of %s and %s one of %s: they cannot be compared", a->label,
			a->origin.engine, b->label, b->origin.engine);
	}
	reconcile(a, b, out, arena);
	diff = snapshot_diff(&a->snapshot, &b->snapshot, arena);
	out->objects = diff_objects(&diff, &a->snapshot, &b->snapshot, arena);
	out->renamings = rename_find(&out->objects, false, arena);
	VEC_EACH (&out->objects, it) {
		out->equal = out->equal && it->order_only;
	}
	return true;
}

bool compare_is_told(const struct comparison *comparison, const struct object_change *object,
	struct arena *arena)
{
	VEC_EACH (&comparison->renamings, it) {
		if (it->before == object || it->after == object) {
			return true;
		}
	}
	return rename_explains(&comparison->renamings, object, arena);
}

static const char *add_count(struct arena *arena, const char *words, size_t count, const char *what)
{
	return count == 0 ? words
			  : arena_printf(arena, "%s%s%zu %s", words, *words == '\0' ? "" : ", ",
				    count, what);
}

const char *compare_summary(const struct comparison *comparison, struct arena *arena)
{
	size_t fates[3] = {0}, moved = 0;
	const char *words = "";

	VEC_EACH (&comparison->objects, it) {
		if (it->order_only) {
			moved++;
		} else if (!compare_is_told(comparison, it, arena)) {
			fates[it->fate]++;
		}
	}
	words = add_count(arena, words, fates[APPEARED], "appeared");
	words = add_count(arena, words, fates[VANISHED], "vanished");
	words = add_count(arena, words, fates[CHANGED], "changed");
	words = add_count(arena, words, comparison->renamings.count, "renamed");
	words = add_count(arena, words, moved, "with another order of columns");
	if (!comparison->equal) {
		return words;
	}
	return moved == 0 ? "equal" : arena_printf(arena, "equal but for %s", words);
}
