#include "kept.h"

#include "vec.h"

#include <string.h>

struct kept {
	struct texts *texts;
	size_t added, lean;  /* bytes that came since the texts were copied last, and those then */
	struct arena *arena; /* the two lists, one of which is filled while the other is read */
	struct kept_facts facts, spare;
	size_t counts[most_readers];
};

struct kept *kept_new(void)
{
	struct arena *arena = arena_new();
	struct kept *kept = arena_alloc(arena, sizeof *kept);

	kept->arena = arena;
	kept->texts = texts_new();
	return kept;
}

void kept_free(struct kept *kept)
{
	struct arena *arena = kept->arena;

	texts_release(&kept->texts);
	arena_free(&arena);
}

/* The text that the last row holds in this place, when it is the same: readers sort by object. */
static const char *share(struct arena *arena, const char *last, const char *text)
{
	return last != NULL && strcmp(last, text) == 0 ? last : arena_copy(arena, text);
}

void fresh_add(struct fresh *fresh, unsigned reader, unsigned owner, const char *const *row)
{
	struct fact last = {0};
	struct kept_fact *fact;

	if (fresh->facts.count > 0) {
		last = fresh->facts.items[fresh->facts.count - 1].fact;
	}
	fact = VEC_ADD(fresh->arena, &fresh->facts);
	*fact = (struct kept_fact){
		.fact =
			{
				.kind = share(fresh->arena, last.kind, row[0]),
				.identity = share(fresh->arena, last.identity, row[1]),
				.attribute = share(fresh->arena, last.attribute, row[2]),
				.value = arena_copy(fresh->arena, row[3]),
			},
		.reader = reader,
		.owner = owner,
	};
}

static int compare(const void *a, const void *b)
{
	return fact_compare(
		&((const struct kept_fact *)a)->fact, &((const struct kept_fact *)b)->fact);
}

/* Copies texts out of one place into the kept ones; a text that came last comes out the same. */
struct copying {
	struct arena *arena;
	size_t bytes;
	struct fact from, to;
};

static const char *copy_text(
	struct copying *copying, const char *text, const char **from, const char **to)
{
	if (*from != text) {
		*from = text;
		*to = arena_copy(copying->arena, text);
		copying->bytes += strlen(text) + 1;
	}
	return *to;
}

/* old: the fact of the same key, whose texts are taken; or NULL. */
static struct fact copy_fact(
	struct copying *copying, const struct fact *fact, const struct fact *old)
{
	struct fact *from = &copying->from, *to = &copying->to;
	struct fact out;

	if (old != NULL) {
		out = *old;
		if (strcmp(old->value, fact->value) != 0) {
			out.value = copy_text(copying, fact->value, &from->value, &to->value);
		}
		return out;
	}
	out.kind = copy_text(copying, fact->kind, &from->kind, &to->kind);
	out.identity = copy_text(copying, fact->identity, &from->identity, &to->identity);
	out.attribute = copy_text(copying, fact->attribute, &from->attribute, &to->attribute);
	out.value = copy_text(copying, fact->value, &from->value, &to->value);
	return out;
}

static void put(struct kept *kept, const struct kept_fact *fact, struct fact texts)
{
	struct kept_fact *place = VEC_ADD(kept->arena, &kept->spare);

	*place = (struct kept_fact){.fact = texts, .reader = fact->reader, .owner = fact->owner};
	kept->counts[fact->reader]++;
}

/* What nothing points to any more goes once there is more of it than of the rest. */
static void tidy(struct kept *kept)
{
	const size_t worth = (size_t)1 << 20;
	struct copying copying = {0};
	struct texts *texts;

	if (kept->added <= kept->lean + worth) {
		return;
	}
	texts = texts_new();
	copying.arena = texts_arena(texts);
	VEC_EACH (&kept->facts, it) {
		it->fact = copy_fact(&copying, &it->fact, NULL);
	}
	texts_release(&kept->texts);
	kept->texts = texts;
	kept->lean = copying.bytes;
	kept->added = 0;
}

/* The two lists as one, in order; false: two facts with one key. */
static bool merge(struct kept *kept, const struct fresh *fresh, replaces_fn *replaces,
	const void *context, struct copying *copying, const struct kept_fact *twice[2])
{
	size_t i = 0, j = 0;

	while (i < kept->facts.count || j < fresh->facts.count) {
		const struct kept_fact *old = i < kept->facts.count ? &kept->facts.items[i] : NULL;
		const struct kept_fact *now =
			j < fresh->facts.count ? &fresh->facts.items[j] : NULL;
		int order = old == NULL   ? 1
			    : now == NULL ? -1
					  : fact_compare(&old->fact, &now->fact);
		bool stays = order <= 0 && !replaces(context, old->reader, old->owner);

		if (order == 0 && stays) {
			twice[0] = old;
			twice[1] = now;
			return false;
		}
		if (stays) {
			put(kept, old, old->fact);
		} else if (order >= 0) {
			put(kept, now,
				copy_fact(copying, &now->fact, order == 0 ? &old->fact : NULL));
		}
		i += order <= 0 ? 1 : 0;
		j += order >= 0 ? 1 : 0;
	}
	return true;
}

void kept_replace(struct kept *kept, struct fresh *fresh, replaces_fn *replaces,
	const void *context, const struct kept_fact *twice[2])
{
	struct copying copying = {.arena = texts_arena(kept->texts)};
	struct kept_facts old = kept->facts;
	size_t counts[most_readers];

	twice[0] = NULL;
	twice[1] = NULL;
	facts_sort(fresh->facts.items, fresh->facts.count, sizeof *fresh->facts.items);
	for (size_t i = 1; i < fresh->facts.count; i++) {
		if (compare(&fresh->facts.items[i - 1], &fresh->facts.items[i]) == 0) {
			twice[0] = &fresh->facts.items[i - 1];
			twice[1] = &fresh->facts.items[i];
			return;
		}
	}
	memcpy(counts, kept->counts, sizeof counts);
	memset(kept->counts, 0, sizeof kept->counts);
	kept->spare.count = 0;
	if (!merge(kept, fresh, replaces, context, &copying, twice)) {
		memcpy(kept->counts, counts, sizeof counts);
		return;
	}
	kept->facts = kept->spare;
	kept->spare = old;
	kept->added += copying.bytes;
	tidy(kept);
}

size_t kept_count(const struct kept *kept, unsigned reader)
{
	return kept->counts[reader];
}

void kept_snapshot(const struct kept *kept, struct snapshot *out)
{
	snapshot_start(out);
	out->texts = texts_hold(kept->texts);
	out->items = arena_alloc(out->arena, (kept->facts.count + 1) * sizeof *out->items);
	out->count = kept->facts.count;
	out->cap = kept->facts.count + 1;
	for (size_t i = 0; i < kept->facts.count; i++) {
		out->items[i] = kept->facts.items[i].fact;
	}
}
