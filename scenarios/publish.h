#ifndef MTEST_PUBLISH_H
#define MTEST_PUBLISH_H

#include "report.h"

/* Where reports go: standard output, files, and the annotations of GitHub Actions. */

/* One --report FORMAT=FILE. */
struct report_file {
	const struct report_format *format;
	const char *path;
};

/* Fails with ERROR_USAGE also where the file could not be written, before any work is done. */
bool publish_parse(struct arena *arena, const char *value, struct report_file *out,
	struct error *err) MUST_CHECK;

/* The format of this name, or ERROR_USAGE that names those that are there. */
bool publish_format(
	const char *name, const struct report_format **out, struct error *err) MUST_CHECK;

/* The old file stays until the new one is whole. */
bool publish_file(
	const struct result *result, const struct report_file *file, struct error *err) MUST_CHECK;

/*
 * To standard output, or where it is gathered. Under GitHub Actions (GITHUB_ACTIONS=true) the text
 * is followed by the annotations; other formats stay alone, so that what is piped into a program
 * stays whole.
 */
bool publish(const struct result *result, const struct report_format *format,
	const struct report_style *style, FILE *out, struct error *err) MUST_CHECK;

/*
 * What to put before the paths of a project: from GITHUB_WORKSPACE, from the root of its git
 * repository, or from the current folder, the first that it lies in; "" where it lies in none.
 */
const char *publish_root(struct arena *arena, const char *folder);

#endif
