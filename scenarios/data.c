#include "data_lost.h"
#include "walk.h"

/* Rows: what the steps of a revision make of those that were there. */

static bool after_down(struct moment *moment, struct error *err)
{
	(void)err;
	if (moment->rows_down.arena != NULL) {
		data_lost_judge(moment);
	}
	return true;
}

extern const struct listener data_listener;
const struct listener data_listener = {
	.name = "data",
	.after_down = after_down,
};
