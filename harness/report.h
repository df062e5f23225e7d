#ifndef MTEST_REPORT_H
#define MTEST_REPORT_H

#include "adapter.h"
#include "finding.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * A report says in one format what a run found. All formats are made from the same struct result;
 * a writer writes to a FILE and knows nothing of databases.
 */
struct result_step {
	const char *pass; /* "deploy", "ladder", "return" */
	enum direction direction;
	double seconds;
	struct step_statement *statements;
	size_t statement_count;
	const char *output; /* that the revision's own code printed; NULL: nothing */
};

/* What became of a revision in the ladder. */
enum verdict { REVERSIBLE, IRREVERSIBLE, FAILED, SKIPPED, FORWARD_ONLY, NOT_WALKED };

struct result_revision {
	const struct revision *revision;
	enum verdict verdict;
	const char *skipped; /* why: "needs 0003", or NULL */
	struct {
		struct result_step *items;
		size_t count, cap;
	} steps;
};

/* What was not examined, and why: said, never passed over. */
struct result_gap {
	const char *revision; /* NULL: the whole run */
	const char *what;     /* "the way back to base" */
	const char *reason;
};

struct result {
	struct arena *arena; /* of the run */
	const char *project; /* the folder as the user named it */
	const char *set;     /* one of several migration sets, or NULL */
	const char *tool, *engine, *server_version, *path;
	struct {
		struct result_revision *items; /* in the chain's order */
		size_t count, cap;
	} revisions;
	struct names heads;
	struct findings findings;
	struct {
		struct result_gap *items;
		size_t count, cap;
	} gaps;
	struct names remarks; /* about the run itself: one sentence each */
	size_t steps;
	double seconds;
	const char *base;      /* what is history: "origin/main (3f2a1b9)"; NULL: nothing is */
	enum severity fail_on; /* findings of this severity or a worse one fail the run */
	bool fresh;            /* everything is judged, and no baseline accepts anything yet */
	bool partial;          /* only revisions that were named have been walked */
	const char *root; /* from the root of the repository to the project: "backend/", or "" */
};

/* How a report is written. */
struct report_style {
	bool colour;  /* escape sequences are welcome (a terminal) */
	bool verbose; /* everything, whatever its length */
};

struct report_format {
	const char *name, *summary;
	bool (*write)(const struct result *result, const struct report_style *style, FILE *out,
		struct error *err);
};

/* Each in its file of reports/. */
extern const struct report_format report_text, report_json, report_junit, report_github;
extern const struct report_format *const report_formats[]; /* ends with NULL */

const struct report_format *report_find(const char *name);

/* Does this finding fail the run? */
bool report_fails(const struct result *result, const struct finding *finding);

/* A note that is ordinary: it fails no run, and where not everything is told its number is. */
bool report_is_counted(const struct finding *finding);

/* A path of a finding as it is named from the repository's root; NULL gives NULL. */
const char *report_path(const struct result *result, const char *path, struct arena *arena);

const char *verdict_name(enum verdict verdict);

/* Was every revision undone and redone, and nothing left out? */
bool report_is_proven(const struct result *result);

/* The run in one line: counts of findings, what was shown in words, steps and seconds. */
const char *report_summary(const struct result *result, struct arena *arena);

/*
 * The text as a terminal may see it: valid UTF-8, with everything that a terminal obeys (control
 * characters, marks of direction) written out as "\x1b" or "\u202e". lines: line ends and tabs are
 * meant and stay. NULL gives "".
 */
const char *report_printable(struct arena *arena, const char *text, bool lines);

#endif
