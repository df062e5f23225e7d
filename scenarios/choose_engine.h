#ifndef MTEST_CHOOSE_ENGINE_H
#define MTEST_CHOOSE_ENGINE_H

#include "place.h"
#include "project.h"

/*
 * For a project that names no engine and whose SQL has no word that only one engine knows: its
 * upgrades are tried on an SQLite database of their own. SQLite it is, unless that refuses a
 * script's syntax which PostgreSQL's parser accepts. Fills in engine and engine_why.
 */
bool choose_engine(struct project *project, struct place *place, struct error *err) MUST_CHECK;

#endif
