#ifndef MTEST_CONFIG_TEMPLATE_H
#define MTEST_CONFIG_TEMPLATE_H

#include "text.h"

/* The mtest.yaml that mtest init writes. */

/* What is known of the project and not commented out; NULL: not known. */
struct config_start {
	const char *tool, *engine, *path;
	struct names sets; /* folders, where there are several and path is none of them alone */
};

/*
 * Every key that this version uses, each with its meaning. "# " begins words, and "#" alone a key
 * that is commented out: without it the line counts.
 */
const char *config_template(struct arena *arena, const struct config_start *start);

#endif
