#ifndef MTEST_RENDER_POSTGRES_H
#define MTEST_RENDER_POSTGRES_H

#include "render.h"

/* PostgreSQL's part of render.h, shared by its files: one struct node an object that has to be done
 * something with. */

enum action {
	KEEP,
	CREATE,
	DROP,
	ALTER,
	REBUILD, /* drop and create: its dependents too */
};

struct node {
	const char *kind, *identity;
	const struct kind_words *words;
	enum action action;
	bool goes_along; /* dropped or made together with its parent: no statement of its own */
	bool done;
	const char *from_text, *to_text; /* what it depends on is named in there */
	long position;                   /* of a column */
};

/* How the objects of a kind are rendered. */
struct kind_words {
	const char *kind;
	const char *words; /* as in COMMENT ON … and DROP … */
	int rank;          /* objects of a lower rank are made first where nothing else decides */
	bool late_drop;    /* others stop using it by being altered: dropped after that */
	bool owned;        /* has OWNER TO */
	void (*create)(struct render *render, const struct node *node);
	void (*drop)(
		struct render *render, const struct node *node); /* NULL: DROP words identity */
	/* NULL: whatever changes, it has to be made anew. Else false: this change needs that. */
	bool (*alter)(struct render *render, const struct node *node, const char *attribute);
	/* The attributes for which alter works, each between commas; the others mean REBUILD. */
	const char *alterable;
};

extern const struct kind_words kind_words[]; /* ends with a NULL kind */

/* The value before (NULL also where the object is made anew) and after. */
const char *node_from(const struct render *render, const struct node *node, const char *attribute);
const char *node_to(const struct render *render, const struct node *node, const char *attribute);

/* "TABLE public.users", "TRIGGER t ON public.users": as COMMENT ON takes it. */
const char *node_title(const struct render *render, const struct node *node);

/* Owner, comment and privileges. */
void render_owner(struct render *render, const struct node *node);
void render_comment(struct render *render, const struct node *node);
void render_grants(struct render *render, const struct node *node);
void render_default_grants(struct render *render, const struct node *node);

/* Of "{fillfactor=70,\"a=b c\"}": fillfactor and a, with their values. */
struct option_list {
	struct option {
		const char *name, *value;
	} * items;
	size_t count, cap;
};

struct option_list render_options(struct arena *arena, const char *array);
/* "fillfactor='70', …" with a prefix before each name; "" for none. */
const char *render_option_list(
	struct arena *arena, const struct option_list *options, const char *prefix);
/* ALTER … SET (…) and RESET (…) for what differs. start: "ALTER TABLE x" */
void render_set_options(struct render *render, const char *start, const char *prefix,
	const char *from, const char *to);

/* Tables and what is in them. */
void create_table(struct render *render, const struct node *node);
bool alter_table(struct render *render, const struct node *node, const char *attribute);
void create_column(struct render *render, const struct node *node);
void drop_column(struct render *render, const struct node *node);
bool alter_column(struct render *render, const struct node *node, const char *attribute);
/* "integer GENERATED ALWAYS AS IDENTITY" … behind the name in CREATE TABLE and ADD COLUMN. */
const char *render_column(struct render *render, const char *identity);
/* Storage, statistics, compression and options, which only ALTER COLUMN can set. */
void render_column_rest(struct render *render, const struct node *node);
void create_sequence(struct render *render, const struct node *node);
bool alter_sequence(struct render *render, const struct node *node, const char *attribute);
void render_sequence_owner(struct render *render, const struct node *node);
const char *render_sequence_options(const struct render *render, const char *identity);
void create_constraint(struct render *render, const struct node *node);
void drop_constraint(struct render *render, const struct node *node);
bool alter_constraint(struct render *render, const struct node *node, const char *attribute);
void create_index(struct render *render, const struct node *node);
void drop_index(struct render *render, const struct node *node);
bool alter_index(struct render *render, const struct node *node, const char *attribute);

/* Types. */
void create_enum(struct render *render, const struct node *node);
bool alter_enum(struct render *render, const struct node *node, const char *attribute);
void create_domain(struct render *render, const struct node *node);
bool alter_domain(struct render *render, const struct node *node, const char *attribute);
void create_composite(struct render *render, const struct node *node);
void create_range(struct render *render, const struct node *node);
void create_attribute(struct render *render, const struct node *node);
void drop_attribute(struct render *render, const struct node *node);
bool alter_attribute(struct render *render, const struct node *node, const char *attribute);

/* Views, routines and what hangs on tables. */
void create_view(struct render *render, const struct node *node);
bool alter_view(struct render *render, const struct node *node, const char *attribute);
void create_routine(struct render *render, const struct node *node);
bool alter_routine(struct render *render, const struct node *node, const char *attribute);
void create_aggregate(struct render *render, const struct node *node);
void create_by_definition(struct render *render, const struct node *node);
bool alter_enabled(struct render *render, const struct node *node, const char *attribute);
bool alter_statistics(struct render *render, const struct node *node, const char *attribute);
void create_policy(struct render *render, const struct node *node);
void drop_on_table(struct render *render, const struct node *node);
void create_event_trigger(struct render *render, const struct node *node);

/* The rest. */
void create_schema(struct render *render, const struct node *node);
void create_extension(struct render *render, const struct node *node);
bool alter_extension(struct render *render, const struct node *node, const char *attribute);
void create_role(struct render *render, const struct node *node);
bool alter_role(struct render *render, const struct node *node, const char *attribute);
void create_membership(struct render *render, const struct node *node);
void drop_membership(struct render *render, const struct node *node);
void create_publication(struct render *render, const struct node *node);
bool alter_publication(struct render *render, const struct node *node, const char *attribute);
void create_publication_part(struct render *render, const struct node *node);
void drop_publication_part(struct render *render, const struct node *node);
void create_nothing(struct render *render, const struct node *node);
void drop_grants(struct render *render, const struct node *node);

#endif
