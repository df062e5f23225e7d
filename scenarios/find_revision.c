#include "find_revision.h"

#include <string.h>

static const char *base_name(const char *path)
{
	return strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
}

bool find_revision(const struct chain *chain, const char *name, size_t *out, struct error *err)
{
	const char *base = base_name(name);
	size_t found = 0;

	if (chain->count > 0 && (strcmp(name, "head") == 0 || strcmp(name, "heads") == 0)) {
		*out = chain->count - 1;
		return true;
	}
	for (size_t i = 0; i < chain->count; i++) {
		const struct revision *revision = &chain->items[i];
		const char *paths[] = {revision->up.path, revision->down.path};

		if (strcmp(revision->id, name) == 0 ||
			strcmp(revision->id + strspn(revision->id, "0"), name) == 0) {
			*out = i;
			return true;
		}
		for (size_t j = 0; j < 2; j++) {
			if (paths[j] != NULL &&
				(text_ends(base, ".sql") || text_ends(base, ".py")) &&
				strcmp(base_name(paths[j]), base) == 0) {
				*out = i;
				return true;
			}
		}
	}
	for (size_t i = 0; i < chain->count; i++) {
		if (text_starts(chain->items[i].id, name)) {
			*out = i;
			found++;
		}
	}
	if (found == 1) {
		return true;
	}
	return fail(err, ERROR_USAGE,
		found == 0 ? "there is no revision '%s'"
			   : "'%s' begins more than one revision's id",
		name);
}
