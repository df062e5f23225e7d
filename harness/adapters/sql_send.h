#ifndef MTEST_SQL_SEND_H
#define MTEST_SQL_SEND_H

#include "adapter.h"

/* How the text of an SQL file gets to the server: whole, as the tools send it. */
struct sql_sending {
	struct session *session;
	const struct script *script;
	const char *text; /* the script's, without a mark in front that is not sent */
	bool wraps;       /* between BEGIN and COMMIT (SQLite) */
	const struct interruption *interruption; /* where to be killed; NULL: nowhere */
};

bool sql_send(const struct sql_sending *sending, struct arena *arena, struct step *step,
	struct error *err) MUST_CHECK;

#endif
