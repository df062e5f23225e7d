#ifndef MTEST_TEXT_GROUPS_H
#define MTEST_TEXT_GROUPS_H

#include "text_page.h"

/* Findings by check, the worst check first: what the text report shows of very many. */

/* Those that count, a few examples of each check, in at most so many lines. */
void text_groups(struct page *page, size_t lines);

/* Those that are history, one line for each check and one that says since when; most: so many
   checks, the rest counted. */
void text_history(struct page *page, size_t most);

#endif
