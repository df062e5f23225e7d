#include "read.h"

#include "readers.h"

struct reading {
	const struct db *db;
	struct snapshot *out;
};

static void add_fact(void *context, unsigned object, const char *const fact[4])
{
	const struct reading *reading = context;

	(void)object;
	snapshot_add(reading->out, fact[0], fact[1], fact[2], fact[3]);
}

static bool add_row(void *context, size_t columns, const char *const *values, struct error *err)
{
	const struct reading *reading = context;

	return reader_facts(reading->db, columns, values, add_fact, context, err);
}

/* One by one, not in a pipeline: that would leave prepared statements behind a pooler. */
bool snapshot_read(struct db *db, struct snapshot *out, struct error *err)
{
	struct reading reading = {db, out};
	struct readers readers;

	snapshot_start(out);
	if (!readers_prepare(db, err) || !readers_choose(db, false, &readers, err) ||
		!readers_probe(&readers, db, err)) {
		return false;
	}
	for (size_t i = 0; i < readers.count; i++) {
		const struct reader *reader = &readers.items[i];

		if (!reader->idle && !db_query(db, reader->catalog->sql, add_row, &reading, err)) {
			return fail_while(err, "while reading %s", reader->catalog->kind);
		}
	}
	return db_end_read(db, err) && snapshot_sort(out, err);
}
