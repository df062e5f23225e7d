#include "allow.h"

#include "comment.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

/* A comment that speaks to mtest, and the file that it stands in. */
struct mark {
	struct allows *allows;
	const struct revision *revision;
	const char *path;
	const struct comment *comment;
};

static const char form[] = "write \"mtest: allow CHECK: reason\"";

static void tell(const struct mark *mark, const char *message)
{
	*VEC_ADD(mark->allows->arena, &mark->allows->faults) = (struct allow_fault){
		.path = mark->path,
		.line = mark->comment->line,
		.revision = mark->revision,
		.message = message,
	};
}

static size_t skip_blanks(const char *text)
{
	return strspn(text, " \t");
}

/*
 * What follows "mtest:", or NULL: the comment does not speak to mtest. "mtest allow" and the like,
 * where the colon was forgotten, does; "mtest found this" does not.
 */
static const char *words_for_mtest(const char *text, bool *colon)
{
	const char *at = text + strlen("mtest");

	if (strncasecmp(text, "mtest", strlen("mtest")) != 0) {
		return NULL;
	}
	at += skip_blanks(at);
	*colon = *at == ':';
	if (*colon) {
		return at + 1 + skip_blanks(at + 1);
	}
	at += strspn(at, "-_.= \t");
	return at > text + strlen("mtest") && strncasecmp(at, "allow", strlen("allow")) == 0 &&
			       (at[5] == '\0' || strchr("-: \t", at[5]) != NULL)
		       ? at
		       : NULL;
}

static bool is_downgrade(const struct mark *mark)
{
	const struct script *down = &mark->revision->down;

	return down->path != NULL && strcmp(down->path, mark->path) == 0 &&
	       (!down->code || (mark->comment->owner > 0 && mark->comment->owner == down->line));
}

static void add(const struct mark *mark, enum check check, bool whole, const char *reason)
{
	const struct comment *comment = mark->comment;

	*VEC_ADD(mark->allows->arena, &mark->allows->items) = (struct allow){
		.check = check,
		.reason = reason,
		.path = mark->path,
		.line = comment->line,
		.revision = mark->revision,
		.first = whole ? 0 : comment->first,
		.last = whole ? 0 : comment->last,
		.owner = whole ? 0 : comment->owner,
		.down = is_downgrade(mark),
	};
}

static void tell_unknown(const struct mark *mark, const char *name)
{
	struct arena *arena = mark->allows->arena;
	const char *nearest = check_nearest(name);

	if (*name == '\0') {
		tell(mark, arena_printf(arena, "the mark names no check: %s", form));
		return;
	}
	tell(mark, arena_printf(arena, "there is no check '%s'; %s%s%s", name,
			   nearest == NULL ? "mtest explain lists them" : "did you mean ",
			   nearest == NULL ? "" : nearest, nearest == NULL ? "" : "?"));
}

/* "CHECK[, CHECK…]" up to the colon, and the reason behind it. */
static void read_checks(const struct mark *mark, const char *text, bool whole)
{
	struct arena *arena = mark->allows->arena;
	size_t size = strcspn(text, ":");
	const char *reason = text[size] == ':' ? text_trim(arena, text + size + 1) : "";

	if (*reason == '\0') {
		tell(mark, arena_printf(arena, "the mark gives no reason: %s", form));
		return;
	}
	for (size_t at = 0; at <= size;) {
		size_t length = strcspn(text + at, ",:");
		const char *name = text_trim(arena, arena_copy_bytes(arena, text + at, length));
		const struct check_entry *entry = check_find(name);

		if (entry == NULL) {
			tell_unknown(mark, name);
		} else {
			add(mark, check_of(entry), whole, reason);
		}
		at += length + 1;
	}
}

