#ifndef MTEST_HOOK_ENVIRONMENT_H
#define MTEST_HOOK_ENVIRONMENT_H

#include "engine.h"
#include "project.h"

/* A text as a part of a URL. */
const char *hook_escaped(struct arena *arena, const char *text);

/* The URL of a scratch, as drivers of all languages read it. */
const char *hook_url(struct arena *arena, const struct address *address);

/*
 * What a hook finds in its environment, ends with NULL: this process's own, what mtest.yaml says
 * under environment, and above both the scratch's address in DATABASE_URL and
 * MTEST_DATABASE_URL (for PostgreSQL in PGHOST and the like, too, so that a program that is told
 * nothing reaches no other server) and the revision in MTEST_REVISION. mark: an entry that the
 * hook's processes are known by.
 */
const char *const *hook_environment(const struct project *project, const struct address *address,
	const char *revision, const char *mark, struct arena *arena);

#endif
