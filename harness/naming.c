#include "naming.h"

#include <regex.h>
#include <string.h>

/* The file's name without its ending. */
static const char *stem(struct arena *arena, const char *path)
{
	static const char *const endings[] = {".up.sql", ".down.sql", ".sql", ".py"};
	const char *name = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		if (text_ends(name, endings[i])) {
			return arena_copy_bytes(arena, name, strlen(name) - strlen(endings[i]));
		}
	}
	return name;
}

static void report(const struct revision *revision, const char *path, const char *message,
	struct findings *findings)
{
	struct finding *finding = finding_add(findings, REVISION_NAMING);

	finding->revision = revision->id;
	finding->path = path;
	finding->message = message;
	finding->hint = "Rename the file while the revision is young.";
}

/* The files of a revision bear one name; a downgrade under another one is looked at, too. */
static void check_names(const struct revision *revision, const regex_t *regex, const char *pattern,
	struct arena *arena, struct findings *findings)
{
	const char *const paths[] = {revision->path, revision->up.path, revision->down.path};
	const char *reported = NULL;

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		const char *name = paths[i] == NULL ? NULL : stem(arena, paths[i]);

		if (name == NULL || regexec(regex, name, 0, NULL, 0) == 0 ||
			(reported != NULL && strcmp(reported, name) == 0)) {
			continue;
		}
		reported = name;
		report(revision, paths[i],
			arena_printf(arena, "the name %s does not match revision_naming: %s", name,
				pattern),
			findings);
	}
}

static void check_id(
	const struct revision *revision, struct arena *arena, struct findings *findings)
{
	const char *name = stem(arena, revision->path);

	/* An unreadable revision has no other id than its name. */
	if (strstr(name, revision->id) == NULL) {
		report(revision, revision->path,
			arena_printf(arena,
				"the name %s does not hold the id %s, as file_template says that "
				"it does",
				name, revision->id),
			findings);
	}
}

bool naming_check(const struct chain *chain, const struct config *config, struct arena *arena,
	struct findings *findings, struct error *err)
{
	const char *pattern = config->revision_naming;
	regex_t regex;
	int status;

	if (pattern == NULL) {
		return true;
	}
	status = regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB);
	if (status != 0) {
		char problem[128];

		(void)regerror(status, NULL, problem, sizeof problem);
		return fail(err, ERROR_USAGE, "%s: revision_naming: %s",
			config_place(arena, config, "revision_naming"), problem);
	}
	VEC_EACH (chain, it) {
		check_names(it, &regex, pattern, arena, findings);
		if (chain->ids_in_names) {
			check_id(it, arena, findings);
		}
	}
	regfree(&regex);
	return true;
}
