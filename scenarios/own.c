#include "own.h"

#include "expectations.h"
#include "own_rows.h"

bool own_open(struct walk *walk, struct error *err)
{
	walk->own = arena_alloc(walk->run->arena, sizeof *walk->own);
	return own_files_read(&walk->run->project, walk->run->arena, &walk->own->files, err);
}

bool own_before_up(struct walk *walk, const struct moment *moment, struct error *err)
{
	return own_rows_write(walk, moment->revision, OWN_BEFORE, moment->before, err);
}

bool own_after_up(struct walk *walk, struct moment *moment, struct error *err)
{
	VEC_EACH (&walk->own->files, it) {
		moment->own_wrote = moment->own_wrote ||
				    (it->revision == moment->revision && it->when == OWN_AFTER);
	}
	return expectations_check(walk, moment->revision, false, err) &&
	       own_rows_write(walk, moment->revision, OWN_AFTER, moment->up, err);
}

bool own_after_down(struct walk *walk, const struct moment *moment, struct error *err)
{
	return own_rows_write(walk, moment->revision, OWN_AFTER_DOWN, moment->down, err);
}

bool own_after_reup(struct walk *walk, const struct moment *moment, struct error *err)
{
	return expectations_check(walk, moment->revision, true, err);
}

bool own_before_climb(struct walk *walk, const struct revision *revision, struct error *err)
{
	return own_rows_write(walk, revision, OWN_BEFORE, NULL, err);
}

bool own_after_climb(struct walk *walk, const struct revision *revision, struct error *err)
{
	return own_rows_write(walk, revision, OWN_AFTER, NULL, err);
}

bool own_rows_present(const struct walk *walk)
{
	return walk->own->present;
}

void own_rows_gone(struct walk *walk, size_t place)
{
	if (!walk->own->present) {
		return;
	}
	walk->own->present = false;
	walk->own->lost_at = &walk->run->project.chain.items[place == 0 ? 0 : place - 1];
	if (place < walk->run->project.chain.count) {
		run_gap(walk->run, walk->own->lost_at, "the revisions behind it with your own rows",
			"the database was made anew here, without the rows that were written so "
			"far");
	}
}

const char *own_missing(const struct walk *walk, const struct revision *revision)
{
	const struct chain *chain = &walk->run->project.chain;

	for (size_t i = chain_index(chain, revision); i-- > 0;) {
		if (!walk->standings[i].applies) {
			return arena_printf(walk->run->arena,
				"revision %s, which could not be applied", chain->items[i].id);
		}
	}
	if (walk->own->lost_at != NULL) {
		return arena_printf(walk->run->arena, "the rows that were lost at revision %s",
			walk->own->lost_at->id);
	}
	return NULL;
}
