#include "cli_variables.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char prefix[] = "MTEST_";

/* Variables of the build and the tests, and one that is no option with a value. */
static const char *const others[] = {
	"MTEST_BLESS", "MTEST_PARANOID", "MTEST_SANITIZE", "MTEST_TESTS", "MTEST_WERROR"};

/* "MTEST_STEP_TIMEOUT" of "--step-timeout" or "step-timeout". */
static const char *variable_of(struct arena *arena, const char *option)
{
	char *name = arena_printf(arena, "%s%s", prefix, option + strspn(option, "-"));

	for (char *at = name; *at != '\0'; at++) {
		if (*at >= 'a' && *at <= 'z') {
			*at = (char)(*at - 'a' + 'A');
		} else if (*at == '-') {
			*at = '_';
		}
	}
	return name;
}

static bool has_value(const struct poptOption *option)
{
	return option->argInfo == POPT_ARG_STRING || option->argInfo == POPT_ARG_ARGV;
}

static char *copy(const char *text, struct error *err)
{
	char *value = strdup(text);

	if (value == NULL) {
		(void)fail_errno(err, "the environment");
	}
	return value;
}

/* The value belongs to whoever frees what popt fills in, so it comes from malloc(). */
static bool fill(
	const struct poptOption *option, const char *value, bool *filled, struct error *err)
{
	char **text = option->arg;
	char ***list = option->arg;

	*filled = option->argInfo == POPT_ARG_STRING ? *text == NULL : *list == NULL;
	if (!*filled) {
		return true;
	}
	if (option->argInfo == POPT_ARG_STRING) {
		*text = copy(value, err);
		return *text != NULL;
	}
	*list = calloc(2, sizeof **list);
	if (*list == NULL) {
		return fail_errno(err, "the environment");
	}
	(*list)[0] = copy(value, err);
	return (*list)[0] != NULL;
}

/* A misspelt variable would be without effect, and nobody would know. */
static void tell_unknown(const struct names *known, struct arena *arena)
{
	for (char **it = environ; *it != NULL; it++) {
		const char *name = arena_copy_bytes(arena, *it, strcspn(*it, "="));
		const char *nearest;

		if (!text_starts(name, prefix) || names_have(known, name)) {
			continue;
		}
		nearest = text_nearest(name, known->items, known->count);
		(void)fprintf(stderr, "mtest: the variable %s has no effect%s%s%s\n",
			text_valid(arena, name), nearest == NULL ? "" : "; did you mean ",
			nearest == NULL ? "" : nearest, nearest == NULL ? "" : "?");
	}
}

bool cli_variables(const struct poptOption *options, struct arena *arena, struct names *taken,
	struct error *err)
{
	struct names known = {0};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		*VEC_ADD(arena, &known) = others[i];
	}
	for (; options->longName != NULL; options++) {
		const char *name = variable_of(arena, options->longName);
		const char *value = getenv(name);
		bool filled = false;

		if (!has_value(options)) {
			continue;
		}
		*VEC_ADD(arena, &known) = name;
		if (value != NULL && *value != '\0' && !fill(options, value, &filled, err)) {
			return false;
		}
		if (filled) {
			*VEC_ADD(arena, taken) = arena_printf(arena, "--%s", options->longName);
		}
	}
	tell_unknown(&known, arena);
	return true;
}

const char *cli_name_variables(struct arena *arena, const struct names *taken, const char *sentence)
{
	VEC_EACH (taken, it) {
		const char *at = strstr(sentence, *it);
		size_t length = strlen(*it);

		/* "--pg-version" is no "--pg". */
		if (at != NULL && at[length] != '-' && !isalnum((unsigned char)at[length])) {
			sentence = arena_printf(arena, "%.*s%s%s", (int)(at - sentence), sentence,
				variable_of(arena, *it), at + length);
		}
	}
	return sentence;
}
