#include "unit.h"
#include "vec.h"

static void memory_is_zeroed_and_aligned(void **state)
{
	for (size_t size = 1; size < 300; size += 7) {
		unsigned char *bytes = arena_alloc(*state, size);

		assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++) {
			assert_int_equal(bytes[i], 0);
			bytes[i] = 0xFF;
		}
	}
}

static void a_large_block_leaves_the_small_ones_alone(void **state)
{
	char *small = arena_copy(*state, "small");
	char *large = arena_alloc(*state, (size_t)1 << 20);
	char *other = arena_copy(*state, "other");

	memset(large, 'x', (size_t)1 << 20);
	assert_string_equal(small, "small");
	assert_string_equal(other, "other");
}

static void a_grown_block_begins_with_the_old_bytes(void **state)
{
	char *old = arena_copy(*state, "abc");
	char *grown = arena_grow(*state, old, 4, 100);

	assert_string_equal(grown, "abc");
	assert_int_equal(grown[99], 0);
	assert_non_null(arena_grow(*state, NULL, 0, 8));
}

static void a_shrunk_block_keeps_what_fits(void **state)
{
	const char *shrunk = arena_grow(*state, "abcdef", 6, 3);

	assert_memory_equal(shrunk, "abc", 3);
}

static void a_copy_of_nothing_is_nothing(void **state)
{
	assert_null(arena_copy(*state, NULL));
	assert_string_equal(arena_copy(*state, ""), "");
	assert_string_equal(arena_copy_bytes(*state, "abc", 0), "");
	assert_string_equal(arena_copy_bytes(*state, "abcdef", 3), "abc");
}

static void bytes_are_copied_with_their_nul(void **state)
{
	const char *copy = arena_copy_bytes(*state, "a\0b", 3);

	assert_memory_equal(copy, "a\0b", 4);
}

static void a_printed_text_has_any_length(void **state)
{
	const char *text = arena_printf(*state, "%0200000d", 1);

	assert_int_equal(strlen(text), 200000);
	assert_string_equal(arena_printf(*state, "%s", ""), "");
	assert_string_equal(arena_printf(*state, "%d of %s", 3, "five"), "3 of five");
}

static void freeing_sets_the_pointer_to_null(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	(void)arena_alloc(arena, 10);
	arena_free(&arena);
	assert_null(arena);
	arena_free(&arena);
}

static void a_vector_keeps_its_items_as_it_grows(void **state)
{
	struct {
		size_t *items;
		size_t count, cap;
	} numbers = {0};
	size_t sum = 0;

	VEC_EACH (&numbers, it) {
		sum += *it + 1;
	}
	assert_int_equal(sum, 0);
	for (size_t i = 0; i < 1000; i++) {
		size_t *item = VEC_ADD(*state, &numbers);

		assert_int_equal(*item, 0);
		*item = i;
	}
	VEC_EACH (&numbers, it) {
		sum += *it;
	}
	assert_int_equal(numbers.count, 1000);
	assert_int_equal(sum, 499500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ARENA(memory_is_zeroed_and_aligned),
		WITH_ARENA(a_large_block_leaves_the_small_ones_alone),
		WITH_ARENA(a_grown_block_begins_with_the_old_bytes),
		WITH_ARENA(a_shrunk_block_keeps_what_fits),
		WITH_ARENA(a_copy_of_nothing_is_nothing),
		WITH_ARENA(bytes_are_copied_with_their_nul),
		WITH_ARENA(a_printed_text_has_any_length),
		WITH_ARENA(freeing_sets_the_pointer_to_null),
		WITH_ARENA(a_vector_keeps_its_items_as_it_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
