#include "advice.h"

#include "identity.h"

#include <string.h>
#include <strings.h>

/* The statement that removes an object of this kind; its identity follows. */
static const struct drop {
	const char *kind, *statement;
} drops[] = {
	{"aggregate", "DROP AGGREGATE"},
	{"base type", "DROP TYPE"},
	{"collation", "DROP COLLATION"},
	{"composite type", "DROP TYPE"},
	{"domain", "DROP DOMAIN"},
	{"enum", "DROP TYPE"},
	{"event trigger", "DROP EVENT TRIGGER"},
	{"extension", "DROP EXTENSION"},
	{"foreign table", "DROP FOREIGN TABLE"},
	{"function", "DROP FUNCTION"},
	{"index", "DROP INDEX"},
	{"materialized view", "DROP MATERIALIZED VIEW"},
	{"procedure", "DROP PROCEDURE"},
	{"publication", "DROP PUBLICATION"},
	{"range type", "DROP TYPE"},
	{"role", "DROP ROLE"},
	{"schema", "DROP SCHEMA"},
	{"sequence", "DROP SEQUENCE"},
	{"server", "DROP SERVER"},
	{"statistics", "DROP STATISTICS"},
	{"table", "DROP TABLE"},
	{"view", "DROP VIEW"},
};

/* The same for what belongs to a table: "public.users.email" is column email of public.users. */
static const struct part {
	const char *kind, *begin, *middle;
	bool name_first;
} parts[] = {
	{"column", "ALTER TABLE ", " DROP COLUMN ", false},
	{"constraint", "ALTER TABLE ", " DROP CONSTRAINT ", false},
	{"policy", "DROP POLICY ", " ON ", true},
	{"rule", "DROP RULE ", " ON ", true},
	{"trigger", "DROP TRIGGER ", " ON ", true},
};

static const char *drop_part(struct arena *arena, const struct object_change *object)
{
	const char *name = identity_last_part(object->identity);
	const char *table;

	if (name == object->identity) {
		return NULL;
	}
	table = arena_copy_bytes(arena, object->identity, (size_t)(name - object->identity) - 1);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (strcmp(parts[i].kind, object->kind) == 0) {
			return arena_printf(arena, "%s%s%s%s;", parts[i].begin,
				parts[i].name_first ? name : table, parts[i].middle,
				parts[i].name_first ? table : name);
		}
	}
	return NULL;
}

static const char *drop_statement(struct arena *arena, const struct object_change *object)
{
	for (size_t i = 0; i < sizeof drops / sizeof *drops; i++) {
		if (strcmp(drops[i].kind, object->kind) == 0) {
			return arena_printf(arena, "%s %s;", drops[i].statement, object->identity);
		}
	}
	return drop_part(arena, object);
}

static const char *definition_of(const struct object_change *object)
{
	VEC_EACH (&object->changes, it) {
		if (strcmp(it->attribute, "definition") == 0 && it->before != NULL &&
			strncasecmp(it->before, "create ", strlen("create ")) == 0) {
			return it->before;
		}
	}
	return NULL;
}

const char *advice_for_residue(
	struct arena *arena, const struct revision *revision, const struct object_change *object)
{
	const char *path = revision == NULL || revision->down.path == NULL ? "the downgrade"
									   : revision->down.path;
	const char *statement = NULL;

	if (object->order_only) {
		return "A column can only be put back at the end of its table: code that relies on "
		       "the order of columns (SELECT *, INSERT without a column list) sees the "
		       "change.";
	}
	if (object->fate == APPEARED) {
		statement = drop_statement(arena, object);
	} else if (object->fate == VANISHED) {
		statement = definition_of(object);
	}
	if (statement != NULL && revision != NULL && revision->up.code) {
		size_t length = strlen(statement);

		length -= text_ends(statement, ";") ? 1 : 0;
		return arena_printf(arena, "Add to downgrade() in %s: op.execute(\"\"\"%.*s\"\"\")",
			path, (int)length, statement);
	}
	if (statement != NULL) {
		return arena_printf(arena, "Add to %s: %s", path, statement);
	}
	/* Without a statement at hand: the command that works the whole downgrade out and proves
	 * it. */
	return arena_printf(arena, "%s in %s%s%s.",
		object->fate == APPEARED   ? "Take it back"
		: object->fate == VANISHED ? "Make it again"
					   : "Put it back as it was",
		path, revision == NULL ? "" : "; a downgrade that restores it: mtest suggest ",
		revision == NULL ? "" : revision->id);
}

static bool has_state(const struct step *step, const char *sqlstate)
{
	return strcmp(step->outcome.sqlstate, sqlstate) == 0;
}

/* A table or schema that is missing although no upgrade of the chain names it comes from elsewhere.
 */
static const char *advice_for_stranger(struct arena *arena, const struct chain *chain,
	const struct script *script, const char *object)
{
	const char *name = object == NULL ? NULL : identity_last_part(object);

	VEC_EACH (chain, it) {
		if (name == NULL || (it->up.text != NULL && it->up.text != script->text &&
					    text_has_word(it->up.text, name))) {
			return NULL;
		}
	}
	return arena_printf(arena,
		"No revision makes %s: if it comes from elsewhere, make it in a file that "
		"mtest.yaml "
		"names under prelude:.",
		object);
}

const char *advice_for_failure(struct arena *arena, const struct chain *chain,
	const struct script *script, const struct step *step)
{
	const char *message = step->outcome.message == NULL ? "" : step->outcome.message;

	if (script->text != NULL && text_starts(script->text, "\xEF\xBB\xBF") &&
		has_state(step, "42601")) {
		return "The file begins with a byte order mark, which the tool sends to the "
		       "server: "
		       "save it as UTF-8 without one.";
	}
	if (has_state(step, "25001") && script->code) {
		return "The statement cannot run inside a transaction: put it into \"with "
		       "op.get_context().autocommit_block():\".";
	}
	if (has_state(step, "25001")) {
		return "The statement cannot run inside a transaction, and a file with several "
		       "statements is one: give it a file of its own.";
	}
	if (has_state(step, "55P04")) {
		return "A new enum label can be used only after the transaction that adds it: use "
		       "it "
		       "in a later revision.";
	}
	if (has_state(step, "2BP01")) {
		return "Drop what depends on it first, in the order of creation turned round.";
	}
	if (strstr(message, "leaves its transaction open") != NULL) {
		return "End the script with COMMIT, or leave BEGIN away.";
	}
	if (has_state(step, "42P01") || has_state(step, "3F000") ||
		text_starts(message, "no such table")) {
		return advice_for_stranger(arena, chain, script, step->outcome.object);
	}
	if (step->outcome.timed_out) {
		return "If it is only slow, allow more time with --step-timeout or step_timeout: "
		       "in "
		       "mtest.yaml.";
	}
	return arena_copy(arena, step->outcome.hint);
}
