#include "adapter.h"

#include <string.h>

extern const struct adapter alembic_adapter, golang_migrate_adapter, plain_adapter;

const struct adapter *const adapters[] = {
	&alembic_adapter, &golang_migrate_adapter, &plain_adapter, NULL};

const struct adapter *adapter_find(const char *name)
{
	for (size_t i = 0; adapters[i] != NULL; i++) {
		if (strcmp(adapters[i]->name, name) == 0) {
			return adapters[i];
		}
	}
	return NULL;
}

bool session_open(const struct adapter *adapter, const struct chain *chain, struct scratch *scratch,
	bool fresh, struct arena *arena, struct session **out, struct error *err)
{
	bool opened;

	*out = NULL;
	opened = adapter->open(chain, scratch, fresh, arena, out, err);
	if (*out != NULL) {
		(*out)->adapter = adapter;
		(*out)->fresh = fresh;
	}
	return opened;
}

void session_close(struct session **session)
{
	if (*session != NULL) {
		(*session)->adapter->close(*session);
		*session = NULL;
	}
}

bool session_step(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, enum step_how how,
	struct arena *arena, struct step *out, struct error *err)
{
	return session->adapter->step(session, chain, revision, direction, how, arena, out, err);
}

bool session_show(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, struct arena *arena,
	struct step *out, struct error *err)
{
	if (session->adapter->show == NULL) {
		return session_step(session, chain, revision, direction, RECORD, arena, out, err);
	}
	return session->adapter->show(session, chain, revision, direction, arena, out, err);
}

bool session_interrupt(struct session *session, const struct chain *chain,
	const struct revision *revision, const struct interruption *interruption,
	struct arena *arena, struct step *out, struct error *err)
{
	return session->adapter->interrupt(session, chain, revision, interruption, arena, out, err);
}

bool session_trial(struct session *session, struct db **db, struct error *err)
{
	*db = NULL;
	session->trace = false;
	return session->adapter->trial(session, db, err);
}

bool session_trial_end(struct session *session, bool *intact, struct error *err)
{
	*intact = false;
	return session->adapter->trial_end(session, intact, err);
}

bool session_stamp(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, struct error *err)
{
	return session->adapter->stamp(session, chain, revision, direction, err);
}
