#include "config_keys.h"

#include "config.h"
#include "config_entries.h"
#include "config_later.h"

#include <regex.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* How often the parts of a regular expression may be written out. */
enum { MOST_REPEATED = 4096 };

static bool read_environment(struct arena *arena, const struct node *node, const char *name,
	void *out, struct error *err)
{
	if (!field_texts(arena, node, name, out, err)) {
		return false;
	}
	VEC_EACH (node, it) {
		if (strcspn(it->text, "=") == 0 || strchr(it->text, '=') == NULL) {
			return fail(err, ERROR_USAGE,
				"%s: an entry of %s must be NAME=value, not '%s'",
				node_place(arena, it), name, node_words(arena, it->text));
		}
	}
	return true;
}

/*
 * glibc 2.36 writes repetitions out when it compiles: "(a{255}){255}" is 65025 parts and half a
 * gigabyte, and each "+" around another doubles what is in it.
 */
static bool repeats_too_much(const char *pattern)
{
	size_t product = 1;

	for (const char *at = pattern; *at != '\0'; at++) {
		size_t times = *at == '+' ? 2 : 1;

		if (*at == '\\' && at[1] != '\0') {
			at++;
		}
		for (const char *in = at; *at == '{' && *in != '\0' && *in != '}'; in++) {
			size_t number = strtoul(in + 1, NULL, 10);

			times = number > times ? number : times;
		}
		if (times > MOST_REPEATED || product * times > MOST_REPEATED) {
			return true;
		}
		product *= times;
	}
	return false;
}

static bool read_pattern(struct arena *arena, const struct node *node, const char *name, void *out,
	struct error *err)
{
	const char **pattern = out;
	char words[128];
	regex_t regex;
	int status;

	if (!field_text(arena, node, name, pattern, err)) {
		return false;
	}
	if (repeats_too_much(*pattern)) {
		return fail(err, ERROR_USAGE, "%s: %s repeats its parts too often",
			node_place(arena, node), name);
	}
	status = regcomp(&regex, *pattern, REG_EXTENDED | REG_NOSUB);
	if (status == 0) {
		regfree(&regex);
		return true;
	}
	(void)regerror(status, &regex, words, sizeof words);
	return fail(err, ERROR_USAGE, "%s: %s is no regular expression: %s",
		node_place(arena, node), name, words);
}

#define KEY(name, reader, member, example, meaning)                                    \
	{                                                                              \
		name, reader, offsetof(struct config, member), false, example, meaning \
	}
#define KEYS_BELOW(name, reader, example, meaning)       \
	{                                                \
		name, reader, 0, false, example, meaning \
	}

const struct field config_keys[] = {
	KEY("tool", field_text, tool, "golang-migrate",
		"The migration tool; without this key it is detected."),
	KEY("engine", field_text, engine, "postgres",
		"postgres or sqlite; without this key it is what the project says, then what its "
		"SQL says."),
	KEY("path", field_text, path, "db/migrations",
		"Where the migrations are; without this key they are searched."),
	KEYS_BELOW("sets", config_sets,
		"[{name: api, path: api/db}, {name: billing, path: billing/db}]",
		"Several sets of migrations: mtest all walks each, --set NAME one of them."),
	KEY("prelude", field_texts, prelude, "[roles.sql]",
		"SQL files that run before the chain: roles, extensions, tables that come from "
		"elsewhere."),
	KEY("python", field_texts, python, "[.venv/bin/python]",
		"The interpreter for Alembic, or a command and its arguments that leads to one."),
	KEY("server_address", field_text, server_address, "127.0.0.1",
		"Where the scratch server listens for a python that is a command."),
	KEY("environment", read_environment, environment, "[APP_ENV=test]",
		"Variables for the process of the tool."),
	KEY("x_args", field_texts, x_args, "[tenant=demo]", "What alembic would be given with -x."),
	KEYS_BELOW("commands", config_commands, "{up: \"migrate {revision}\"}",
		"The commands of another tool."),
	KEY("step_timeout", field_seconds, step_timeout, "60", "Seconds that one step may take."),
	KEY("deployed", field_text, deployed, "origin/main",
		"A git ref; the revisions that it holds are history."),
	KEY("idempotent", field_bool, idempotent, "true", "Revisions are meant to be run twice."),
	KEY("minimum_downgrade", field_text, minimum_downgrade, "\"0100\"",
		"Downgrades are not run below this revision."),
	KEY("skip", field_texts, skip, "[\"0007\"]", "Revisions that are run and not judged."),
	KEY("revision_naming", read_pattern, revision_naming, "\"^[0-9]{4}_[a-z0-9_]+$\"",
		"What the names of revisions must look like, as an extended regular expression."),
	KEYS_BELOW("checks", config_checks, "[{check: missing-message, severity: off}]",
		"What a check counts as: error, warning, note or off."),
	KEYS_BELOW("allow", config_allowances,
		"[{check: silent-no-op, revision: \"0042*\", reason: a placeholder}]",
		"Findings that are accepted; revision and object are patterns, and the reason is "
		"required."),
	KEYS_BELOW("contract", config_contract,
		"[{revision: \"0050*\", reason: unused since v2.3}]",
		"Revisions that take away what no running version uses."),
	KEY("exclude", field_texts, exclude, "[\"table audit.*\"]",
		"Objects that no snapshot holds, as \"kind identity\" with * and ?."),
	KEYS_BELOW("fixtures", config_fixtures, "{folder: tests/rows, rows: 8, seed: 1}",
		"The folder of rows and expectations for single revisions (fixtures), and how many "
		"rows each table is given besides, from which seed."),
	KEYS_BELOW("hooks", config_hooks, "[{after: head, run: \"pytest tests/\"}]",
		"Commands that run after a revision's upgrade or downgrade (up, down), or at the "
		"head."),
	KEYS_BELOW("queries", config_queries, "{folder: queries, app_role: app}",
		"Queries of the application."),
	KEYS_BELOW("rehearsal", config_rehearsal, "{blocked_ms: 1000}",
		"How a rehearsal runs and what it may cost."),
};

const size_t config_key_count = COUNT(config_keys);
