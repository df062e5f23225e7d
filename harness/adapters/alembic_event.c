#include "alembic_pipe.h"

#include <jansson.h>
#include <string.h>

static const json_t *value_of(const struct alembic_event *event, const char *key)
{
	return json_object_get((const json_t *)event, key);
}

bool alembic_event_is(const struct alembic_event *event, const char *name)
{
	const char *said = json_string_value(value_of(event, "event"));

	return said != NULL && strcmp(said, name) == 0;
}

const char *alembic_event_text(
	const struct alembic_event *event, struct arena *arena, const char *key)
{
	return arena_copy(arena, json_string_value(value_of(event, key)));
}

double alembic_event_number(const struct alembic_event *event, const char *key, double otherwise)
{
	const json_t *value = value_of(event, key);

	return json_is_number(value) ? json_number_value(value) : otherwise;
}

bool alembic_event_flag(const struct alembic_event *event, const char *key)
{
	return json_is_true(value_of(event, key));
}

const struct alembic_event *alembic_event_part(const struct alembic_event *event, const char *key)
{
	const json_t *value = value_of(event, key);

	return json_is_object(value) ? (const struct alembic_event *)value : NULL;
}
