#include "select.h"

#include "folder.h"

/* The checks that are left, among a few; or what is wrong. */
static const char *chosen(
	struct with_folder *with, const char *const *only, const char *const *skip)
{
	static const enum check some[] = {
		MISSING_MESSAGE, DEPLOY_FAILS, UPGRADE_FAILS, SILENT_NO_OP};
	bool unwanted[CHECK_COUNT];
	struct error err = {0};
	const char *text = "";

	if (!select_checks(only, skip, with->arena, unwanted, &err)) {
		assert_int_equal(err.code, ERROR_USAGE);
		return arena_copy(with->arena, err.text);
	}
	for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
		if (!unwanted[some[i]]) {
			text = arena_printf(with->arena, "%s%s%s", text, *text == '\0' ? "" : " ",
				checks[some[i]]->name);
		}
	}
	return text;
}

#define LIST(...)                 \
	(const char *const[])     \
	{                         \
		__VA_ARGS__, NULL \
	}

static void checks_are_chosen_by_name_and_by_scenario(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(chosen(with, NULL, NULL),
		"missing-message deploy-fails upgrade-fails silent-no-op");
	assert_string_equal(chosen(with, LIST("chain"), NULL), "missing-message");
	assert_string_equal(
		chosen(with, LIST("deploy,upgrade-fails"), NULL), "deploy-fails upgrade-fails");
	assert_string_equal(
		chosen(with, LIST("chain", " deploy "), NULL), "missing-message deploy-fails");
	assert_string_equal(
		chosen(with, NULL, LIST("round-trip", "missing-message")), "deploy-fails");
	assert_string_equal(
		chosen(with, LIST("round-trip"), LIST("silent-no-op")), "upgrade-fails");
	assert_string_equal(chosen(with, LIST("chain"), LIST("chain")), "");
}

static void an_unknown_name_is_told_with_the_nearest(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(chosen(with, LIST("chian"), NULL),
		"--only: there is no check or scenario 'chian'; did you mean chain?");
	assert_string_equal(chosen(with, NULL, LIST("chain,timd-out")),
		"--skip: there is no check or scenario 'timd-out'; did you mean timed-out?");
	assert_string_equal(chosen(with, NULL, LIST("chain,")),
		"--skip: there is no check or scenario ''; mtest explain lists them");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(checks_are_chosen_by_name_and_by_scenario),
		WITH_FOLDER(an_unknown_name_is_told_with_the_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
