#include "judge.h"

#include "advice.h"
#include "identity.h"
#include "locate.h"

#include <stdint.h>
#include <string.h>

static const char *keep(struct run *run, const char *text)
{
	return arena_copy(run->arena, text);
}

/* "not_null yes" reads as "not null"; "default 'x'" as it is. */
static const char *value_words(struct arena *arena, const struct change *change, const char *value)
{
	const char *attribute = arena_copy(arena, change->attribute);

	for (char *at = (char *)(uintptr_t)attribute; *at != '\0'; at++) {
		*at = *at == '_' ? ' ' : *at;
	}
	if (strcmp(value, "yes") == 0) {
		return attribute;
	}
	return arena_printf(arena, "%s %s", attribute, text_squeeze(arena, value, 120));
}

/* "with type text instead of integer", "without default 'x'", "with default 'x'". */
static const char *change_words(struct arena *arena, const struct change *change)
{
	const char *before = change->before, *after = change->after;

	if (after == NULL) {
		return arena_printf(arena, "without its %s", value_words(arena, change, before));
	}
	if (before == NULL) {
		return arena_printf(arena, "with %s, which it had not before",
			value_words(arena, change, after));
	}
	return arena_printf(arena, "with %s instead of %s", value_words(arena, change, after),
		text_squeeze(arena, before, 120));
}

static const char *changed_message(
	struct arena *arena, const struct object_change *object, const struct judge_words *words)
{
	const char *message = arena_printf(arena, "%s %s %s %s", object->kind, object->identity,
		words->changed, change_words(arena, &object->changes.items[0]));

	if (object->changes.count > 1) {
		message = arena_printf(arena, "%s, and %zu more change%s", message,
			object->changes.count - 1, object->changes.count == 2 ? "" : "s");
	}
	return message;
}

static const char *appeared_words(const struct object_change *object,
	const struct snapshot *between, const struct judge_words *words)
{
	bool made = between != NULL && words->made != NULL &&
		    snapshot_object(between, object->kind, object->identity) == NULL;

	return made ? words->made : words->appeared;
}

const char *judge_message(struct arena *arena, const struct object_change *object,
	const struct snapshot *between, const struct judge_words *words)
{
	if (object->order_only) {
		return arena_printf(arena, "the columns of %s %s %s", object->kind,
			object->identity, words->moved);
	}
	if (object->fate == CHANGED) {
		return changed_message(arena, object, words);
	}
	return arena_printf(arena, "%s %s %s", object->kind, object->identity,
		object->fate == APPEARED ? appeared_words(object, between, words)
					 : words->vanished);
}

void judge_copy_changes(
	struct run *run, struct finding *finding, const struct object_change *object)
{
	VEC_EACH (&object->changes, it) {
		*VEC_ADD(run->arena, &finding->changes) = (struct finding_change){
			.kind = keep(run, it->kind),
			.identity = keep(run, it->identity),
			.attribute = keep(run, it->attribute),
			.before = keep(run, it->before),
			.after = keep(run, it->after),
		};
	}
}

/* What says little about an object that came or went. */
static bool is_plain(const struct change *change)
{
	static const char *const attributes[] = {"of", "owner", "exists", "position"};

	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		if (strcmp(attributes[i], change->attribute) == 0) {
			return true;
		}
	}
	return false;
}

/* An object without a definition of its own, in a line: "id bigint, email text", "labels 'a', 'b'".
 */
static const char *summary_of(struct arena *arena, const struct object_change *object)
{
	const char *summary = NULL;

	VEC_EACH (&object->changes, it) {
		bool own = strcmp(it->kind, object->kind) == 0 &&
			   strcmp(it->identity, object->identity) == 0;
		bool column = strcmp(it->kind, "column") == 0 && strcmp(it->attribute, "type") == 0;
		const char *value = it->before != NULL ? it->before : it->after;

		if ((own && !is_plain(it)) || column) {
			summary = arena_printf(arena, "%s%s%s %s", summary == NULL ? "" : summary,
				summary == NULL ? "" : ", ",
				own ? it->attribute : identity_last_part(it->identity), value);
		}
	}
	return summary;
}

