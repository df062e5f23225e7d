#ifndef MTEST_ADVICE_H
#define MTEST_ADVICE_H

#include "adapter.h"
#include "diff.h"

/* What to write instead: a sentence or a statement; NULL where mtest knows nothing useful. */

const char *advice_for_residue(
	struct arena *arena, const struct revision *revision, const struct object_change *object);

const char *advice_for_failure(struct arena *arena, const struct chain *chain,
	const struct script *script, const struct step *step);

#endif
