#ifndef MTEST_VEC_H
#define MTEST_VEC_H

#include "arena.h"

/* A growing array: any struct with items, count and cap. Starts as {0}; its memory is the arena's.
 */

/* The address of a new, zeroed last item. */
#define VEC_ADD(arena, v)                                                                 \
	((v)->count < (v)->cap ? (void)0                                                  \
			       : (void)((v)->items = arena_grow((arena), (v)->items,      \
						(v)->cap * sizeof *(v)->items,            \
						((v)->cap * 2 + 8) * sizeof *(v)->items), \
					 (v)->cap = (v)->cap * 2 + 8),                    \
		&(v)->items[(v)->count++])

#define VEC_EACH(v, it)                                  \
	for (__typeof__((v)->items + 0) it = (v)->items; \
		it != NULL && it < (v)->items + (v)->count; it++)

#endif
