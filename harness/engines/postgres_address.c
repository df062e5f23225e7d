#include "postgres.h"

static const char *known(struct arena *arena, const char *value)
{
	return arena_copy(arena, value == NULL ? "" : value);
}

/* libpq knows best what it has put together from the URL, the environment and the defaults. */
bool postgres_address(
	struct scratch *scratch, struct arena *arena, struct address *out, struct error *err)
{
	const struct postgres_scratch *own = (const struct postgres_scratch *)scratch;
	const struct place *place = scratch->place;
	AUTO(db_close) struct db *db = NULL;
	const PGconn *connection;

	if (!db_open(scratch, &db, err)) {
		return false;
	}
	connection = ((struct postgres_db *)db)->connection;
	*out = (struct address){
		.host = known(arena, PQhost(connection)),
		.port = known(arena, PQport(connection)),
		.user = known(arena, PQuser(connection)),
		.password = known(arena, PQpass(connection)),
		.database = known(arena, PQdb(connection)),
	};
	if (!own->remote && place->server_address != NULL) {
		out->host = place->server_address;
		out->port = arena_printf(arena, "%u", own->server.port);
		out->password = place->server_password;
	}
	return true;
}
