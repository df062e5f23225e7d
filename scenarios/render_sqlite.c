#include "render_sqlite.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/*
 * SQLite keeps the statement that made each object, and ALTER TABLE can do little: what is not a
 * new column or one less is done by making the table anew and copying its rows, in the order that
 * https://sqlite.org/lang_altertable.html gives ("making other kinds of table schema changes").
 */

struct sqlite_plan {
	struct render *render;
	struct tables tables;
	struct names dropped; /* views, triggers and indexes: "view v" */
};

static bool is_table(const char *kind)
{
	return strcmp(kind, "table") == 0 || strcmp(kind, "virtual table") == 0;
}

static bool is_code(const char *kind)
{
	return strcmp(kind, "view") == 0 || strcmp(kind, "trigger") == 0 ||
	       strcmp(kind, "index") == 0;
}

static bool exists(const struct snapshot *snapshot, const char *kind, const char *identity)
{
	return snapshot_object(snapshot, kind, identity) != NULL;
}

static struct table *find_table(struct sqlite_plan *plan, const char *identity)
{
	VEC_EACH (&plan->tables, it) {
		if (strcmp(it->identity, identity) == 0) {
			return it;
		}
	}
	return NULL;
}

static void add_tables(struct sqlite_plan *plan, const struct snapshot *snapshot)
{
	const struct render *render = plan->render;

	VEC_EACH (snapshot, it) {
		bool before, after;

		if (!is_table(it->kind) || find_table(plan, it->identity) != NULL) {
			continue;
		}
		before = exists(render->from, it->kind, it->identity);
		after = exists(render->to, it->kind, it->identity);
		*VEC_ADD(render->arena, &plan->tables) = (struct table){it->identity, it->kind,
			before && after ? STAYS
			: after         ? IS_NEW
					: IS_GONE};
	}
}

static struct table *owner_of(
	struct sqlite_plan *plan, const struct snapshot *snapshot, const struct change *change)
{
	const char *of = is_table(change->kind)
				 ? NULL
				 : snapshot_value(snapshot, change->kind, change->identity, "of");
	const char *name = of == NULL                          ? NULL
			   : text_starts(of, "virtual table ") ? of + strlen("virtual table ")
			   : text_starts(of, "table ")         ? of + strlen("table ")
							       : NULL;

	if (is_table(change->kind)) {
		name = change->identity;
	}
	return name == NULL ? NULL : find_table(plan, name);
}

/* ADD COLUMN adds behind the last one, and not everything; DROP COLUMN finds out by itself. */
static bool may_add(const struct render *render, const char *identity)
{
	const char *preset = snapshot_value(render->to, "column", identity, "default");
	const char *generated = snapshot_value(render->to, "column", identity, "stored");
	bool not_null = snapshot_value(render->to, "column", identity, "not_null") != NULL;
	bool constant =
		preset == NULL || (strchr(preset, '(') == NULL && !text_starts(preset, "CURRENT_"));

	return generated == NULL && constant && (!not_null || preset != NULL) &&
	       snapshot_value(render->to, "column", identity, "collate") == NULL &&
	       snapshot_value(render->to, "column", identity, "not_null_conflict") == NULL;
}

static bool is_last_column(const struct render *render, const char *identity)
{
	const char *of = snapshot_value(render->to, "column", identity, "of");
	const char *own = snapshot_value(render->to, "column", identity, "position");

	VEC_EACH (render->to, it) {
		const char *position =
			snapshot_value(render->to, it->kind, it->identity, "position");

		if (strcmp(it->kind, "column") == 0 && strcmp(it->attribute, "of") == 0 &&
			strcmp(it->value, of) == 0 && position != NULL &&
			strtol(position, NULL, 10) > strtol(own, NULL, 10)) {
			return false;
		}
	}
	return true;
}

/* One column comes at the end, or goes; whether ALTER TABLE may drop it, its constraints say. */
static bool is_simple(const struct render *render, const struct change *change)
{
	bool before = exists(render->from, change->kind, change->identity);
	bool after = exists(render->to, change->kind, change->identity);

	if (strcmp(change->kind, "column") != 0) {
		return false;
	}
	if (before && after) {
		return strcmp(change->attribute, "position") == 0;
	}
	return before ||
	       (may_add(render, change->identity) && is_last_column(render, change->identity));
}

static void judge_tables(struct sqlite_plan *plan, const struct diff *diff)
{
	const struct render *render = plan->render;

	VEC_EACH (diff, it) {
		struct table *table =
			owner_of(plan, it->after == NULL ? render->from : render->to, it);

		if (table == NULL || is_code(it->kind) ||
			(table->fate != STAYS && table->fate != IS_ALTERED)) {
			continue;
		}
		table->fate = is_simple(render, it) ? IS_ALTERED : IS_REBUILT;
	}
	/* A virtual table's data is its module's: nothing can be copied in general. */
	VEC_EACH (&plan->tables, it) {
		if (it->fate == IS_REBUILT && strcmp(it->kind, "virtual table") == 0) {
			render_missing(plan->render, "virtual table %s", it->identity);
			it->fate = STAYS;
		}
	}
}

static bool changed(const struct diff *diff, const char *kind, const char *identity)
{
	VEC_EACH (diff, it) {
		if (strcmp(it->kind, kind) == 0 && strcmp(it->identity, identity) == 0) {
			return true;
		}
	}
	return false;
}

