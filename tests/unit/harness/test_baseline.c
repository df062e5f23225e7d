#include "baseline.h"

#include "folder.h"

static struct baseline read_file(struct with_folder *with, const char *text)
{
	struct baseline baseline;

	put(with, "b.jsonl", text);
	WORKS(&with->err, baseline_read(with->arena, in_folder(with, "b.jsonl"), "b.jsonl", true,
				  &baseline, &with->err));
	return baseline;
}

static void what_is_written_is_sorted_and_read_again(void **state)
{
	struct with_folder *with = *state;
	struct baseline baseline, again;

	WORKS(&with->err, baseline_read(with->arena, in_folder(with, "b.jsonl"), "b.jsonl", false,
				  &baseline, &with->err));
	assert_false(baseline.exists);
	baseline_add(&baseline, "timed-out", "0002", "table \"t\n\xC3\xA4");
	baseline_add(&baseline, "upgrade-fails", "0001", NULL);
	baseline_add(&baseline, "multiple-heads", NULL, NULL);
	baseline_add(&baseline, "upgrade-fails", "0001", NULL);
	baseline_add(&baseline, "deploy-fails", "0002", NULL);
	WORKS(&with->err, baseline_write(&baseline, &with->err));
	assert_string_equal(get(with, "b.jsonl"),
		"{\"mtest_baseline\": 1}\n"
		"{\"check\": \"multiple-heads\"}\n"
		"{\"revision\": \"0001\", \"check\": \"upgrade-fails\", \"count\": 2}\n"
		"{\"revision\": \"0002\", \"check\": \"deploy-fails\"}\n"
		"{\"revision\": \"0002\", \"check\": \"timed-out\", \"object\": "
		"\"table \\\"t\\n\xC3\xA4\"}\n");
	again = read_file(with, get(with, "b.jsonl"));
	assert_true(again.exists);
	assert_int_equal(again.count, 4);
	assert_int_equal(baseline_find(&again, "upgrade-fails", "0001", NULL)->left, 2);
	assert_non_null(baseline_find(&again, "timed-out", "0002", "table \"t\n\xC3\xA4"));
	assert_non_null(baseline_find(&again, "multiple-heads", NULL, NULL));
	assert_null(baseline_find(&again, "timed-out", "0002", NULL));
	assert_null(baseline_find(&again, "timed-out", NULL, "table t"));
}

static void entries_alike_are_counted_together(void **state)
{
	struct with_folder *with = *state;
	struct baseline baseline = read_file(with, "{\"mtest_baseline\": 1}\r\n\n  {\"check\": "
						   "\"a\", \"count\": 2}\n{\"check\": \"b\"}\n"
						   "{\"check\": \"a\", \"revision\": null}");

	assert_int_equal(baseline.count, 2);
	assert_int_equal(baseline_find(&baseline, "a", NULL, NULL)->count, 3);
	baseline_find(&baseline, "a", NULL, NULL)->count = 0;
	WORKS(&with->err, baseline_write(&baseline, &with->err));
	assert_string_equal(get(with, "b.jsonl"), "{\"mtest_baseline\": 1}\n{\"check\": \"b\"}\n");
}

static void what_is_no_baseline_is_refused(void **state)
{
	static const struct {
		const char *text, *problem;
	} cases[] = {
		{"", ":1: is empty"},
		{"\n\n", ":1: is empty"},
		{"hello\n", ":1: is no baseline"},
		{"[1]\n", ":1: is no baseline"},
		{"{}\n", ":1: is no baseline"},
		{"{\"mtest_baseline\": \"1\"}\n", ":1: is no baseline"},
		{"{\"mtest_baseline\": 0}\n", ":1: is no baseline"},
		{"{\"mtest_baseline\": 2}\n", ":1: is the baseline of a newer mtest"},
		{"{\"mtest_baseline\": 1}\n<<<<<<< HEAD\n",
			":2: stands a mark of an unfinished merge"},
		{"{\"mtest_baseline\": 1}\n\n{\"check\": 1}\n", ":3: is no entry"},
		{"{\"mtest_baseline\": 1}\n{\"revision\": \"1\"}\n", ":2: is no entry"},
		{"{\"mtest_baseline\": 1}\n{\"check\": \"a\", \"line\": 3}\n", ":2: is no entry"},
		{"{\"mtest_baseline\": 1}\n{\"check\": \"a\", \"count\": 0}\n", ":2: is no entry"},
		{"{\"mtest_baseline\": 1}\n{\"check\": \"a\", \"count\": -1}\n", ":2: is no entry"},
		{"{\"mtest_baseline\": 1}\n{\"check\": \"a\", \"object\": []}\n",
			":2: is no entry"},
		{"{\"mtest_baseline\": 1}\n{\"check\": \"a\"\n", ":2: is no baseline"},
		{"{\"mtest_baseline\": 1}\n{\"check\": \"\xFF\"}\n", ":2: is no baseline"},
	};
	struct with_folder *with = *state;
	struct baseline baseline;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error err = {0};

		put(with, "b.jsonl", cases[i].text);
		assert_false(baseline_read(with->arena, in_folder(with, "b.jsonl"), "b.jsonl",
			false, &baseline, &err));
		assert_int_equal(err.code, ERROR_USAGE);
		if (strstr(err.text, cases[i].problem) == NULL) {
			print_error("%s: %s\n", cases[i].text, err.text);
			_fail(__FILE__, __LINE__);
		}
	}
}

static void a_file_that_was_named_must_be_there(void **state)
{
	struct with_folder *with = *state;
	struct baseline baseline;
	struct error err = {0};

	assert_false(
		baseline_read(with->arena, in_folder(with, "gone"), "gone", true, &baseline, &err));
	assert_int_equal(err.code, ERROR_USAGE);
}

static void what_cannot_be_written_is_an_error(void **state)
{
	struct with_folder *with = *state;
	struct baseline baseline;
	struct error err = {0};

	WORKS(&err, baseline_read(with->arena, in_folder(with, "no/b.jsonl"), "b.jsonl", false,
			    &baseline, &err));
	assert_false(baseline_write(&baseline, &err));
	assert_int_equal(err.code, ERROR_SYSTEM);
	assert_non_null(strstr(err.text, "no/b.jsonl"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(what_is_written_is_sorted_and_read_again),
		WITH_FOLDER(entries_alike_are_counted_together),
		WITH_FOLDER(what_is_no_baseline_is_refused),
		WITH_FOLDER(a_file_that_was_named_must_be_there),
		WITH_FOLDER(what_cannot_be_written_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
