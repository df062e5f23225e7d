#include "config.h"
#include "config_keys.h"
#include "config_template.h"
#include "unit.h"

/* The template with every key that it shows, as if all were uncommented. */
static const char *uncommented(struct arena *arena, const char *template)
{
	char *text = arena_copy(arena, template), *to = text;

	for (const char *at = text; *at != '\0'; at++) {
		bool first = at == text || at[-1] == '\n';

		if (!first || *at != '#' || at[1] == ' ') {
			*to++ = *at;
		}
	}
	*to = '\0';
	return text;
}

static void parse(struct arena *arena, const char *text, struct config *out)
{
	struct error err = {0};

	WORKS(&err, config_parse(arena, "mtest.yaml", text, strlen(text), out, &err));
	assert_int_equal(out->idle.count, 0);
}

static void it_says_nothing_of_an_unknown_project(void **state)
{
	struct config_start start = {0};
	struct config config;

	parse(*state, config_template(*state, &start), &config);
	assert_null(config.document);
}

static void every_key_that_is_used_is_shown(void **state)
{
	struct config_start start = {0};
	struct config config;
	size_t used = 0;

	parse(*state, uncommented(*state, config_template(*state, &start)), &config);
	for (size_t i = 0; i < config_key_count; i++) {
		bool shown = node_find(config.document, config_keys[i].key) != NULL;

		assert_int_equal(shown, !config_is_idle(config_keys[i].key));
		used += shown ? 1 : 0;
	}
	assert_true(used > 10);
}

/* Keys that nothing reads are not shown, but their examples must stay true. */
static void every_example_can_be_read(void **state)
{
	for (size_t i = 0; i < config_key_count; i++) {
		const char *text = arena_printf(
			*state, "%s: %s\n", config_keys[i].key, config_keys[i].example);
		struct config config;
		struct error err = {0};

		WORKS(&err, config_parse(*state, "mtest.yaml", text, strlen(text), &config, &err));
	}
}

static void what_is_known_counts(void **state)
{
	struct config_start start = {
		.tool = "plain", .engine = "sqlite", .path = "a \"b\"\\\n\xC3\xA4"};
	struct config config;

	parse(*state, config_template(*state, &start), &config);
	assert_string_equal(config.tool, "plain");
	assert_string_equal(config.engine, "sqlite");
	assert_string_equal(config.path, start.path);
	assert_int_equal(config.sets.count, 0);
}

static void several_folders_become_sets(void **state)
{
	struct config_start start = {.tool = "plain"};
	struct config config;

	*VEC_ADD((struct arena *)*state, &start.sets) = "api/db";
	*VEC_ADD((struct arena *)*state, &start.sets) = "api-db";
	*VEC_ADD((struct arena *)*state, &start.sets) = ".";
	*VEC_ADD((struct arena *)*state, &start.sets) = "\xC3\xA4: [x]";
	parse(*state, config_template(*state, &start), &config);
	assert_int_equal(config.sets.count, 4);
	assert_string_equal(config.sets.items[0].name, "api-db");
	assert_string_equal(config.sets.items[0].path, "api/db");
	assert_string_equal(config.sets.items[1].name, "api-db-2");
	assert_string_equal(config.sets.items[1].path, "api-db");
	assert_string_equal(config.sets.items[2].name, "root");
	assert_string_equal(config.sets.items[3].path, "\xC3\xA4: [x]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ARENA(it_says_nothing_of_an_unknown_project),
		WITH_ARENA(every_key_that_is_used_is_shown),
		WITH_ARENA(every_example_can_be_read),
		WITH_ARENA(what_is_known_counts),
		WITH_ARENA(several_folders_become_sets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
