#include "marks.h"

#include <string.h>

static bool find(const struct chain *chain, const struct config *config, const char *key,
	const char *id, struct arena *arena, struct revision **out, struct error *err)
{
	VEC_EACH (chain, it) {
		if (strcmp(it->id, id) == 0) {
			*out = it;
			return true;
		}
	}
	return fail(err, ERROR_USAGE, "%s: %s: there is no revision '%s'",
		config_place(arena, config, key), key, id);
}

/* Is the finding about what mtest.yaml leaves out, and about nothing else? */
static bool is_left_out(const struct finding *finding, const struct revision *revision)
{
	bool downgrade = finding->check == MISSING_DOWNGRADE || finding->check == EMPTY_DOWNGRADE;
	bool own = downgrade || finding->check == MISSING_MESSAGE ||
		   finding->check == REVISION_NAMING || finding->check == IMPORTS_APP_MODELS;

	return (revision->skipped && own) || (revision->stays && downgrade);
}

bool marks_set(struct chain *chain, const struct config *config, struct arena *arena,
	struct findings *findings, struct error *err)
{
	struct revision *revision = NULL;
	size_t kept = 0;

	VEC_EACH (&config->skip, it) {
		if (!find(chain, config, "skip", *it, arena, &revision, err)) {
			return false;
		}
		revision->skipped = true;
	}
	if (config->minimum_downgrade != NULL) {
		if (!find(chain, config, "minimum_downgrade", config->minimum_downgrade, arena,
			    &revision, err)) {
			return false;
		}
		VEC_EACH (chain, it) {
			it->stays = chain_leads_to(chain, it, revision, arena);
		}
	}
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];
		const struct revision *about =
			finding->revision == NULL ? NULL : chain_find(chain, finding->revision);

		if (about == NULL || !is_left_out(finding, about)) {
			findings->items[kept++] = *finding;
		}
	}
	findings->count = kept;
	return true;
}
