#include "environment.h"

#include <string.h>
#include <strings.h>

/* The name in the first pair of double quotes of a message, or NULL. */
static const char *quoted(struct arena *arena, const char *message)
{
	const char *open = strchr(message, '"');
	const char *close = open == NULL ? NULL : strchr(open + 1, '"');

	return close == NULL ? NULL : arena_copy_bytes(arena, open + 1, (size_t)(close - open - 1));
}

/* "/usr/share/postgresql/15/extension/postgis.control" is about postgis. */
static const char *control_name(struct arena *arena, const char *name)
{
	const char *base = strrchr(name, '/') == NULL ? name : strrchr(name, '/') + 1;
	size_t length = strlen(base) - (text_ends(base, ".control") ? strlen(".control") : 0);

	return arena_copy_bytes(arena, base, length);
}

/* Does any revision say that it makes this role? Then its absence is a fault of the chain. */
static bool chain_makes_role(const struct chain *chain, const char *role)
{
	VEC_EACH (chain, it) {
		const char *text = it->up.text;

		if (text != NULL && text_has_word(text, role) &&
			(text_has_word(text, "CREATE ROLE") || text_has_word(text, "CREATE USER") ||
				text_has_word(text, "CREATE GROUP") ||
				text_has_word(text, "RENAME TO"))) {
			return true;
		}
	}
	return false;
}

static bool lacks(const struct project *project, const struct revision *revision, const char *what,
	const char *name, const char *advice, struct error *err)
{
	return fail(err, ERROR_ENVIRONMENT, "%s: needs the %s %s, which this server has not: %s",
		revision->path, what, name == NULL ? "" : name,
		project->config.prelude.count > 0 && strcmp(what, "role") == 0
			? "add it to the prelude"
			: advice);
}

bool environment_check(const struct project *project, bool shared_server,
	const struct revision *revision, enum direction direction, const struct step *step,
	struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const struct outcome *outcome = &step->outcome;
	const char *message = outcome->message == NULL ? "" : outcome->message;
	const char *name = quoted(work, message);
	bool undefined = strcmp(outcome->sqlstate, "42704") == 0;

	if (shared_server && name != NULL && strcmp(outcome->sqlstate, "42710") == 0 &&
		text_starts(message, "role ")) {
		return fail(err, ERROR_ENVIRONMENT,
			"%s: makes the role %s, which the whole server would keep: roles are "
			"tested on a "
			"server of mtest's own, without --server",
			revision->path, name);
	}
	/* What an upgrade had, its downgrade has; a DROP of what is not there is a fault. */
	if (direction == DOWN || name == NULL ||
		(step->statement != NULL && strncasecmp(step->statement, "DROP", 4) == 0)) {
		return true;
	}
	/* PostgreSQL 13-15 miss the control file; 16 and later say "extension … is not available".
	 */
	if (text_starts(message, "could not open extension control file") ||
		strstr(message, "is not available") != NULL) {
		return lacks(project, revision, "extension", control_name(work, name),
			"install the package that holds it, or name another server with --server",
			err);
	}
	if (undefined && text_starts(message, "role ") &&
		!chain_makes_role(&project->chain, name)) {
		return lacks(project, revision, "role", name,
			"create it in a file that mtest.yaml names under prelude:", err);
	}
	if (undefined && text_starts(message, "language ")) {
		return lacks(project, revision, "language", name,
			"install the package that holds it (postgresql-plpython3-<version> and the "
			"like)",
			err);
	}
	if (undefined && text_starts(message, "collation ")) {
		return lacks(project, revision, "collation", name,
			"install the locale, or name another server with --server", err);
	}
	return true;
}
