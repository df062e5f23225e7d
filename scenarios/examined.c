#include "examined.h"

#include "text.h"

#include <string.h>

bool is_looked_for(const struct run *run, enum check check)
{
	bool off = false;

	VEC_EACH (&run->project.config.checks, it) {
		off = it->check == check ? it->off : off;
	}
	return !off && !run->options->unwanted[check];
}

static size_t steps_of(const struct run *run, size_t place, const char *pass)
{
	size_t count = 0;

	VEC_EACH (&run->result.revisions.items[place].steps, it) {
		count += strcmp(it->pass, pass) == 0 ? 1 : 0;
	}
	return count;
}

/* What belongs to a server that others use, too, is in no snapshot. */
static bool is_beyond(const struct run *run, enum check check, const char *object)
{
	static const char *const kinds[] = {"role ", "membership ", "tablespace ", "parameter "};

	if (run->options->server_url == NULL ||
		(check != DOWNGRADE_LEAVES_RESIDUE && check != REUPGRADE_DIFFERS &&
			check != DEPLOY_DIFFERS)) {
		return false;
	}
	for (size_t i = 0; object != NULL && i < sizeof kinds / sizeof *kinds; i++) {
		if (text_starts(object, kinds[i])) {
			return true;
		}
	}
	return object == NULL;
}

/* Behind a revision that could not be applied, not everything is judged. */
static bool is_whole(const struct run *run, size_t place)
{
	for (size_t i = 0; i <= place; i++) {
		const struct result_revision *it = &run->result.revisions.items[i];

		if (it->verdict == FAILED || (it->verdict == SKIPPED && !it->revision->skipped)) {
			return false;
		}
	}
	return true;
}

static bool was_walked(const struct run *run, enum check check, size_t place)
{
	bool only_up =
		run->project.chain.forward_only || check == UPGRADE_FAILS || check == SILENT_NO_OP;

	if (!is_whole(run, place)) {
		return false;
	}
	if (strcmp(checks[check]->scenario, "deploy") == 0) {
		return steps_of(run, place, "deploy") > 0;
	}
	return steps_of(run, place, "ladder") >= (only_up ? 1 : 3);
}

/* Does mtest.yaml leave this out (skip, minimum_downgrade)? */
static bool is_left_out(enum check check, const struct revision *revision)
{
	return revision != NULL &&
	       (revision->skipped || (revision->stays && (check == MISSING_DOWNGRADE ||
								 check == EMPTY_DOWNGRADE)));
}

/* Only the tool knows whether there are models to compare. */
static bool is_asked_elsewhere(const struct run *run, enum check check)
{
	return check == MODEL_DRIFT || (check == NOT_OFFLINE && !run->options->offline);
}

/* Expectations are not asked where rows that they may count on are missing. */
static bool is_not_asked(const struct run *run, enum check check, const struct revision *revision)
{
	VEC_EACH (&run->result.gaps, it) {
		if (check == EXPECTATION_FAILED && revision != NULL && it->revision != NULL &&
			strcmp(it->revision, revision->id) == 0 &&
			text_ends(it->what, ".expect.sql")) {
			return true;
		}
	}
	return false;
}

/* Interruptions are tried when they are asked for, and not of what is deployed. */
static bool is_spared(const struct run *run, enum check check, const struct revision *revision)
{
	return check == INTERRUPTED_UPGRADE_STUCK &&
	       (!run->options->interrupt ||
		       (revision != NULL && run->history.old != NULL &&
			       run->history.old[chain_index(&run->project.chain, revision)]));
}

bool was_examined(const struct run *run, enum check check, const struct revision *revision,
	const char *object)
{
	const struct chain *chain = &run->project.chain;

	if (!is_looked_for(run, check) || run->wanted != NULL || chain->refused != NULL ||
		is_asked_elsewhere(run, check) || is_spared(run, check, revision) ||
		is_left_out(check, revision) || is_beyond(run, check, object) ||
		is_not_asked(run, check, revision)) {
		return false;
	}
	if (strcmp(checks[check]->scenario, "chain") == 0) {
		return true;
	}
	if (revision != NULL) {
		return was_walked(run, check, chain_index(chain, revision));
	}
	/* What is about the chain is known when the way back has reached the base. */
	for (size_t i = 0; i < chain->count; i++) {
		if (!was_walked(run, check, i) ||
			(!chain->forward_only && steps_of(run, i, "return") == 0)) {
			return false;
		}
	}
	return true;
}
