#ifndef MTEST_HISTORY_H
#define MTEST_HISTORY_H

#include "finding.h"
#include "project.h"

/*
 * Which revisions were there before the work that is judged (design §7). A revision is history
 * when one of the same id stood at the merge base with the same content: a renamed file is not
 * new, an edited one is.
 */
struct history {
	const char *base;          /* "origin/main (3f2a1b9)"; NULL: everything is new */
	const char *remark;        /* a sentence for the user, or NULL */
	bool strict;               /* whatever is found in history cannot fail the run (--since) */
	const struct chain *chain; /* as it is now */
	const bool *old;           /* by place in the chain; NULL: everything is new */
	struct findings before;    /* what the files said at the merge base */
};

/* since: the ref of --since, or NULL: `deployed:` of mtest.yaml, else the default branch. */
bool history_read(const struct project *project, const char *since, struct arena *arena,
	struct history *out, struct error *err) MUST_CHECK;

/*
 * Marks the findings that are history: of old revisions, and
 *  - with --since all of them;
 *  - else those whose check rests on rows or traffic that a scratch database invents, and those
 *    too mild to fail the run (below fail_on) anyway.
 * What the files alone say is history only where they said it before, so that a second file with
 * an old number is a finding of today; so is a finding about the chain.
 */
void history_mark(const struct history *history, struct findings *findings, enum severity fail_on);

#endif
