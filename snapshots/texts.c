#include "texts.h"

#include <stdatomic.h>

struct texts {
	struct arena *arena; /* which this struct lives in, too */
	atomic_size_t holders;
};

struct texts *texts_new(void)
{
	struct arena *arena = arena_new();
	struct texts *texts = arena_alloc(arena, sizeof *texts);

	texts->arena = arena;
	atomic_init(&texts->holders, 1);
	return texts;
}

struct texts *texts_hold(struct texts *texts)
{
	atomic_fetch_add(&texts->holders, 1);
	return texts;
}

void texts_release(struct texts **texts)
{
	if (*texts != NULL && atomic_fetch_sub(&(*texts)->holders, 1) == 1) {
		struct arena *arena = (*texts)->arena;

		arena_free(&arena);
	}
	*texts = NULL;
}

struct arena *texts_arena(struct texts *texts)
{
	return texts->arena;
}
