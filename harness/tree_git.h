#ifndef MTEST_TREE_GIT_H
#define MTEST_TREE_GIT_H

#include "tree.h"

/*
 * The files of a folder as they stand in a commit, read from the repository without a checkout.
 * The tree lives as long as what was opened here.
 */
struct tree_git;

/* ref: whatever git rev-parse understands: a branch, a tag, a commit, HEAD~2. */
bool tree_git_open(
	const char *folder, const char *ref, struct tree_git **out, struct error *err) MUST_CHECK;
void tree_git_close(struct tree_git **git); /* made for AUTO(tree_git_close) */

/* Its label is "<ref> (<commit>)". */
const struct tree *tree_git_tree(const struct tree_git *git);

#endif