static const char *text_before(const struct render *render, const struct fact *object)
{
	const char *text = "";

	for (const struct fact *it = object; it < render->from->items + render->from->count &&
					     fact_compare_object(it, object) == 0;
		it++) {
		text = arena_printf(render->arena, "%s\n%s", text, it->value);
	}
	return text;
}

/* A table that is renamed or altered must not be named by a view or a trigger meanwhile. */
static bool stands_in_the_way(struct sqlite_plan *plan, const struct fact *object)
{
	const char *text = text_before(plan->render, object);

	VEC_EACH (&plan->tables, it) {
		if ((it->fate == IS_REBUILT || it->fate == IS_ALTERED || it->fate == IS_GONE) &&
			strcmp(object->kind, "index") != 0 && render_mentions(text, it->identity)) {
			return true;
		}
	}
	return false;
}

/* An index or a trigger goes with its table, whatever happens to it. */
static bool goes_with_table(struct sqlite_plan *plan, const struct fact *object)
{
	const struct change change = {.kind = object->kind, .identity = object->identity};
	const struct table *table = owner_of(plan, plan->render->from, &change);

	return table != NULL && (table->fate == IS_GONE || table->fate == IS_REBUILT) &&
	       strcmp(object->kind, "index") == 0;
}

static bool is_first_fact(const struct snapshot *snapshot, const struct fact *fact)
{
	return fact == snapshot->items || fact_compare_object(fact - 1, fact) != 0;
}

static void drop_code(struct sqlite_plan *plan, const struct diff *diff)
{
	struct render *render = plan->render;
	static const char *const kinds[] = {"trigger", "view", "index"};

	for (size_t i = 0; i < 3; i++) {
		VEC_EACH (render->from, it) {
			bool goes;

			if (strcmp(it->kind, kinds[i]) != 0 || !is_first_fact(render->from, it)) {
				continue;
			}
			goes = goes_with_table(plan, it);
			if (!goes && !changed(diff, it->kind, it->identity) &&
				!stands_in_the_way(plan, it)) {
				continue;
			}
			*VEC_ADD(render->arena, &plan->dropped) =
				arena_printf(render->arena, "%s %s", it->kind, it->identity);
			if (!goes) {
				render_add(render, "DROP %s %s",
					i == 0   ? "TRIGGER"
					: i == 1 ? "VIEW"
						 : "INDEX",
					sqlite_written(render->arena, it->identity));
			}
		}
	}
}

/* The goal's object of this kind and name, however its identity is written. */
static const struct fact *find_goal(
	const struct render *render, const char *kind, const struct schema_object *object)
{
	VEC_EACH (render->to, it) {
		if (strcmp(it->kind, kind) == 0 &&
			strcasecmp(sqlite_bare(render->arena, it->identity), object->name) == 0) {
			return it;
		}
	}
	return NULL;
}

static bool was_dropped(const struct sqlite_plan *plan, const struct fact *fact)
{
	struct arena *arena = plan->render->arena;

	return !exists(plan->render->from, fact->kind, fact->identity) ||
	       names_have(&plan->dropped, arena_printf(arena, "%s %s", fact->kind, fact->identity));
}

/* In the order in which they were made before, so that a view finds those that it reads. */
static void make_code(struct sqlite_plan *plan)
{
	static const char *const kinds[] = {"index", "view", "trigger"};
	struct render *render = plan->render;

	for (size_t i = 0; i < 3; i++) {
		VEC_EACH (render->text, it) {
			const struct fact *fact;

			if (strcmp(it->type, kinds[i]) != 0 || it->sql == NULL) {
				continue;
			}
			fact = find_goal(render, kinds[i], it);
			if (fact != NULL && was_dropped(plan, fact)) {
				render_add(render, "%s", it->sql);
			}
		}
	}
}

static void set_database(struct render *render, const struct change *change)
{
	bool known = strcmp(change->attribute, "user_version") == 0 ||
		     strcmp(change->attribute, "application_id") == 0;

	if (strcmp(change->attribute, "journal_mode") == 0) {
		render_add(render, "PRAGMA journal_mode = %s",
			change->after == NULL ? "DELETE" : change->after);
	} else if (known) {
		render_add(render, "PRAGMA %s = %s", change->attribute,
			change->after == NULL ? "0" : change->after);
	} else {
		render_missing(
			render, "%s %s, %s", change->kind, change->identity, change->attribute);
	}
}

void render_sqlite(struct render *render)
{
	struct sqlite_plan plan = {.render = render};
	struct diff diff = snapshot_diff(render->from, render->to, render->arena);
	bool rebuilds = false;

	add_tables(&plan, render->from);
	add_tables(&plan, render->to);
	judge_tables(&plan, &diff);
	VEC_EACH (&plan.tables, it) {
		rebuilds = rebuilds || it->fate == IS_REBUILT;
	}
	if (rebuilds) {
		/* Where it stands in a transaction it does nothing; then no foreign key may be
		 * violated when that ends. */
		render_add(render, "PRAGMA foreign_keys = OFF");
	}
	drop_code(&plan, &diff);
	render_tables(render, &plan.tables);
	make_code(&plan);
	VEC_EACH (&diff, it) {
		if (strcmp(it->kind, "database") == 0) {
			set_database(render, it);
		}
	}
}
