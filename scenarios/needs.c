#include "needs.h"

#include <string.h>

/* "public.users" and "f(integer)" by the word that a script would write: "users", "f". */
static const char *bare_name(struct arena *arena, const char *object)
{
	size_t length = strcspn(object, "(");
	const char *name = arena_copy_bytes(arena, object, length);
	const char *dot = strrchr(name, '.');

	name = dot == NULL ? name : dot + 1;
	length = strcspn(name, "\"");
	return length == 0 ? arena_copy_bytes(arena, name + 1, strcspn(name + 1, "\""))
			   : arena_copy_bytes(arena, name, length);
}

const struct revision *needs_find(
	const struct walk *walk, const struct revision *revision, const struct outcome *outcome)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const struct chain *chain = &walk->run->project.chain;
	const char *name;

	if (outcome->object == NULL) {
		return NULL;
	}
	name = bare_name(work, outcome->object);
	for (size_t i = chain_index(chain, revision); i-- > 0;) {
		const struct revision *earlier = &chain->items[i];

		if (walk->standings[i].applies) {
			continue;
		}
		/* What an unreadable file would have made is not known: it may have been this. */
		if (earlier->up.text == NULL || text_has_word(earlier->up.text, name)) {
			return earlier;
		}
	}
	return NULL;
}
