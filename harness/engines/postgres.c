#include "postgres.h"

#include "postgres_remote.h"
#include "process.h"

/* After a crash a server needs a moment to recover. */
static const double recovery_limit = 5;

/*
 * The server may not know yet that one of its processes crashed. A connection made in that moment
 * is ended when it does.
 */
static bool connect_surely(
	struct postgres_scratch *scratch, struct postgres_db **out, struct error *err)
{
	if (!postgres_connect(scratch, scratch->base.name, recovery_limit, out, err)) {
		scratch->shaken = false;
		return false;
	}
	if (scratch->shaken) {
		process_sleep(0.03);
		if (!db_query(&(*out)->base, "SELECT 1", NULL, NULL, err)) {
			return false;
		}
		scratch->shaken = false;
	}
	return !scratch->remote || postgres_remote_check(scratch, *out, err);
}

static bool open_db(struct scratch *scratch, struct db **out, struct error *err)
{
	struct postgres_scratch *own = (struct postgres_scratch *)scratch;
	AUTO(postgres_close_db) struct postgres_db *db = NULL;
	double until = process_clock() + recovery_limit;

	while (!connect_surely(own, &db, err)) {
		postgres_close_db(&db);
		if (!own->shaken || err->code == ERROR_STOPPED || process_clock() > until) {
			return fail_while(err, "cannot open the scratch database");
		}
	}
	*out = &db->base;
	db = NULL;
	return true;
}

static void close_db(struct db *db)
{
	struct postgres_db *own = (struct postgres_db *)db;
	struct postgres_scratch *scratch = (struct postgres_scratch *)db->scratch;

	if (!own->dropped && PQtransactionStatus(own->connection) == PQTRANS_ACTIVE) {
		postgres_cancel(own);
	}
	/* Somebody's database that was only read has none. */
	if (scratch != NULL && !own->dropped && PQstatus(own->connection) != CONNECTION_OK) {
		scratch->shaken = true;
	}
	postgres_close_db(&own);
}

static bool send_text(struct db *db, const char *text, struct error *err)
{
	PGconn *connection = ((struct postgres_db *)db)->connection;

	return PQsendQuery(connection, text) == 1 ||
	       fail(err, ERROR_SYSTEM, "%s", PQerrorMessage(connection));
}

static bool in_transaction(struct db *db)
{
	switch (PQtransactionStatus(((struct postgres_db *)db)->connection)) {
	case PQTRANS_ACTIVE:
	case PQTRANS_INTRANS:
	case PQTRANS_INERROR:
		return true;
	case PQTRANS_IDLE:
	case PQTRANS_UNKNOWN:
		return false;
	}
	return false;
}

static bool reset(struct db *db, struct error *err)
{
	if (in_transaction(db) && !db_must(db, "ROLLBACK", err)) {
		return false;
	}
	postgres_forget((struct postgres_db *)db);
	return db_must(db, "DISCARD ALL", err);
}

const struct engine postgres_engine = {
	.name = "postgres",
	.summary = "PostgreSQL 13 to 18, in throwaway clusters or on the server of --server",
	.create = postgres_create,
	.copy = postgres_copy,
	.drop = postgres_drop,
	.open = open_db,
	.close = close_db,
	.run = postgres_run,
	.send = send_text,
	.query = postgres_query,
	.ask = postgres_ask,
	/* Counters reach other connections a second late, or at once when asked for (15). */
	.settle = "SELECT pg_catalog.pg_stat_force_next_flush() "
		  "WHERE pg_catalog.current_setting('track_counts') = 'on'",
	.settle_since = 150000,
	.in_transaction = in_transaction,
	.reset = reset,
	.sweep = postgres_sweep,
	.open_to_read = postgres_open_to_read,
	.end_read = postgres_end_read,
	.label = postgres_label,
	.address = postgres_address,
};
