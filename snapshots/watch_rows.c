#include "watch_look.h"

#include <stdlib.h>
#include <string.h>

static void touch(struct spot *spot, unsigned oid, enum reach reach)
{
	struct look *look = spot->look;
	uint64_t bit = (uint64_t)1 << spot->at;

	look->news->moved |= bit;
	oids_add(look->arena, &look->touched, oid, bit);
	if (reach != OWN) {
		oids_add(look->arena, &look->printed, oid, reach);
	}
}

/* One row that was written. */
struct written {
	const char *how;
	unsigned object;
	struct known_row row;
};

static bool read_written(
	size_t columns, const char *const *values, struct written *out, struct error *err)
{
	if (columns < 3 || values[0] == NULL || values[1] == NULL || values[2] == NULL) {
		return fail(err, ERROR_SYSTEM, "a row of a catalog names no object");
	}
	out->how = values[0];
	out->object = (unsigned)strtoul(values[1], NULL, 10);
	out->row = (struct known_row){
		.owner = columns < 4 ? out->object : (unsigned)strtoul(values[3], NULL, 10),
		.key = strtoll(values[2], NULL, 10),
		.kind = columns < 5 || values[4] == NULL ? '\0' : *values[4],
		.hash = columns < 6 ? 0 : strtoll(values[5], NULL, 10),
	};
	return true;
}

/* Objects below are initdb's, of which nobody knows which there are. */
static const unsigned first_own = 16384;

/*
 * Who prints what a column's row says. With a dropped one went what had its name. Of relations that
 * were there before us nobody knows the columns.
 */
static enum reach reach_of_column(
	const struct spot *spot, const struct written *written, bool known)
{
	unsigned owner = written->row.owner;
	const struct known_row *relation =
		known_find(&spot->look->watch->seen[watched_relations].known, owner, owner);

	if (relation == NULL && owner >= first_own) {
		return OWN;
	}
	return strcmp(written->how, "shaped") == 0 || (!known && relation != NULL && relation->born)
		       ? SHAPED
		       : NAMED;
}

/*
 * Who prints what the row says. Nobody else does as long as it is new: those who do now have new
 * rows, too. *same: nothing in it has changed that matters.
 */
static enum reach reach_of(const struct spot *spot, struct written *written, bool *same)
{
	const struct known_row *row = known_find(
		&spot->look->watch->seen[spot->at].known, written->row.owner, written->row.key);

	*same = row != NULL && row->hash != 0 && row->hash == written->row.hash;
	if (*same || strcmp(written->how, "own") == 0) {
		return OWN;
	}
	if (spot->at == watched_columns) {
		return reach_of_column(spot, written, row != NULL);
	}
	if (row != NULL || written->row.owner < first_own) {
		return NAMED;
	}
	written->row.born = true;
	return OWN;
}

bool look_written(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct spot *spot = context;
	struct watch *watch = spot->look->watch;
	struct written written = {0};
	enum reach reach;
	bool same;

	if (!read_written(columns, values, &written, err)) {
		return false;
	}
	reach = reach_of(spot, &written, &same);
	known_write(watch->arena, &watch->seen[spot->at].known, written.row);
	if (same && spot->at == watched_relations) {
		return true;
	}
	if (strcmp(written.how, "member") == 0) {
		spot->look->news->everything = true;
		watch->extended = true;
	}
	if (strcmp(written.how, "granted") == 0) {
		spot->look->news->granted |= (uint64_t)1 << spot->at;
	}
	if (written.object != 0 && (reach != OWN || strcmp(written.how, "part") != 0)) {
		touch(spot, written.object, reach);
	}
	return true;
}

/* A row is gone, or there is one that nobody has seen being written. */
static void note_row(void *context, const struct known_row *row, bool gone)
{
	struct spot *spot = context;

	if (spot->look->first) {
		return;
	}
	if (row->owner == watched_granted) {
		spot->look->news->granted |= (uint64_t)1 << spot->at;
		return;
	}
	touch(spot, row->owner, OWN);
	if (gone && spot->at <= watched_routines && row->owner >= first_own) {
		oids_add(spot->look->arena, &spot->look->gone, row->owner, 1);
	}
	if (row->owner == watched_extensions) {
		spot->look->news->everything = true;
	}
}

bool look_rows(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct spot *spot = context;
	struct watch *watch = spot->look->watch;

	(void)err;
	known_replace(watch->arena, spot->look->arena, &watch->seen[spot->at].known,
		columns < 1 ? NULL : values[0],
		columns < 2         ? NULL
		: values[1] == NULL ? ""
				    : values[1],
		note_row, spot);
	return true;
}
