#include "stops.h"

#include "unit.h"

/* Statements of a script; "+" in front: nothing is uncommitted when it begins. */
static struct step found_in(struct arena *arena, const char *const *texts)
{
	struct step_statement statements[8] = {0};
	struct step step = {0};
	size_t count = 0;

	for (; texts[count] != NULL; count++) {
		statements[count].clean = texts[count][0] == '+';
		statements[count].sql = texts[count] + 1;
		statements[count].line = count + 1;
	}
	stops_find(&step, arena, statements, count);
	return step;
}

static void a_stop_stands_behind_work_that_is_committed(void **state)
{
	static const char *const texts[] = {
		"+CREATE TABLE a (i int)", " CREATE TABLE b (i int)", "+DROP TABLE c", NULL};
	struct step step = found_in(*state, texts);

	assert_int_equal(step.stops.count, 1);
	assert_int_equal(step.stops.items[0].at, 2);
	assert_int_equal(step.stops.items[0].line, 2);
	assert_false(step.stops.items[0].within);
}

static void one_transaction_has_no_stop(void **state)
{
	static const char *const texts[] = {
		"+CREATE TABLE a (i int)", " CREATE TABLE b (i int)", " UPDATE a SET i = 1", NULL};

	assert_int_equal(found_in(*state, texts).stops.count, 0);
}

static void what_changes_nothing_is_neither_before_nor_behind_a_stop(void **state)
{
	static const char *const before[] = {
		"+SET lock_timeout = '1s'", "+SELECT 1", "+CREATE TABLE a (i int)", NULL};
	static const char *const behind[] = {"+CREATE TABLE a (i int)", "+PRAGMA foreign_keys = ON",
		"+select 1", "+RESET lock_timeout", NULL};

	assert_int_equal(found_in(*state, before).stops.count, 0);
	assert_int_equal(found_in(*state, behind).stops.count, 0);
}

static void looks_between_two_tables_are_one_stop(void **state)
{
	static const char *const texts[] = {"+CREATE TABLE a (i int)", "+PRAGMA table_info(a)",
		"+SELECT 1", "+CREATE TABLE b (i int)", NULL};
	struct step step = found_in(*state, texts);

	assert_int_equal(step.stops.count, 1);
	assert_int_equal(step.stops.items[0].at, 1);
}

static void an_index_that_is_built_concurrently_has_a_stop_within(void **state)
{
	static const char *const texts[] = {
		"+-- large\nCREATE UNIQUE INDEX CONCURRENTLY i ON a (i)",
		"+DROP INDEX CONCURRENTLY j", NULL};
	static const char *const wrapped[] = {
		"+BEGIN", " CREATE INDEX CONCURRENTLY i ON a (i)", NULL};
	struct step step = found_in(*state, texts);

	assert_int_equal(step.stops.count, 2);
	assert_true(step.stops.items[0].within);
	assert_int_equal(step.stops.items[0].at, 0);
	assert_false(step.stops.items[1].within);
	assert_int_equal(found_in(*state, wrapped).stops.count, 0);
}

static void the_end_of_a_transaction_is_told_from_a_savepoint(void **state)
{
	(void)state;
	assert_true(stops_ends_transaction("COMMIT"));
	assert_true(stops_ends_transaction("/* done */ end transaction"));
	assert_true(stops_ends_transaction("ROLLBACK WORK"));
	assert_false(stops_ends_transaction("ROLLBACK TO SAVEPOINT a"));
	assert_true(stops_ends_transaction("COMMIT AND CHAIN"));
	assert_false(stops_ends_transaction("ENDPOINT"));
	assert_false(stops_ends_transaction("CREATE TABLE commit (i int)"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ARENA(a_stop_stands_behind_work_that_is_committed),
		WITH_ARENA(one_transaction_has_no_stop),
		WITH_ARENA(what_changes_nothing_is_neither_before_nor_behind_a_stop),
		WITH_ARENA(looks_between_two_tables_are_one_stop),
		WITH_ARENA(an_index_that_is_built_concurrently_has_a_stop_within),
		WITH_ARENA(the_end_of_a_transaction_is_told_from_a_savepoint),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
