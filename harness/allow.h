#ifndef MTEST_ALLOW_H
#define MTEST_ALLOW_H

#include "chain.h"
#include "config.h"
#include "finding.h"
#include "tree.h"

#include <stdbool.h>

/*
 * Findings that somebody accepts with a reason, by a mark in a comment of a revision's file or by
 * an entry of mtest.yaml:
 *
 *     mtest: allow CHECK[, CHECK…]: REASON          the statement that the comment belongs to
 *     mtest: allow-file CHECK[, CHECK…]: REASON     every finding of the revision
 *
 * The mark of a statement accepts findings in its lines, and those of the revision without a line.
 * In a downgrade it accepts what the downgrade leaves behind, too: that has its place where the
 * upgrade made it. A mark that belongs to no statement is one of the whole revision.
 */
struct allow {
	enum check check;
	const char *reason;
	const char *path; /* where it is written */
	size_t line;
	const struct revision *revision; /* of a mark; NULL: the entry is one of mtest.yaml */
	size_t first, last, owner;       /* of a mark: as in struct comment */
	bool down;                       /* of a mark: it stands in the downgrade */
	const struct config_allow *entry;
	bool used; /* it has matched a finding */
};

/* A mark that cannot be understood: it accepts nothing, and must not be passed over. */
struct allow_fault {
	const char *path;
	size_t line;
	const struct revision *revision;
	const char *message; /* one lower-case sentence: what is wrong, and what to write */
};

struct allows {
	struct arena *arena; /* of the run */
	struct {
		struct allow *items;
		size_t count, cap;
	} items;
	struct {
		struct allow_fault *items;
		size_t count, cap;
	} faults;
};

/* Reads the marks of one file; path as findings have it. */
void allow_read_file(struct allows *allows, const struct revision *revision, const char *path,
	const char *text, size_t size);

/*
 * Reads the marks of the files of the chain; a file that cannot be read has none. wanted: of which
 * revisions, by place; NULL: all.
 */
void allow_read_chain(struct allows *allows, const struct tree *tree, const struct chain *chain,
	const bool *wanted);

/* Adds the entries of mtest.yaml; path: what a report calls it. */
void allow_read_config(struct allows *allows, const struct config *config, const char *path);

bool allow_matches(const struct allow *allow, const struct finding *finding);

#endif
