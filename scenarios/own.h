#ifndef MTEST_OWN_H
#define MTEST_OWN_H

#include "error.h"
#include "own_files.h"

struct walk;
struct moment;

/*
 * What the project itself brings to its revisions, in the ladder alone: rows (own_rows.h),
 * expectations (expectations.h) and hooks (hooks.h). The walk calls these functions at its
 * moments, before and after its listeners.
 */
struct own {
	struct own_files files;
	/* The ladder's database holds rows that the project wrote. */
	bool present;
	/* With this revision such rows were lost, because the database was made anew; or NULL. */
	const struct revision *lost_at;
};

/* Reads the files and looks at the hooks; what is wrong there is an error of usage. */
bool own_open(struct walk *walk, struct error *err) MUST_CHECK;

/* Before the first upgrade of a revision: its rows. */
bool own_before_up(struct walk *walk, const struct moment *moment, struct error *err) MUST_CHECK;

/* After the first upgrade, once the listeners have looked: hooks, expectations, then rows. */
bool own_after_up(struct walk *walk, struct moment *moment, struct error *err) MUST_CHECK;

/* After a downgrade that worked: hooks, then rows. */
bool own_after_down(struct walk *walk, struct moment *moment, struct error *err) MUST_CHECK;

/* After a second upgrade that worked: hooks, then expectations. */
bool own_after_reup(struct walk *walk, struct moment *moment, struct error *err) MUST_CHECK;

/* Of a revision that the ladder only passes by: what comes before it, and behind it. */
bool own_before_climb(
	struct walk *walk, const struct revision *revision, struct error *err) MUST_CHECK;
bool own_after_climb(
	struct walk *walk, const struct revision *revision, struct error *err) MUST_CHECK;

/* At the end of the ladder, once the listeners have looked: hooks. */
bool own_at_head(struct walk *walk, struct error *err) MUST_CHECK;

/* Does the ladder's database hold rows that the project wrote? */
bool own_rows_present(const struct walk *walk);

/*
 * Does the revision want to be walked with the project's own rows alone? Expectations and hooks
 * are written for those, and what invented ones make of them would be nobody's fault.
 */
bool own_alone(const struct walk *walk, const struct revision *revision);

/* The ladder's database was made anew, up to (not including) this place of the chain. */
void own_rows_gone(struct walk *walk, size_t place);

/*
 * Why what belongs to this revision does not find what it counts on, as words behind "without", or
 * NULL: an earlier revision could not be applied, or its rows were lost.
 */
const char *own_missing(const struct walk *walk, const struct revision *revision);

#endif
