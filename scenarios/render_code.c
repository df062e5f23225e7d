#include "render_postgres.h"

#include "identity.h"

#include <string.h>

/* "$body$", or another tag where the text holds that one. */
static const char *dollar_tag(struct arena *arena, const char *text)
{
	const char *tag = "$$";

	for (int i = 0; strstr(text, tag) != NULL; i++) {
		tag = arena_printf(arena, "$body%d$", i);
	}
	return tag;
}

static const char *body_of(struct render *render, const struct node *node)
{
	struct arena *arena = render->arena;
	const char *body = node_to(render, node, "body");
	const char *library = node_to(render, node, "library");
	const char *language = node_to(render, node, "language");
	const char *tag;

	body = body == NULL ? "" : body;
	if (library != NULL) {
		return arena_printf(arena, "AS %s, %s", render_literal(arena, library),
			render_literal(arena, body));
	}
	if (language != NULL && strcmp(language, "sql") == 0 &&
		(text_starts(body, "BEGIN ATOMIC") || text_starts(body, "RETURN "))) {
		return body;
	}
	tag = dollar_tag(arena, body);
	return arena_printf(arena, "AS %s%s%s", tag, body, tag);
}

static const struct {
	const char *attribute, *words;
} routine_words[] = {
	{"window", " WINDOW"},
	{"volatility", " "},
	{"parallel", " PARALLEL "},
	{"strict", " STRICT"},
	{"security_definer", " SECURITY DEFINER"},
	{"leakproof", " LEAKPROOF"},
	{"cost", " COST "},
	{"rows", " ROWS "},
	{"support", " SUPPORT "},
};

static const char *settings_of(struct render *render, const struct node *node)
{
	struct option_list settings =
		render_options(render->arena, node_to(render, node, "settings"));
	const char *words = "";

	VEC_EACH (&settings, it) {
		/* A list of schemas is a list of names, not one string. */
		const char *value = strcmp(it->name, "search_path") == 0 && *it->value != '\0'
					    ? it->value
					    : render_literal(render->arena, it->value);

		words = arena_printf(render->arena, "%s SET %s TO %s", words, it->name, value);
	}
	return words;
}

static void write_routine(struct render *render, const struct node *node, const char *create)
{
	struct arena *arena = render->arena;
	const char *arguments = node_to(render, node, "arguments");
	const char *returns = node_to(render, node, "returns");
	const char *transforms = node_to(render, node, "transforms");
	const char *words = "";
	size_t length = strlen(node->identity);

	/* The identity ends in the types of the arguments; a name may hold "(" only in quotes. */
	while (length > 0 && node->identity[length - 1] != '(') {
		length--;
	}
	for (size_t i = 0; i < sizeof routine_words / sizeof *routine_words; i++) {
		const char *to = node_to(render, node, routine_words[i].attribute);

		if (to != NULL) {
			words = arena_printf(arena, "%s%s%s", words, routine_words[i].words,
				text_ends(routine_words[i].words, " ") ? to : "");
		}
	}
	if (transforms != NULL) {
		render_missing(render, "%s %s, transforms", node->kind, node->identity);
	}
	render_add(render, "%s %s %.*s%s)%s%s LANGUAGE %s%s%s\n%s", create, node->words->words,
		(int)length, node->identity, arguments == NULL ? "" : arguments,
		returns == NULL ? "" : " RETURNS ", returns == NULL ? "" : returns,
		node_to(render, node, "language"), words, settings_of(render, node),
		body_of(render, node));
}

void create_routine(struct render *render, const struct node *node)
{
	write_routine(render, node, "CREATE");
}

static bool changes(const struct render *render, const struct node *node, const char *attribute)
{
	return !render_same(node_from(render, node, attribute), node_to(render, node, attribute));
}

/* One CREATE OR REPLACE does all: for the first attribute that differs. */
bool alter_routine(struct render *render, const struct node *node, const char *attribute)
{
	static const char *const attributes[] = {"body", "cost", "language", "leakproof", "library",
		"parallel", "rows", "security_definer", "settings", "strict", "support",
		"volatility"};

	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		if (changes(render, node, attributes[i])) {
			if (strcmp(attributes[i], attribute) == 0) {
				write_routine(render, node, "CREATE OR REPLACE");
			}
			return true;
		}
	}
	return false;
}

static const struct {
	const char *attribute, *words;
} aggregate_words[] = {
	{"transition_function", "SFUNC"},
	{"transition_type", "STYPE"},
	{"transition_space", "SSPACE"},
	{"initial_value", "INITCOND"},
	{"final_function", "FINALFUNC"},
	{"combine_function", "COMBINEFUNC"},
	{"serial_function", "SERIALFUNC"},
	{"deserial_function", "DESERIALFUNC"},
	{"moving_function", "MSFUNC"},
	{"moving_inverse_function", "MINVFUNC"},
	{"moving_type", "MSTYPE"},
	{"moving_initial_value", "MINITCOND"},
	{"moving_final_function", "MFINALFUNC"},
	{"parallel", "PARALLEL"},
};

