#include "with_place.h"

#include "text.h"

/* A server for programs that reach none of this machine's sockets. */

static bool can_open(struct with_place *with, const struct address *address, const char *password)
{
	AUTO(db_close) struct db *db = NULL;
	const char *url = arena_printf(with->arena, "postgresql://%s:%s@%s:%s/%s", address->user,
		password, address->host, address->port, address->database);

	return db_open_to_read(engine_find("postgres"), url, &db, &with->err);
}

static struct address address_of(struct with_place *with, struct scratch *scratch)
{
	struct address address;

	WORKS(&with->err, scratch_address(scratch, with->arena, &address, &with->err));
	return address;
}

static void an_address_lets_in_who_knows_the_password(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = NULL;
	AUTO(scratch_drop) struct scratch *copy = NULL;
	struct address address, other;

	need_server(with);
	with->place->server_address = "127.0.0.1";
	WORKS(&with->err,
		scratch_create(engine_find("postgres"), with->place, &scratch, &with->err));
	address = address_of(with, scratch);
	assert_string_equal(address.host, "127.0.0.1");
	assert_true(strlen(address.password) >= 32);
	assert_true(can_open(with, &address, address.password));
	assert_false(can_open(with, &address, "guessed"));
	assert_non_null(strstr(with->err.text, "password"));
	WORKS(&with->err, scratch_copy(scratch, &copy, &with->err));
	other = address_of(with, copy);
	assert_string_equal(other.password, address.password);
	assert_string_not_equal(other.port, address.port);
	assert_true(can_open(with, &other, other.password));
}

static void without_one_there_is_the_socket_alone(void **state)
{
	struct with_place *with = *state;
	AUTO(scratch_drop) struct scratch *scratch = NULL;
	struct address address;

	need_server(with);
	WORKS(&with->err,
		scratch_create(engine_find("postgres"), with->place, &scratch, &with->err));
	address = address_of(with, scratch);
	assert_int_equal(*address.host, '/');
	address.host = "127.0.0.1";
	assert_false(can_open(with, &address, "guessed"));
}

static void an_address_of_another_machine_is_refused(void **state)
{
	struct with_place *with = *state;
	struct scratch *scratch = NULL;

	need_server(with);
	with->place->server_address = "192.0.2.1";
	assert_false(scratch_create(engine_find("postgres"), with->place, &scratch, &with->err));
	assert_int_equal(with->err.code, ERROR_USAGE);
	assert_non_null(strstr(with->err.text, "192.0.2.1 is no address of this machine"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLACE(an_address_lets_in_who_knows_the_password),
		WITH_PLACE(without_one_there_is_the_socket_alone),
		WITH_PLACE(an_address_of_another_machine_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
