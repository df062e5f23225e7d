#include "with_place.h"

/* The table of engines, and handles that hold nothing. */

static void engines_are_found_by_name(void **state)
{
	(void)state;
	for (size_t i = 0; engines[i] != NULL; i++) {
		assert_ptr_equal(engine_find(engines[i]->name), engines[i]);
		assert_true(*engines[i]->summary != '\0');
	}
	assert_null(engine_find("mysql"));
	assert_null(engine_find(""));
}

static void closing_nothing_does_nothing(void **state)
{
	struct scratch *scratch = NULL;
	struct place *place = NULL;
	struct db *db = NULL;

	(void)state;
	scratch_drop(&scratch);
	db_close(&db);
	place_close(&place);
}

static void a_text_of_ours_that_fails_is_an_error(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = make_scratch(with, "sqlite");
	AUTO(db_close) struct db *db = connect_to(with, scratch);

	assert_false(db_must(db, "SELECT nope", &with->err));
	assert_int_equal(with->err.code, ERROR_SYSTEM);
	assert_string_equal(with->err.text, "no such column: nope");
}

static void an_engine_without_servers_has_nothing_to_sweep(void **state)
{
	struct with_place *with = *state;
	size_t removed = 1;

	WORKS(&with->err,
		scratch_sweep(engine_find("sqlite"), with->place, NULL, &removed, &with->err));
	assert_int_equal(removed, 0);
	WORKS(&with->err,
		scratch_sweep(engine_find("postgres"), with->place, NULL, &removed, &with->err));
	assert_int_equal(removed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(engines_are_found_by_name),
		cmocka_unit_test(closing_nothing_does_nothing),
		WITH_PLACE(a_text_of_ours_that_fails_is_an_error),
		WITH_PLACE(an_engine_without_servers_has_nothing_to_sweep),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
