#ifndef MTEST_ENVIRONMENT_H
#define MTEST_ENVIRONMENT_H

#include "project.h"

/*
 * A migration that needs an extension, role, language or collation that this server has not, and
 * that no revision makes, is not at fault; nor is one that makes a role which a shared server has
 * from the pass before (roles are cluster-wide): true, or false with ERROR_ENVIRONMENT and what to
 * do.
 */
bool environment_check(const struct project *project, bool shared_server,
	const struct revision *revision, enum direction direction, const struct step *step,
	struct error *err) MUST_CHECK;

#endif
