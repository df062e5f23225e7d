#include "settle_allow.h"

#include "examined.h"

#include <fnmatch.h>
#include <string.h>

void settle_allow_read(const struct run *run, struct allows *out)
{
	allow_read_chain(out, run->project.tree, &run->project.chain, run->wanted);
	allow_read_config(out, &run->project.config, run_config_path(run));
}

void settle_allow(struct run *run, struct allows *allows)
{
	VEC_EACH (&run->result.findings, finding) {
		VEC_EACH (&allows->items, it) {
			if (!allow_matches(it, finding)) {
				continue;
			}
			it->used = true;
			if (finding->allowed == NULL) {
				finding->allowed = it->reason;
				finding->allowed_by =
					arena_printf(run->arena, "%s:%zu", it->path, it->line);
			}
		}
	}
}

static struct finding *add(
	struct run *run, const struct revision *revision, const char *path, size_t line)
{
	struct finding *finding = run_finding(run, UNUSED_ALLOW, revision);

	finding->engine = NULL;
	finding->path = path;
	finding->line = line;
	return finding;
}

static void tell_fault(struct run *run, const struct allow_fault *fault)
{
	struct finding *finding = add(run, fault->revision, fault->path, fault->line);

	finding->message = fault->message;
	finding->hint = "It accepts nothing as it stands.";
}

/* A finding like the one that the mark accepts, elsewhere in its revision; or NULL. */
static const struct finding *find_near(const struct run *run, const struct allow *allow)
{
	VEC_EACH (&run->result.findings, it) {
		if (it->check == allow->check && it->path != NULL && it->line > 0 &&
			it->revision != NULL && strcmp(it->revision, allow->revision->id) == 0) {
			return it;
		}
	}
	return NULL;
}

static void tell_mark(struct run *run, const struct allow *allow)
{
	const char *check = checks[allow->check]->name;
	const struct finding *near = find_near(run, allow);
	struct finding *finding;
	const char *where = "";

	if (near == NULL && !was_examined(run, allow->check, allow->revision, NULL)) {
		return;
	}
	if (near != NULL) {
		where = arena_printf(run->arena, ", but at %s:%zu", near->path, near->line);
	}
	finding = add(run, allow->revision, allow->path, allow->line);
	finding->message =
		allow->last == 0
			? arena_printf(run->arena, "there is no %s in this revision", check)
			: arena_printf(run->arena, "there is no %s at the statement of line %zu%s",
				  check, allow->first, where);
	finding->hint = near == NULL ? "Remove the comment."
				     : "Put the comment above that statement, or write allow-file "
				       "for the whole revision.";
}

static bool matches_id(const char *pattern, const char *id)
{
	return pattern == NULL || fnmatch(pattern, id, 0) == 0;
}

/* Has all been looked at that the entry of mtest.yaml speaks of? It speaks of every set. */
static bool was_entry_examined(const struct run *run, const struct allow *allow)
{
	const char *pattern = allow->entry->revision;

	if (!is_looked_for(run, allow->check) || run->wanted != NULL ||
		run->project.config.sets.count > 1 ||
		(matches_id(pattern, "") &&
			!was_examined(run, allow->check, NULL, allow->entry->object))) {
		return false;
	}
	VEC_EACH (&run->project.chain, it) {
		if (matches_id(pattern, it->id) &&
			!was_examined(run, allow->check, it, allow->entry->object)) {
			return false;
		}
	}
	return true;
}

static void tell_entry(struct run *run, const struct allow *allow)
{
	const struct config_allow *entry = allow->entry;
	struct finding *finding;

	if (!was_entry_examined(run, allow)) {
		return;
	}
	finding = add(run, NULL, allow->path, allow->line);
	finding->message = arena_printf(run->arena, "there is no %s%s%s%s%s",
		checks[allow->check]->name, entry->revision == NULL ? "" : " in a revision like ",
		entry->revision == NULL ? "" : entry->revision,
		entry->object == NULL ? "" : " of an object like ",
		entry->object == NULL ? "" : entry->object);
	finding->hint = "Remove the entry, or correct its patterns.";
}

void settle_allow_unused(struct run *run, const struct allows *allows)
{
	VEC_EACH (&allows->faults, it) {
		tell_fault(run, it);
	}
	VEC_EACH (&allows->items, it) {
		/* Whether unused-allow itself is needed, only what follows can show. */
		if (it->used || it->check == UNUSED_ALLOW) {
			continue;
		}
		if (it->entry != NULL) {
			tell_entry(run, it);
		} else {
			tell_mark(run, it);
		}
	}
}
