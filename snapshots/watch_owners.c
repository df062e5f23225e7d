#include "watch_look.h"

#include "vec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool see_owner(void *context, size_t columns, const char *const *values, struct error *err)
{
	static const char *const names[] = {"relation", "type", "routine"};
	struct look *look = context;
	unsigned oid;

	if (columns < 4 || values[0] == NULL || values[1] == NULL || values[2] == NULL) {
		return fail(err, ERROR_SYSTEM, "an object has no oid");
	}
	oid = (unsigned)strtoul(values[1], NULL, 10);
	for (size_t i = 0; i < owner_classes; i++) {
		if (strcmp(values[0], names[i]) == 0) {
			*VEC_ADD(look->arena, &look->news->owners[i]) =
				(struct owner){oid, values[2][0]};
			oids_add(look->arena, &look->news->gone_or_changed[i], oid,
				values[3] == NULL
					? UINT64_MAX
					: oids_bits(&look->touched,
						  (unsigned)strtoul(values[3], NULL, 10)));
			return true;
		}
	}
	look->news->everything = true;
	return true;
}

/*
 * Whether it is known what the object is, so that nobody has to be asked: one that came while we
 * were looking, or is gone, and of which nobody prints what has changed. A composite type is two.
 */
static bool know_owner(struct look *look, unsigned oid)
{
	bool known = oids_bits(&look->gone, oid) != 0;

	for (size_t i = 0; i < owner_classes; i++) {
		const struct known_row *row = known_find(&look->watch->seen[i].known, oid, oid);

		if (row == NULL) {
			continue;
		}
		if (!row->born || row->kind == '\0' || row->kind == 'c') {
			return false;
		}
		known = true;
		*VEC_ADD(look->arena, &look->news->owners[i]) = (struct owner){oid, row->kind};
	}
	return known;
}

static bool know_owners(struct look *look)
{
	size_t at = 0;
	unsigned oid;

	if (look->printed.count > 0 || look->watch->extended) {
		return false;
	}
	while ((oid = oids_next(&look->touched, &at)) != 0) {
		if (!know_owner(look, oid)) {
			return false;
		}
	}
	return true;
}

/* As watched_closure wants it. */
static long long number_of(const struct look *look, unsigned oid)
{
	uint64_t reach = oids_bits(&look->printed, oid);

	return (reach & NAMED) != 0    ? (long long)oid
	       : (reach & SHAPED) != 0 ? (long long)oid + ((long long)1 << 32)
				       : -(long long)oid;
}

/* Who has to be read again, for what was touched. */
bool look_owners(struct look *look, struct db *observer, struct error *err)
{
	struct question question = {.sql = watched_closure, .row = see_owner, .context = look};
	size_t size = look->touched.count * 16 + 3, length = 0, at = 0;
	char *list = arena_alloc(look->arena, size);
	unsigned oid;

	while ((oid = oids_next(&look->touched, &at)) != 0) {
		length += (size_t)snprintf(list + length, size - length, "%s%lld",
			length == 0 ? "{" : ",", number_of(look, oid));
		for (size_t i = 0; i < owner_classes; i++) {
			oids_add(look->arena, &look->news->gone_or_changed[i], oid,
				oids_bits(&look->touched, oid));
		}
	}
	if (length == 0 || know_owners(look)) {
		return true;
	}
	list[length] = '}';
	question.parameter = list;
	return db_ask(observer, &question, 1, err);
}