static void read_mark(const struct mark *mark)
{
	static const char *const verbs[] = {"allow", "allow-file"};
	struct arena *arena = mark->allows->arena;
	bool colon;
	const char *text = words_for_mtest(mark->comment->text, &colon);
	size_t length = text == NULL ? 0 : strcspn(text, ": \t");
	const char *verb, *nearest;

	if (text == NULL) {
		return;
	}
	verb = arena_copy_bytes(arena, text, length);
	if (!colon) {
		tell(mark, arena_printf(arena, "there is no colon behind mtest: %s", form));
	} else if (strcmp(verb, "allow") == 0 || strcmp(verb, "allow-file") == 0) {
		read_checks(mark, text + length + skip_blanks(text + length),
			strcmp(verb, "allow-file") == 0);
	} else {
		nearest = text_nearest(verb, verbs, sizeof verbs / sizeof *verbs);
		tell(mark, arena_printf(arena, "'%s' is no word for mtest%s%s; %s", verb,
				   nearest == NULL ? "" : ", did you mean ",
				   nearest == NULL ? "" : nearest, form));
	}
}

void allow_read_file(struct allows *allows, const struct revision *revision, const char *path,
	const char *text, size_t size)
{
	struct comments comments;

	/* Nearly every file: it is not worth a scan. */
	if (strcasestr(text, "mtest") == NULL) {
		return;
	}
	comments = revision->up.code ? comments_of_python(allows->arena, text, size)
				     : comments_of_sql(allows->arena, text);
	VEC_EACH (&comments, it) {
		const struct mark mark = {allows, revision, path, it};

		read_mark(&mark);
	}
}

static void read_path(struct allows *allows, const struct tree *tree,
	const struct revision *revision, const char *path)
{
	const char *text;
	size_t size;
	struct error ignored;

	if (path != NULL && tree_read(tree, allows->arena, path, &text, &size, &ignored)) {
		allow_read_file(allows, revision, path, text, size);
	}
}

void allow_read_chain(struct allows *allows, const struct tree *tree, const struct chain *chain,
	const bool *wanted)
{
	for (size_t i = 0; i < chain->count; i++) {
		const struct revision *revision = &chain->items[i];
		const char *up = revision->up.path, *down = revision->down.path;

		if (wanted != NULL && !wanted[i]) {
			continue;
		}
		read_path(allows, tree, revision, up);
		if (up == NULL || down == NULL || strcmp(up, down) != 0) {
			read_path(allows, tree, revision, down);
		}
	}
}

void allow_read_config(struct allows *allows, const struct config *config, const char *path)
{
	VEC_EACH (&config->allow, it) {
		*VEC_ADD(allows->arena, &allows->items) = (struct allow){
			.check = it->check,
			.reason = it->reason,
			.path = path,
			.line = it->line,
			.entry = it,
		};
	}
}

/* What is not there has no name, which "*" matches. */
static bool is_like(const char *pattern, const char *text)
{
	return pattern == NULL || fnmatch(pattern, text == NULL ? "" : text, 0) == 0;
}

static bool is_left_behind(const struct finding *finding)
{
	return finding->check == DOWNGRADE_LEAVES_RESIDUE || finding->check == COLUMN_ORDER_CHANGED;
}

static bool is_same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* Findings of the way back to base are about no revision, and have a place in one. */
static bool is_of_revision(const struct allow *allow, const struct finding *finding)
{
	return finding->revision != NULL
		       ? is_same(finding->revision, allow->revision->id)
		       : is_same(finding->path, allow->revision->up.path) ||
				 is_same(finding->path, allow->revision->down.path);
}

bool allow_matches(const struct allow *allow, const struct finding *finding)
{
	if (allow->check != finding->check) {
		return false;
	}
	if (allow->entry != NULL) {
		return is_like(allow->entry->revision, finding->revision) &&
		       is_like(allow->entry->object, finding->object);
	}
	if (!is_of_revision(allow, finding)) {
		return false;
	}
	if (allow->last == 0 || finding->line == 0 || (allow->down && is_left_behind(finding))) {
		return true;
	}
	return is_same(finding->path, allow->path) &&
	       (finding->line == allow->owner ||
		       (finding->line >= allow->first && finding->line <= allow->last));
}
