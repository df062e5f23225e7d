#include "sql.h"
#include "unit.h"

static const char *statement(
	struct arena *arena, const char *text, const struct sql_script *script, size_t which)
{
	assert_true(which < script->count);
	return arena_copy_bytes(
		arena, text + script->items[which].start, script->items[which].length);
}

static void statements_are_split_without_what_is_between_them(void **state)
{
	const char *text = "-- one;\nCREATE TABLE a (id int);\n\n/* two; */ DROP TABLE a ; ;\n";
	struct sql_script script = sql_read(*state, text);

	assert_true(script.parsed);
	assert_int_equal(script.count, 2);
	assert_string_equal(statement(*state, text, &script, 0), "CREATE TABLE a (id int)");
	assert_memory_equal(statement(*state, text, &script, 1), "DROP TABLE a", 12);
}

static void semicolons_inside_of_a_statement_do_not_split_it(void **state)
{
	static const char *const texts[] = {
		"INSERT INTO t VALUES ('a;b', E'\\';', \"c;d\")",
		"CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $a$ BEGIN; $$;$$ END; $a$",
		"CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END",
		"CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; DELETE FROM b)",
		"DO $$ BEGIN PERFORM 1; PERFORM 2; END $$",
		"SELECT 1 /* ; /* ; */ ; */ + 1",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *text = arena_printf(*state, "%s;\nSELECT 2;", texts[i]);
		struct sql_script script = sql_read(*state, text);

		assert_true(script.parsed);
		assert_int_equal(script.count, 2);
		assert_string_equal(statement(*state, text, &script, 0), texts[i]);
		assert_string_equal(statement(*state, text, &script, 1), "SELECT 2");
	}
}

static void offsets_count_bytes_not_letters(void **state)
{
	const char *text = "SELECT 'äöü€';\nSELECT 2";
	struct sql_script script = sql_read(*state, text);

	assert_int_equal(script.count, 2);
	assert_string_equal(statement(*state, text, &script, 1), "SELECT 2");
}

static void what_does_not_parse_is_not_split(void **state)
{
	static const char *const texts[] = {
		"CREATE TABEL a (id int); SELECT 1;",
		"PRAGMA foreign_keys = ON",
		"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;",
		"SELECT 'open",
		"\xEF\xBB\xBFSELECT 1",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct sql_script script = sql_read(*state, texts[i]);

		assert_false(script.parsed);
		assert_int_equal(script.count, 0);
	}
}

static void transaction_control_is_seen(void **state)
{
	static const char *const controlling[] = {
		"BEGIN; SELECT 1; COMMIT",
		"START TRANSACTION",
		"SAVEPOINT a",
		"ROLLBACK",
		"CALL p()",
		"DO $$ BEGIN COMMIT; END $$",
	};
	static const char *const others[] = {
		"SELECT 1",
		"CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$",
		"CREATE TABLE call (commit int)",
		"SELECT 'BEGIN; COMMIT'",
	};

	for (size_t i = 0; i < sizeof controlling / sizeof *controlling; i++) {
		assert_true(sql_read(*state, controlling[i]).controls_transaction);
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		assert_false(sql_read(*state, others[i]).controls_transaction);
	}
}

static void scripts_of_ddl_alone_are_told_from_others(void **state)
{
	static const char *const ddl[] = {
		"CREATE TABLE a (id int); ALTER TABLE a ADD b int; DROP TABLE a",
		"CREATE INDEX IF NOT EXISTS i ON a (b)",
		"COMMENT ON TABLE a IS 'x'",
		"GRANT SELECT ON a TO b",
	};
	static const char *const others[] = {
		"UPDATE a SET b = 1",
		"CREATE TABLE a (id int); INSERT INTO a VALUES (1)",
		"DO $$ BEGIN END $$",
		"SELECT f()",
		"SET search_path = x",
		"REFRESH MATERIALIZED VIEW v",
		"VACUUM",
		"TRUNCATE a",
	};

	for (size_t i = 0; i < sizeof ddl / sizeof *ddl; i++) {
		assert_true(sql_read(*state, ddl[i]).all_ddl);
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		assert_false(sql_read(*state, others[i]).all_ddl);
	}
}

static void a_name_that_looks_like_the_parsers_output_misleads_nobody(void **state)
{
	const char *text = "CREATE TABLE a (id text DEFAULT '{\"stmt\":{\"SelectStmt\":');";

	assert_true(sql_read(*state, text).all_ddl);
	assert_false(sql_read(*state, text).controls_transaction);
}

static void an_empty_text_holds_no_statement(void **state)
{
	static const char *const empty[] = {"", " \r\n\t", ";;\n ;", "-- nothing",
		"-- nothing\n/* at; all */;\n--", "\xEF\xBB\xBF", "\xEF\xBB\xBF-- nothing\n",
		"/* outer /* inner */ still */", "/* open"};
	static const char *const full[] = {"SELECT 1", "-- x\nSELECT 1", "/* x */ SELECT 1", "x",
		"'-- text'", ";;SELECT 1", "- - no comment", "/ * neither"};

	(void)state;
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
		assert_true(sql_is_empty(empty[i]));
	}
	for (size_t i = 0; i < sizeof full / sizeof *full; i++) {
		assert_false(sql_is_empty(full[i]));
	}
}

static void a_silent_text_has_not_even_a_comment(void **state)
{
	(void)state;
	assert_true(sql_is_silent(""));
	assert_true(sql_is_silent("\xEF\xBB\xBF \r\n;"));
	assert_false(sql_is_silent("-- on purpose"));
	assert_false(sql_is_silent("SELECT 1"));
}

static void comments_and_white_space_are_passed_over(void **state)
{
	const char *text = " -- a\n/* b /* c */ */\tSELECT -- d";

	(void)state;
	assert_string_equal(text + sql_skip(text, 0), "SELECT -- d");
	assert_int_equal(sql_skip(text, strlen(text)), strlen(text));
	assert_int_equal(sql_skip("-- only", 0), 7);
	assert_int_equal(sql_skip("SELECT", 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ARENA(statements_are_split_without_what_is_between_them),
		WITH_ARENA(semicolons_inside_of_a_statement_do_not_split_it),
		WITH_ARENA(offsets_count_bytes_not_letters),
		WITH_ARENA(what_does_not_parse_is_not_split),
		WITH_ARENA(transaction_control_is_seen),
		WITH_ARENA(scripts_of_ddl_alone_are_told_from_others),
		WITH_ARENA(a_name_that_looks_like_the_parsers_output_misleads_nobody),
		WITH_ARENA(an_empty_text_holds_no_statement),
		WITH_ARENA(a_silent_text_has_not_even_a_comment),
		WITH_ARENA(comments_and_white_space_are_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
