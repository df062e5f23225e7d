#include "judge_rows.h"

#include "judge.h"

struct finding *judge_rows(struct moment *moment, enum check check, const char *kind,
	const char *identity, enum fate fate)
{
	struct change change = {.kind = kind, .identity = identity, .attribute = "exists"};
	struct object_change object = {.kind = kind,
		.identity = identity,
		.fate = fate,
		.changes = {.items = &change, .count = 1}};
	struct finding *finding = run_finding(moment->run, check, moment->revision);

	judge_place(moment->run, finding, moment->revision, &object);
	finding->object = arena_printf(moment->run->arena, "%s %s", kind, identity);
	return finding;
}
