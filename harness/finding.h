#ifndef MTEST_FINDING_H
#define MTEST_FINDING_H

#include "arena.h"
#include "check.h"

#include <stddef.h>

/*
 * What a scenario found. A finding is flat text: it holds no snapshot and no diff, so that reports
 * stay below snapshots. All texts live in the arena of the run.
 */
struct finding_change {
	const char *kind, *identity, *attribute;
	const char *before, *after; /* NULL where it did not exist */
};

struct finding {
	enum check check;
	enum severity severity;
	const char *engine;   /* NULL for findings that need no database */
	const char *revision; /* id; NULL: the finding is about the chain */
	size_t order;         /* place of the revision in the chain; SIZE_MAX without one */
	const char *path;     /* NULL where there is none */
	size_t line;          /* 0: none */
	const char *object;   /* "index public.ix_users_email", or NULL */
	const char *before, *after;
	const char *message; /* one lower-case sentence with the evidence */
	const char *hint;    /* what to do about it, a full sentence or a statement; NULL */
	const char *allowed; /* the reason for which it was accepted; NULL: it was not */
	const char *
		allowed_by; /* "mtest.yaml:12", "migrations/0002_x.up.sql:3", "baseline"; or NULL */
	bool history; /* its revision was there before what is judged, and it cannot fail the run */
	struct {
		struct finding_change *items;
		size_t count, cap;
	} changes;
};

struct findings {
	struct arena *arena; /* of the run: what findings point to must live there */
	struct finding *items;
	size_t count, cap;
};

/* A new finding with the check's own severity; the caller fills in the rest. */
struct finding *finding_add(struct findings *findings, enum check check);

/* By place of the revision in the chain, check, object, message; findings about the chain first. */
void findings_sort(struct findings *findings);

/* Is it neither accepted nor history? Only then does it count, and can it fail the run. */
bool finding_counts(const struct finding *finding);

/* Of those that count. */
size_t findings_count(const struct findings *findings, enum severity severity);

/* The first finding of this check about this revision, or NULL. */
const struct finding *findings_of(
	const struct findings *findings, enum check check, const char *revision);

#endif