void create_aggregate(struct render *render, const struct node *node)
{
	struct arena *arena = render->arena;
	const char *list = "";

	if (node_to(render, node, "kind") != NULL ||
		node_to(render, node, "sort_operator") != NULL) {
		render_missing(render, "aggregate %s", node->identity);
		return;
	}
	for (size_t i = 0; i < sizeof aggregate_words / sizeof *aggregate_words; i++) {
		const char *to = node_to(render, node, aggregate_words[i].attribute);

		if (to == NULL) {
			continue;
		}
		if (text_ends(aggregate_words[i].words, "FUNC")) {
			to = arena_copy_bytes(arena, to, strcspn(to, "("));
		} else if (text_ends(aggregate_words[i].words, "COND")) {
			to = render_literal(arena, to);
		}
		list = arena_printf(arena, "%s%s%s = %s", list, *list == '\0' ? "" : ", ",
			aggregate_words[i].words, to);
	}
	render_add(render, "CREATE AGGREGATE %s (%s)", node->identity, list);
}

static void set_enabled(struct render *render, const struct node *node)
{
	const char *to = node_to(render, node, "enabled");
	const char *words = to == NULL                  ? "ENABLE"
			    : strcmp(to, "no") == 0     ? "DISABLE"
			    : strcmp(to, "always") == 0 ? "ENABLE ALWAYS"
							: "ENABLE REPLICA";

	if (strcmp(node->kind, "event trigger") == 0) {
		render_add(render, "ALTER EVENT TRIGGER %s %s", node->identity,
			to != NULL && strcmp(to, "on replicas") == 0 ? "ENABLE REPLICA" : words);
		return;
	}
	render_add(render, "ALTER TABLE %s %s %s %s", render_parent(render->arena, node->identity),
		words, node->words->words, identity_last_part(node->identity));
}

void create_by_definition(struct render *render, const struct node *node)
{
	const char *definition = node_to(render, node, "definition");
	size_t length = definition == NULL ? 0 : strlen(definition);

	if (definition == NULL) {
		render_missing(render, "%s %s", node->kind, node->identity);
		return;
	}
	length -= length > 0 && definition[length - 1] == ';' ? 1 : 0;
	render_add(render, "%.*s", (int)length, definition);
	if (node_to(render, node, "enabled") != NULL) {
		set_enabled(render, node);
	}
	if (node_to(render, node, "target") != NULL) {
		(void)alter_statistics(render, node, "target");
	}
}

bool alter_enabled(struct render *render, const struct node *node, const char *attribute)
{
	if (strcmp(attribute, "enabled") != 0) {
		return false;
	}
	set_enabled(render, node);
	return true;
}

bool alter_statistics(struct render *render, const struct node *node, const char *attribute)
{
	const char *to = node_to(render, node, attribute);

	render_add(render, "ALTER STATISTICS %s SET STATISTICS %s", node->identity,
		to == NULL ? "-1" : to);
	return true;
}

void create_policy(struct render *render, const struct node *node)
{
	const char *command = node_to(render, node, "command");
	const char *using = node_to(render, node, "using");
	const char *check = node_to(render, node, "check");

	render_add(render, "CREATE POLICY %s ON %s%s%s%s TO %s%s%s%s%s%s%s",
		identity_last_part(node->identity), render_parent(render->arena, node->identity),
		node_to(render, node, "restrictive") == NULL ? "" : " AS RESTRICTIVE",
		command == NULL ? "" : " FOR ", command == NULL ? "" : command,
		node_to(render, node, "roles"), using == NULL ? "" : " USING (",
		using == NULL ? "" : using, using == NULL ? "" : ")",
		check == NULL ? "" : " WITH CHECK (", check == NULL ? "" : check,
		check == NULL ? "" : ")");
}

void drop_on_table(struct render *render, const struct node *node)
{
	render_add(render, "DROP %s %s ON %s", node->words->words,
		identity_last_part(node->identity), render_parent(render->arena, node->identity));
}

void create_event_trigger(struct render *render, const struct node *node)
{
	struct arena *arena = render->arena;
	const char *tags = node_to(render, node, "tags");
	const char *list = "";

	while (tags != NULL && *tags != '\0') {
		size_t length = strcspn(tags, ",");

		list = arena_printf(arena, "%s%s%s", list, *list == '\0' ? "" : ", ",
			render_literal(arena, arena_copy_bytes(arena, tags, length)));
		tags += length + (tags[length] == ',' ? 2 : 0);
	}
	render_add(render, "CREATE EVENT TRIGGER %s ON %s%s%s%s EXECUTE FUNCTION %s",
		node->identity, node_to(render, node, "event"),
		*list == '\0' ? "" : " WHEN TAG IN (", list, *list == '\0' ? "" : ")",
		node_to(render, node, "function"));
	if (node_to(render, node, "enabled") != NULL) {
		set_enabled(render, node);
	}
}
