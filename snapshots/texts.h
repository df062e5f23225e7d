#ifndef MTEST_TEXTS_H
#define MTEST_TEXTS_H

#include "arena.h"

/*
 * Texts that several snapshots point into: they go with the last of those who hold them. Holding
 * and releasing may happen in any thread; only the one who made them adds to the arena.
 */
struct texts;

struct texts *texts_new(void);
struct texts *texts_hold(struct texts *texts);
void texts_release(struct texts **texts); /* NULL is fine */
struct arena *texts_arena(struct texts *texts);

#endif
