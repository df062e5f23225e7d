#ifndef MTEST_HOOK_GUESTS_H
#define MTEST_HOOK_GUESTS_H

#include "engine.h"

/*
 * Whoever connects to a scratch beside mtest. A server goes on with a statement whose client was
 * killed, and keeps its locks; so connections that were not there in the beginning are ended.
 */
struct guests;

/* Notes who is there. In SQLite nobody stays behind a process: *out is NULL. */
bool guests_open(struct scratch *scratch, struct guests **out, struct error *err) MUST_CHECK;

/* Ends those who came since, and waits until they are gone. guests may be NULL. */
bool guests_leave(struct guests *guests, struct error *err) MUST_CHECK;

void guests_close(struct guests **guests); /* made for AUTO(guests_close) */

#endif
