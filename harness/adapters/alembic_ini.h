#ifndef MTEST_ALEMBIC_INI_H
#define MTEST_ALEMBIC_INI_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/* The options of one section, as Python's configparser or tomllib would give them, before "%(…)s"
 * is replaced. A list has its items on lines of their own. */
struct alembic_option {
	const char *name, *value;
};

struct alembic_options {
	struct alembic_option *items;
	size_t count, cap;
	bool is_there; /* the section is in the file */
};

/* [alembic] of an alembic.ini. */
struct alembic_options alembic_ini_read(struct arena *arena, const char *text);

/* [tool.alembic] of a pyproject.toml. */
struct alembic_options alembic_toml_read(struct arena *arena, const char *text);

/* NULL: is not set. */
const char *alembic_option(const struct alembic_options *options, const char *name);

#endif
