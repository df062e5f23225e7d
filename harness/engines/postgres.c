#include "postgres.h"

#include "postgres_remote.h"

static bool open_db(struct scratch *scratch, struct db **out, struct error *err)
{
	struct postgres_scratch *own = (struct postgres_scratch *)scratch;
	AUTO(postgres_close_db) struct postgres_db *db = NULL;

	/* After a crash a server needs a moment to recover. */
	if (!postgres_connect(own, scratch->name, 5, &db, err) ||
		(own->remote && !postgres_remote_check(own, db, err))) {
		return fail_while(err, "cannot open the scratch database");
	}
	*out = &db->base;
	db = NULL;
	return true;
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
	.close = postgres_close,
	.run = postgres_run,
	.query = postgres_query,
	.in_transaction = in_transaction,
	.reset = reset,
	.sweep = postgres_sweep,
};
