#ifndef MTEST_ALEMBIC_IMPORTS_H
#define MTEST_ALEMBIC_IMPORTS_H

#include "alembic_config.h"

/*
 * imports-app-models: revisions that use what the application defines as its models. Modules are
 * looked for in the tree, where the tool would find them, and read without running them; what is
 * not in the tree is somebody else's package.
 */
struct alembic_imports;

struct alembic_imports *alembic_imports_new(
	const struct tree *tree, const struct alembic_project *project, struct arena *arena);

/* One finding at most, for the file of a revision. text ends with a NUL byte at size. */
void alembic_imports_check(struct alembic_imports *imports, const struct revision *revision,
	const char *text, size_t size, struct findings *findings);

#endif
