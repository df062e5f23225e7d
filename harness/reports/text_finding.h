#ifndef MTEST_TEXT_FINDING_H
#define MTEST_TEXT_FINDING_H

#include "text_page.h"

/* Findings of the text report, whole: message, evidence, hint. */

/*
 * Those that count, under their revisions; with everything asked for also those that were accepted
 * or are history, each with its reason.
 */
void text_findings(struct page *page);

/* What migrations printed, once for each direction of a revision. */
void text_prints(struct page *page);

/* "migrations/0003_x.up.sql:3", or what there is of it. */
const char *text_place(struct page *page, const struct finding *finding);

#endif
