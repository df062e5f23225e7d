#ifndef MTEST_RUN_H
#define MTEST_RUN_H

#include "baseline.h"
#include "history.h"
#include "place.h"
#include "project.h"
#include "publish.h"

#include <stdio.h>

/*
 * One run of mtest on one project: what it was asked, the project, where its scratch databases
 * are, and the result that grows. Everything in it lives in the run's arena.
 */
struct options {
	struct project_options project;
	const char *server_url, *pg_bindir, *pg_version;
	const struct report_format *format; /* of what is written to out */
	struct {
		struct report_file *items;
		size_t count, cap;
	} reports;
	FILE *out; /* standard output, or where it is gathered */
	enum severity fail_on;
	const char *since;          /* a git ref, or NULL */
	bool all_history;           /* old revisions are judged like new ones */
	bool unwanted[CHECK_COUNT]; /* left out by --only and --skip */
	const char *baseline;       /* the file; NULL: that of the project, where there is one */
	bool write_baseline;
	const char *output; /* snapshot: the file to write; NULL: standard output */
	bool up;            /* suggest: the upgrade */
	bool write;         /* fixtures: to a file of the project */
	bool keep, quiet, verbose;
	const size_t *rows;           /* invented ones for each table; NULL: not given */
	bool paranoid;                /* compare each incremental snapshot with a full one */
	bool colour;                  /* standard output is a terminal that shows it */
	bool progress;                /* standard error is a terminal */
	bool interrupt;               /* kill upgrades that commit on their way */
	bool thorough;                /* run the downgrades once more, too */
	bool offline;                 /* report what cannot be rendered as SQL */
	bool markdown;                /* explain, init: as a table of the README */
	const char *const *arguments; /* behind the command, ends with NULL; never NULL itself */
};

struct run {
	struct arena *arena;
	const struct options *options;
	struct project project;
	struct place *place;
	struct result result;
	struct history history; /* run_history */
	const bool *wanted;     /* the revisions that were asked for, by place; NULL: all of them */
	struct baseline baseline; /* settle_open */
	double started;
};

/* Reads the project and makes a place for its scratch databases; chooses the engine when the SQL
 * decides. */
bool run_open(struct run *run, const struct options *options, struct arena *arena,
	struct error *err) MUST_CHECK;

/* Removes the place. Made for AUTO(run_close). */
void run_close(struct run *run);

/* A new scratch with the prelude run in it. */
bool run_scratch(struct run *run, struct scratch **out, struct error *err) MUST_CHECK;

/* Says on standard error what is being done, on a terminal only; NULL: takes it away. */
void run_progress(const struct run *run, const char *what, const struct revision *revision);

enum { USUAL_ROWS = 8 };

/* Invented rows that each table shall have: as asked for, else the usual number where a check looks
 * at rows. */
size_t run_rows(const struct run *run);

/* Is any check of this scenario asked for? */
bool run_wants(const struct run *run, const char *scenario);

/* Records what was not examined. */
void run_gap(
	struct run *run, const struct revision *revision, const char *what, const char *reason);

/* A finding about a revision (NULL: the chain), its place filled in. */
struct finding *run_finding(struct run *run, enum check check, const struct revision *revision);

/* mtest.yaml as findings name it: from the project's folder, where it lies in it. */
const char *run_config_path(const struct run *run);

/* Adds a taken step to the revision's record. */
void run_step(struct run *run, const char *pass, const struct revision *revision,
	enum direction direction, const struct step *step);

struct result_revision *run_revision(struct run *run, const struct revision *revision);

/* Finds out which revisions are history. */
bool run_history(struct run *run, struct error *err) MUST_CHECK;

/* Sorts and settles the findings, counts, and writes the report to standard output and those of
   --report. */
bool run_report(struct run *run, struct error *err) MUST_CHECK;

#endif
