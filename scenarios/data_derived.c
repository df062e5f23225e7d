#include "data_derived.h"

#include "belongs.h"
#include "identity.h"

#include <string.h>

static bool step_names(const struct step *step, const char *word)
{
	if (step == NULL) {
		return false;
	}
	VEC_EACH (&step->statements, it) {
		if (text_has_word(statement_text(it), word)) {
			return true;
		}
	}
	return false;
}

static bool names(const struct moment *moment, const char *word)
{
	return step_names(moment->up_step, word) || step_names(moment->down_step, word);
}

/* table NULL: on any. */
static bool has_trigger(const struct moment *moment, const char *table)
{
	VEC_EACH (moment->up, it) {
		if (strcmp(it->kind, "trigger") == 0 && strcmp(it->attribute, "of") == 0) {
			const char *of =
				belongs_to_table(moment->up, it->kind, it->identity, moment->arena);

			if (of != NULL && (table == NULL || strcmp(of, table) == 0)) {
				return true;
			}
		}
	}
	return false;
}

bool data_derived(const struct moment *moment, const struct row_change *change)
{
	const char *table = change->before->name;

	if (change->column == NULL || names(moment, change->column)) {
		return false;
	}
	return has_trigger(
		moment, names(moment, identity_bare(moment->arena, table)) ? table : NULL);
}
