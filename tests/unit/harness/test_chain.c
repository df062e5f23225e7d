#include "chain.h"

#include "chain_check.h"
#include "folder.h"

/* "id parent parent,id parent": a chain in that order; "+x" is a requirement, "@x" a label. */
static struct chain make(struct with_folder *with, const char *text)
{
	struct chain chain = {0};

	while (*text != '\0') {
		size_t length = strcspn(text, ",");
		const char *part = arena_copy_bytes(with->arena, text, length);
		struct revision *revision = VEC_ADD(with->arena, &chain);

		for (size_t word = 0; *part != '\0'; word++) {
			size_t size = strcspn(part, " ");
			bool marked = *part == '+' || *part == '@';
			const char *name = arena_copy_bytes(
				with->arena, part + (marked ? 1 : 0), size - (marked ? 1 : 0));

			if (word == 0) {
				revision->id = name;
			} else if (*part == '+') {
				*VEC_ADD(with->arena, &revision->requires) = name;
			} else if (*part == '@') {
				*VEC_ADD(with->arena, &revision->labels) = name;
			} else {
				*VEC_ADD(with->arena, &revision->parents) = name;
			}
			part += size + strspn(part + size, " ");
		}
		revision->title = "x";
		revision->path = "x";
		revision->up.path = revision->down.path = "x";
		text += length + (text[length] == ',' ? 1 : 0);
	}
	return chain;
}

static const char *join(struct with_folder *with, const struct names *names)
{
	const char *text = "";

	VEC_EACH (names, it) {
		text = arena_printf(with->arena, "%s%s%s", text, *text == '\0' ? "" : " ", *it);
	}
	return text;
}

static const char *sorted(struct with_folder *with, const char *text)
{
	struct chain chain = make(with, text);
	struct names names = {0};

	chain_sort(&chain, with->arena);
	VEC_EACH (&chain, it) {
		*VEC_ADD(with->arena, &names) = it->id;
	}
	return join(with, &names);
}

static void parents_come_before_children(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(sorted(with, ""), "");
	assert_string_equal(sorted(with, "c b,b a,a"), "a b c");
	assert_string_equal(sorted(with, "d b c,c a,b a,a"), "a c b d");
	assert_string_equal(sorted(with, "x +b,a,b a"), "a b x");
	assert_string_equal(sorted(with, "b gone,a"), "b a");
}

static void a_branch_stays_together(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(sorted(with, "a,b1 a,c1 a,b2 b1,c2 c1"), "a b1 b2 c1 c2");
}

static const char *cycle(struct with_folder *with, const char *text)
{
	struct chain chain = make(with, text);
	struct names names;

	chain_sort(&chain, with->arena);
	names = chain_cycle(&chain, with->arena);
	return join(with, &names);
}

static void a_circle_is_named_without_what_is_behind_it(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(cycle(with, "a,b a,c b"), "");
	assert_string_equal(cycle(with, "a a"), "a");
	assert_string_equal(cycle(with, "a,b a c,c b"), "b c");
	assert_string_equal(cycle(with, "a,b d,c b,d c,e d"), "b d c");
	assert_string_equal(cycle(with, "a +b,b a"), "a b");
	assert_string_equal(sorted(with, "a,b d,c b,d c,e d"), "a b c d e");
}

static void heads_are_the_parents_of_nobody(void **state)
{
	struct with_folder *with = *state;
	struct chain chain = make(with, "a,b a,c a,d +c");
	struct names heads = chain_heads(&chain, with->arena);

	assert_string_equal(join(with, &heads), "b c d");
	chain = make(with, "a,b a,b b,c b");
	heads = chain_heads(&chain, with->arena);
	assert_string_equal(join(with, &heads), "c");
}

static const char *findings_about(struct with_folder *with, const char *text)
{
	struct findings findings = {.arena = with->arena};
	struct chain chain = make(with, text);
	const char *found = "";

	chain_sort(&chain, with->arena);
	chain_check(&chain, with->arena, &findings);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding *it = &findings.items[i];

		found = arena_printf(with->arena, "%s%s%s %s", found, i == 0 ? "" : ", ",
			checks[it->check]->name, it->revision == NULL ? "-" : it->revision);
	}
	return arena_printf(with->arena, "%s%s", found, chain.refused == NULL ? "" : " (refused)");
}

static void what_is_wrong_with_a_graph_is_told_once(void **state)
{
	struct with_folder *with = *state;

	assert_string_equal(findings_about(with, "a,b a,c a,d b c"), "");
	assert_string_equal(findings_about(with, "a,b a,c a"), "multiple-heads -");
	assert_string_equal(findings_about(with, "a,b a,x @x"), "");
	assert_string_equal(findings_about(with, "a,b a,c a,x @x"), "multiple-heads -");
	assert_string_equal(findings_about(with, "a @all,b a,c a"), "multiple-heads -");
	assert_string_equal(findings_about(with, "a,b gone"), "missing-parent b (refused)");
	assert_string_equal(findings_about(with, "a,b a +gone"), "missing-parent b (refused)");
	assert_string_equal(findings_about(with, "a,b a c,c b"), "dependency-cycle b (refused)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(parents_come_before_children),
		WITH_FOLDER(a_branch_stays_together),
		WITH_FOLDER(a_circle_is_named_without_what_is_behind_it),
		WITH_FOLDER(heads_are_the_parents_of_nobody),
		WITH_FOLDER(what_is_wrong_with_a_graph_is_told_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
