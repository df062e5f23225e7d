#include "data_changed.h"
#include "data_filled.h"
#include "data_lost.h"
#include "filling.h"
#include "judge_rows.h"
#include "walk.h"

/* Rows: what the steps of a revision make of those that were there. */

static bool after_up(struct moment *moment, struct error *err)
{
	(void)err;
	if (moment->rows_up.arena != NULL) {
		data_filled_judge(moment);
		if (!moment->returns) {
			data_changed_judge(moment);
		}
	}
	return true;
}

static bool after_down(struct moment *moment, struct error *err)
{
	(void)err;
	if (moment->rows_down.arena != NULL) {
		data_lost_judge(moment);
		data_changed_judge(moment);
	}
	return true;
}

/* Empty for a reason of its own, in every fill. */
static bool is_never_filled(const struct filling *filling, const struct fixture_table_report *table)
{
	return table->cause != NULL && table->because_of == NULL &&
	       !names_have(&filling->ever_filled, table->table);
}

/* A table without rows was not tested with rows: said once, for the one that is to blame. */
static bool at_head(struct walk *walk, struct error *err)
{
	struct arena *arena = walk->run->arena;

	(void)err;
	if (walk->filling == NULL || walk->filling->gave_up) {
		return true;
	}
	VEC_EACH (&walk->filling->last.tables, it) {
		struct moment chain = {.run = walk->run};
		struct finding *finding;

		if (!is_never_filled(walk->filling, it)) {
			continue;
		}
		finding = judge_rows(&chain, TABLE_NOT_FILLED, "table", it->table, CHANGED);
		finding->message = arena_printf(arena,
			"no invented row fits into %s, so nothing was tested with rows in it: %s",
			it->table, it->cause);
		if (it->dependants > 0) {
			finding->message = arena_printf(arena,
				"%s; %zu more table%s empty for that", finding->message,
				it->dependants, it->dependants == 1 ? " stays" : "s stay");
		}
		finding->hint = "Write some rows of your own: fixtures/REVISION.before.sql.";
	}
	return true;
}

extern const struct listener data_listener;
const struct listener data_listener = {
	.name = "data",
	.after_up = after_up,
	.after_down = after_down,
	.at_head = at_head,
};
