#include "adapter.h"

#include <string.h>

extern const struct adapter golang_migrate_adapter, plain_adapter;

const struct adapter *const adapters[] = {&golang_migrate_adapter, &plain_adapter, NULL};

const struct adapter *adapter_find(const char *name)
{
	for (size_t i = 0; adapters[i] != NULL; i++) {
		if (strcmp(adapters[i]->name, name) == 0) {
			return adapters[i];
		}
	}
	return NULL;
}

bool session_open(const struct adapter *adapter, struct scratch *scratch, struct arena *arena,
	struct session **out, struct error *err)
{
	if (!adapter->open(scratch, arena, out, err)) {
		return false;
	}
	(*out)->adapter = adapter;
	return true;
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

bool session_stamp(struct session *session, const struct chain *chain,
	const struct revision *revision, enum direction direction, struct error *err)
{
	return session->adapter->stamp(session, chain, revision, direction, err);
}
