#include "cli_options.h"

#include "command.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT POPT_ARG_STRING
#define LIST POPT_ARG_ARGV
#define FLAG POPT_ARG_NONE
#define AT(member) offsetof(struct values, member)

struct row {
	const char *name;
	char letter;
	unsigned type;
	size_t offset; /* in struct values */
	const char *summary, *argument;
};

static const struct row rows[] = {
	{"project", 'C', TEXT, AT(folder), "the project's folder (default: this one)", "DIR"},
	{"config", '\0', TEXT, AT(config), "another file than mtest.yaml", "FILE"},
	{"tool", '\0', TEXT, AT(tool), "the migration tool (default: detected)", "NAME"},
	{"set", '\0', TEXT, AT(set), "one of the sets that mtest.yaml lists", "NAME"},
	{"engine", '\0', TEXT, AT(engine), "postgres or sqlite (default: detected)", "NAME"},
	{"server", '\0', TEXT, AT(server),
		"use this PostgreSQL server, in databases of mtest's own", "URL"},
	{"pg-bindir", '\0', TEXT, AT(bindir), "where initdb and postgres are", "DIR"},
	{"pg-version", '\0', TEXT, AT(version_number), "the major version to use", "N"},
	{"format", '\0', TEXT, AT(format), "text (default), json, junit or github", "FORMAT"},
	{"report", '\0', LIST, AT(reports), "write this report, too; may be given several times",
		"FORMAT=FILE"},
	{"fail-on", '\0', TEXT, AT(fail_on), "exit 1 from error (default), warning or note",
		"SEVERITY"},
	{"since", '\0', TEXT, AT(since),
		"only what is new since the merge base with REF can fail the run", "REF"},
	{"all-history", '\0', FLAG, AT(all_history), "judge old revisions like new ones", NULL},
	{"only", '\0', LIST, AT(only),
		"only these checks or scenarios (a,b); may be given several times", "NAMES"},
	{"skip", '\0', LIST, AT(skip), "all but these", "NAMES"},
	{"baseline", '\0', TEXT, AT(baseline),
		"findings accepted as they stood (default: mtest-baseline.jsonl)", "FILE"},
	{"write-baseline", '\0', FLAG, AT(write_baseline),
		"all: accept today's findings; later: drop those that are gone", NULL},
	{"step-timeout", '\0', TEXT, AT(step_timeout), "limit of one step (default: 60)",
		"SECONDS"},
	{"rows", '\0', TEXT, AT(rows), "invented rows for each table (default: 8; 0: none)", "N"},
	{"keep", '\0', FLAG, AT(keep), "leave the scratch folder behind for a look", NULL},
	{"quiet", 'q', FLAG, AT(quiet), "no progress line", NULL},
	{"verbose", 'v', FLAG, AT(verbose), "every finding whole, however many", NULL},
	{"paranoid", '\0', FLAG, AT(paranoid),
		"read every snapshot twice, in short and in full, and compare", NULL},
	{"color", '\0', TEXT, AT(colour), "auto, always or never", "WHEN"},
	{"progress", '\0', TEXT, AT(progress), "auto, always or never", "WHEN"},
	{"output", 'o', TEXT, AT(output), "snapshot: the file to write", "FILE"},
	{"up", '\0', FLAG, AT(up), "suggest: the upgrade, not the downgrade", NULL},
	{"write", '\0', FLAG, AT(write), "fixtures: write the rows to fixtures/REV.before.sql",
		NULL},
	{"thorough", '\0', FLAG, AT(thorough), "all, check: run the downgrades once more, too",
		NULL},
	{"offline", '\0', FLAG, AT(offline),
		"all: note what Alembic cannot render without a database", NULL},
	{"interrupt", '\0', FLAG, AT(interrupt),
		"all, check: kill upgrades that commit on their way, and try to go on", NULL},
	{"markdown", '\0', FLAG, AT(markdown),
		"explain, init: print the checks, the keys as a table", NULL},
	{"version", '\0', FLAG, AT(version), "print the version", NULL},
	{"help", 'h', FLAG, AT(help), "print this", NULL},
};

enum { ROWS = sizeof rows / sizeof *rows };

static void *place(struct values *values, const struct row *row)
{
	return (char *)values + row->offset;
}

const struct poptOption *cli_options(struct arena *arena, struct values *values)
{
	/* The last one stays zero, as popt wants it. */
	struct poptOption *options = arena_alloc(arena, (ROWS + 1) * sizeof *options);

	for (size_t i = 0; i < ROWS; i++) {
		options[i] = (struct poptOption){
			.longName = rows[i].name,
			.shortName = rows[i].letter,
			.argInfo = rows[i].type,
			.arg = place(values, &rows[i]),
			.descrip = rows[i].summary,
			.argDescrip = rows[i].argument,
		};
	}
	return options;
}

static void free_list(char **list)
{
	for (char **it = list; it != NULL && *it != NULL; it++) {
		free(*it);
	}
	free(list);
}

void cli_values_free(struct values *values)
{
	for (size_t i = 0; i < ROWS; i++) {
		if (rows[i].type == TEXT) {
			free(*(char **)place(values, &rows[i]));
		} else if (rows[i].type == LIST) {
			free_list(*(char ***)place(values, &rows[i]));
		}
	}
}

void cli_print_help(const struct poptOption *options)
{
	(void)puts("usage: mtest [OPTION…] COMMAND\n\n"
		   "Proves that a project's schema migrations can be trusted.\n\ncommands:");
	for (size_t i = 0; commands[i] != NULL; i++) {
		(void)printf("  %-9s%-9s %s\n", commands[i]->name, commands[i]->arguments,
			commands[i]->summary);
	}
	(void)puts("\noptions:");
	for (; options->longName != NULL; options++) {
		const char *argument = options->argDescrip == NULL ? "" : options->argDescrip;
		int width = (int)(strlen(options->longName) + strlen(argument));
		char letter[] = {'-', options->shortName, ',', '\0'};

		(void)printf("  %3s --%s %s%*s%s\n", options->shortName == '\0' ? "" : letter,
			options->longName, argument, width < 24 ? 24 - width : 1, "",
			options->descrip);
	}
	(void)puts("\nAn option that takes a value can be given as a variable, too: "
		   "MTEST_STEP_TIMEOUT=10.");
	(void)puts("\nexit codes: 0 no finding at or above --fail-on, 1 findings, 2 wrong use or "
		   "configuration,\n3 mtest could not do its work, 130 interrupted");
}
