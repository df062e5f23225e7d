#include "sql_session.h"

/* The savepoint is there for as long as nobody ends the transaction. */
bool sql_session_trial(struct session *session, struct db **db, struct error *err)
{
	if (!sql_session_connect(session, err) ||
		!db_must(session->db, "BEGIN; SAVEPOINT mtest_trial", err)) {
		return false;
	}
	session->on_trial = true;
	*db = session->db;
	return true;
}

bool sql_session_trial_end(struct session *session, bool *intact, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct outcome outcome = {0};

	session->on_trial = false;
	if (!db_run(session->db, work, "ROLLBACK TO SAVEPOINT mtest_trial", &outcome, err)) {
		return false;
	}
	*intact = outcome.worked;
	if (outcome.lost) {
		db_close(&session->db);
		return true;
	}
	return (!db_in_transaction(session->db) || db_must(session->db, "ROLLBACK", err)) &&
	       db_settle(session->db, err);
}
