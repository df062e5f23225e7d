#include "render_postgres.h"

#include <string.h>

static const char *read_element(struct arena *arena, const char **at)
{
	char *element = arena_alloc(arena, strlen(*at) + 1);
	bool quoted = **at == '"';
	size_t length = 0;

	*at += quoted ? 1 : 0;
	while (**at != '\0' && **at != (quoted ? '"' : ',') && (quoted || **at != '}')) {
		if (**at == '\\' && (*at)[1] != '\0') {
			*at += 1;
		}
		element[length++] = **at;
		*at += 1;
	}
	*at += quoted && **at == '"' ? 1 : 0;
	*at += **at == ',' ? 1 : 0;
	return element;
}

struct option_list render_options(struct arena *arena, const char *array)
{
	struct option_list options = {0};

	if (array == NULL || *array != '{') {
		return options;
	}
	array++;
	while (*array != '\0' && *array != '}') {
		const char *element = read_element(arena, &array);
		size_t length = strcspn(element, "=");
		struct option *option = VEC_ADD(arena, &options);

		option->name = arena_copy_bytes(arena, element, length);
		option->value = element[length] == '\0' ? "" : element + length + 1;
	}
	return options;
}

const char *render_option_list(
	struct arena *arena, const struct option_list *options, const char *prefix)
{
	const char *text = "";

	VEC_EACH (options, it) {
		text = arena_printf(arena, "%s%s%s%s=%s", text, *text == '\0' ? "" : ", ", prefix,
			it->name, render_literal(arena, it->value));
	}
	return text;
}

static const struct option *find_option(const struct option_list *options, const char *name)
{
	VEC_EACH (options, it) {
		if (strcmp(it->name, name) == 0) {
			return it;
		}
	}
	return NULL;
}

void render_set_options(struct render *render, const char *start, const char *prefix,
	const char *from, const char *to)
{
	struct arena *arena = render->arena;
	const struct option_list old = render_options(arena, from);
	const struct option_list new = render_options(arena, to);
	struct option_list changed = {0};
	const char *gone = "";

	VEC_EACH (&new, it) {
		const struct option *before = find_option(&old, it->name);

		if (before == NULL || strcmp(before->value, it->value) != 0) {
			*VEC_ADD(arena, &changed) = *it;
		}
	}
	VEC_EACH (&old, it) {
		if (find_option(&new, it->name) == NULL) {
			gone = arena_printf(arena, "%s%s%s%s", gone, *gone == '\0' ? "" : ", ",
				prefix, it->name);
		}
	}
	if (changed.count > 0) {
		render_add(
			render, "%s SET (%s)", start, render_option_list(arena, &changed, prefix));
	}
	if (*gone != '\0') {
		render_add(render, "%s RESET (%s)", start, gone);
	}
}
