#include "hook_environment.h"

#include "folder.h"

#include <string.h>

static void a_url_leads_to_the_scratch(void **state)
{
	static const struct {
		struct address address;
		const char *url;
	} cases[] = {
		{{.file = "/dev/shm/m/a b.sqlite"}, "sqlite:////dev/shm/m/a b.sqlite"},
		{{.host = "/run/my dir",
			 .port = "5433",
			 .user = "me",
			 .password = "",
			 .database = "shop"},
			"postgresql:///shop?host=/run/my%20dir&port=5433&user=me"},
		{{.host = "/run",
			 .port = "5432",
			 .user = "m&e",
			 .password = "p?w",
			 .database = "a/b ü"},
			"postgresql:///a%2Fb%20%C3%BC?host=/run&port=5432&user=m%26e&password=p%"
			"3Fw"},
		{{.host = "db.example.com",
			 .port = "5432",
			 .user = "me@x",
			 .password = "p:@/w",
			 .database = "shop"},
			"postgresql://me%40x:p%3A%40%2Fw@db.example.com:5432/shop"},
		{{.host = "::1", .port = "1", .user = "me", .password = "", .database = "d"},
			"postgresql://me@[::1]:1/d"},
	};
	struct with_folder *with = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(hook_url(with->arena, &cases[i].address), cases[i].url);
	}
}

/* The value of the only entry of this name; NULL: there is none. */
static const char *value(const char *const *environment, const char *name)
{
	const char *found = NULL;

	for (; *environment != NULL; environment++) {
		if (strncmp(*environment, name, strlen(name)) == 0 &&
			(*environment)[strlen(name)] == '=') {
			assert_null(found);
			found = *environment + strlen(name) + 1;
		}
	}
	return found;
}

static void nothing_leads_to_another_server(void **state)
{
	const struct address address = {
		.host = "/run", .port = "5", .user = "me", .password = "", .database = "d"};
	const char *given[] = {"DATABASE_URL=elsewhere", "PGHOST=elsewhere", "COLOUR=red"};
	struct with_folder *with = *state;
	struct project project = {.config.environment = {given, 3, 3}};
	static char host[] = "PGHOSTADDR=192.0.2.1", service[] = "PGSERVICE=elsewhere",
		    database[] = "PGDATABASE=elsewhere", blue[] = "COLOUR=blue",
		    round[] = "SHAPE=round";
	char *own[] = {host, service, database, blue, round, NULL};
	const char *const *environment;
	char **kept = environ;

	environ = own;
	environment = hook_environment(&project, &address, "0007", "MARK=1", with->arena);
	environ = kept;
	assert_string_equal(
		value(environment, "DATABASE_URL"), "postgresql:///d?host=/run&port=5&user=me");
	assert_string_equal(
		value(environment, "MTEST_DATABASE_URL"), value(environment, "DATABASE_URL"));
	assert_string_equal(value(environment, "PGHOST"), "/run");
	assert_string_equal(value(environment, "PGDATABASE"), "d");
	assert_null(value(environment, "PGHOSTADDR"));
	assert_null(value(environment, "PGSERVICE"));
	assert_string_equal(value(environment, "MTEST_REVISION"), "0007");
	assert_string_equal(value(environment, "MARK"), "1");
	assert_string_equal(value(environment, "COLOUR"), "red");
	assert_string_equal(value(environment, "SHAPE"), "round");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(a_url_leads_to_the_scratch),
		WITH_FOLDER(nothing_leads_to_another_server),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
