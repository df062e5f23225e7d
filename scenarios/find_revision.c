#include "find_revision.h"

#include <string.h>

static const char *base_name(const char *path)
{
	return strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
}

/* Is it the name of the file at path, without .py, .sql, .up.sql or .down.sql? */
static bool is_name_of(const char *path, const char *name)
{
	static const char *const endings[] = {".py", ".sql", ".up.sql", ".down.sql"};
	size_t length = strlen(name);

	if (path == NULL || !text_starts(base_name(path), name)) {
		return false;
	}
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		if (strcmp(base_name(path) + length, endings[i]) == 0) {
			return true;
		}
	}
	return false;
}

const struct revision *revision_named(const struct chain *chain, const char *name)
{
	const struct revision *found = chain_find(chain, name);

	VEC_EACH (chain, it) {
		if (found == NULL && (is_name_of(it->path, name) || is_name_of(it->up.path, name) ||
					     is_name_of(it->down.path, name))) {
			found = it;
		}
	}
	return found;
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

static bool mark_range(const struct chain *chain, const char *name, const char *dots, bool *wanted,
	struct arena *arena, struct error *err)
{
	const char *from = arena_copy_bytes(arena, name, (size_t)(dots - name));
	size_t first = 0, last = chain->count == 0 ? 0 : chain->count - 1;

	if (*from != '\0') {
		if (!find_revision(chain, from, &first, err)) {
			return false;
		}
		first++;
	}
	if (dots[2] != '\0' && !find_revision(chain, dots + 2, &last, err)) {
		return false;
	}
	for (size_t i = first; i <= last && i < chain->count; i++) {
		wanted[i] = true;
	}
	return true;
}

bool find_revisions(const struct chain *chain, const char *const *names, struct arena *arena,
	bool **wanted, struct error *err)
{
	*wanted = arena_alloc(arena, chain->count + 1);
	for (; *names != NULL; names++) {
		const char *dots = strstr(*names, "..");
		size_t place;

		if (dots != NULL) {
			if (!mark_range(chain, *names, dots, *wanted, arena, err)) {
				return false;
			}
			continue;
		}
		if (!find_revision(chain, *names, &place, err)) {
			return false;
		}
		(*wanted)[place] = true;
	}
	return true;
}