/* What the object was and is, as one text each: its definition, its one changed value, or a
 * summary. */
static void copy_values(
	struct run *run, struct finding *finding, const struct object_change *object)
{
	const struct change *shown = object->changes.count == 1 ? &object->changes.items[0] : NULL;
	const char *summary;

	VEC_EACH (&object->changes, it) {
		if (strcmp(it->attribute, "definition") == 0 &&
			strcmp(it->identity, object->identity) == 0) {
			shown = it;
		}
	}
	if (shown != NULL) {
		finding->before = keep(run, shown->before);
		finding->after = keep(run, shown->after);
	} else if (object->fate != CHANGED) {
		summary = summary_of(run->arena, object);
		finding->before = object->fate == VANISHED ? summary : NULL;
		finding->after = object->fate == APPEARED ? summary : NULL;
	}
}

void judge_place(struct run *run, struct finding *finding, const struct revision *revision,
	const struct object_change *object)
{
	struct place_in_text place =
		revision != NULL && revision->up.code
			? locate_seen(run->arena, run_revision(run, revision), object)
			: locate_object(run->arena, &run->project.chain, revision, object);

	finding->path = place.path;
	finding->line = place.line;
}

void judge_changes(struct run *run, enum check check, const struct revision *revision,
	const struct object_changes *changes, const struct snapshot *between,
	const struct judge_words *words)
{
	VEC_EACH (changes, it) {
		struct finding *finding =
			run_finding(run, it->order_only ? COLUMN_ORDER_CHANGED : check, revision);

		judge_place(run, finding, revision, it);
		finding->object = arena_printf(run->arena, "%s %s", it->kind, it->identity);
		finding->message = judge_message(run->arena, it, between, words);
		finding->hint = check == DOWNGRADE_LEAVES_RESIDUE
					? advice_for_residue(run->arena, revision, it)
					: NULL;
		copy_values(run, finding, it);
		judge_copy_changes(run, finding, it);
	}
}

static const char *failure_message(struct run *run, const char *words, const struct step *step)
{
	const struct outcome *outcome = &step->outcome;
	const char *message;

	if (outcome->timed_out) {
		message = arena_printf(run->arena, "%s did not end within %g s and was cancelled",
			words, run->project.step_timeout);
	} else {
		message = arena_printf(run->arena, "%s fails: %s%s%s%s", words, outcome->message,
			outcome->detail == NULL ? "" : " (",
			outcome->detail == NULL ? "" : outcome->detail,
			outcome->detail == NULL ? "" : ")");
	}
	if (step->statement != NULL) {
		message = arena_printf(run->arena, "%s; the statement: %s", message,
			text_squeeze(run->arena, step->statement, 120));
	}
	return message;
}

struct finding *judge_failure(struct run *run, enum check check, const struct revision *revision,
	enum direction direction, const char *words, const struct step *step)
{
	const struct script *script = revision_script(revision, direction);
	struct finding *finding =
		run_finding(run, step->outcome.timed_out ? TIMED_OUT : check, revision);

	finding->path = script->path;
	finding->line = step->line;
	finding->message = failure_message(run, words, step);
	finding->hint = advice_for_failure(run->arena, &run->project.chain, script, step);
	return finding;
}

bool judge_swallowed(struct run *run, const struct revision *revision, enum direction direction,
	const char *words, const struct step *step)
{
	bool aborted = strcmp(step->outcome.sqlstate, "25P02") == 0;
	struct finding *finding;

	if (step->swallowed.message == NULL || (!step->outcome.worked && !aborted)) {
		return false;
	}
	finding = run_finding(run, SWALLOWED_ERROR, revision);
	finding->path = revision_script(revision, direction)->path;
	finding->line = step->swallowed.line;
	finding->message = arena_printf(run->arena,
		"%s goes on after an error of the database: %s%s; the statement: %s", words,
		step->swallowed.message,
		aborted ? ", and fails with the transaction that it aborted" : "",
		step->swallowed.statement == NULL
			? ""
			: text_squeeze(run->arena, step->swallowed.statement, 120));
	finding->hint = "Ask before instead of failing, or catch the error around a savepoint "
			"(begin_nested).";
	return true;
}
