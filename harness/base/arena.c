#include "arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ONE_MALLOC_EACH 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_MALLOC_EACH 1
#endif
#endif
#ifndef ONE_MALLOC_EACH
#define ONE_MALLOC_EACH 0
#endif

struct block {
	struct block *next;
	size_t used, size;
	_Alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct block *blocks;
};

static const size_t block_size = 64 * 1024;

static void *must(void *memory)
{
	if (memory == NULL) {
		(void)fputs("mtest: out of memory\n", stderr);
		abort();
	}
	return memory;
}

struct arena *arena_new(void)
{
	return must(calloc(1, sizeof(struct arena)));
}

void arena_free(struct arena **arena)
{
	if (*arena == NULL) {
		return;
	}
	for (struct block *block = (*arena)->blocks; block != NULL;) {
		struct block *next = block->next;

		free(block);
		block = next;
	}
	free(*arena);
	*arena = NULL;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	struct block *block = arena->blocks;
	void *memory;

	if (size > SIZE_MAX / 2) {
		must(NULL);
	}
	if (!ONE_MALLOC_EACH) {
		size = (size + align - 1) / align * align;
	}
	if (block == NULL || block->size - block->used < size) {
		size_t room = ONE_MALLOC_EACH || size > block_size ? size : block_size;

		block = must(calloc(1, sizeof *block + room));
		block->size = room;
		/* A large block goes behind the first, whose free room stays in use. */
		if (room != block_size && arena->blocks != NULL) {
			block->next = arena->blocks->next;
			arena->blocks->next = block;
		} else {
			block->next = arena->blocks;
			arena->blocks = block;
		}
	}
	memory = block->bytes + block->used;
	block->used += size;
	return memory;
}

void *arena_grow(struct arena *arena, const void *old, size_t old_size, size_t new_size)
{
	void *grown = arena_alloc(arena, new_size);

	if (old_size > 0) {
		memcpy(grown, old, old_size < new_size ? old_size : new_size);
	}
	return grown;
}

char *arena_copy_bytes(struct arena *arena, const char *text, size_t size)
{
	char *copy = arena_alloc(arena, size + 1);

	if (size > 0) {
		memcpy(copy, text, size);
	}
	return copy;
}

char *arena_copy(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_copy_bytes(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;
	int length;
	char *text;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	text = arena_alloc(arena, (size_t)(length < 0 ? 0 : length) + 1);
	if (length > 0) {
		(void)vsnprintf(text, (size_t)length + 1, format, again);
	}
	va_end(again);
	return text;
}
