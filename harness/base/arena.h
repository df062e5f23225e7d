#ifndef MTEST_ARENA_H
#define MTEST_ARENA_H

#include <stddef.h>

/*
 * An arena owns memory and nothing else. All of it goes at once; nothing is freed singly.
 * Running out of memory ends the program, so no caller checks. An arena belongs to one thread.
 * Under AddressSanitizer each allocation is a malloc of its own, so that overruns are caught.
 */
struct arena;

struct arena *arena_new(void);

/* Frees the arena and sets the pointer to NULL; made for AUTO(arena_free). */
void arena_free(struct arena **arena);

/* Zeroed, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* A larger block that begins with the old one's bytes; the rest is zeroed. */
void *arena_grow(struct arena *arena, const void *old, size_t old_size, size_t new_size);

/* NULL gives NULL. */
char *arena_copy(struct arena *arena, const char *text);

/* The first size bytes of text and a NUL. */
char *arena_copy_bytes(struct arena *arena, const char *text, size_t size);

char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
