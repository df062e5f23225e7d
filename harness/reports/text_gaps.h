#ifndef MTEST_TEXT_GAPS_H
#define MTEST_TEXT_GAPS_H

#include "text_page.h"

/*
 * What was not examined, and skipped revisions about which nothing says why: one entry for each
 * reason. most: so many entries of one line, the rest counted; 0: all of them, whole.
 */
void text_gaps(struct page *page, size_t most);

#endif
