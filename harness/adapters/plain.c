#include "numbered_files.h"
#include "sql_session.h"

#include <string.h>

/*
 * Plain sets of SQL files without a tool that mtest knows: <number>_<title>.sql (or .up.sql) with
 * an optional <number>_<title>.down.sql. Each file is sent whole, as psql -f or a driver's exec of
 * the file's text would in one go, and nothing is recorded.
 */
static bool parse(const char *name, struct numbered_name *out)
{
	static const struct {
		const char *end;
		enum direction direction;
	} endings[] = {
		{".down.sql", DOWN},
		{".up.sql", UP},
		{".sql", UP},
	};
	size_t digits = strspn(name, "0123456789");
	char number[24];

	*out = (struct numbered_name){.number = name, .number_length = digits};
	if (digits == 0 || digits >= sizeof number ||
		(name[digits] != '_' && name[digits] != '-' && name[digits] != '.')) {
		return false;
	}
	memcpy(number, name, digits);
	number[digits] = '\0';
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		if (text_ends(name + digits, endings[i].end)) {
			size_t rest = strlen(name + digits) - strlen(endings[i].end);

			out->direction = endings[i].direction;
			out->title = name + digits + (rest > 0 ? 1 : 0);
			out->title_length = rest > 0 ? rest - 1 : 0;
			return text_number(number, &out->value);
		}
	}
	return false;
}

static const struct numbered_layout layout = {
	.parse = parse, .pattern = "0001_name.sql", .mark = ".sql"};

static bool detect(
	const struct tree *tree, struct arena *arena, const char *path, struct detected *out)
{
	return numbered_detect(&layout, tree, arena, path, out);
}

static bool read_chain(const struct tree *tree, struct arena *arena, const char *path,
	struct chain *out, struct findings *findings, struct error *err)
{
	return numbered_read(&layout, tree, arena, path, out, findings, err);
}

static const struct sql_tool tool = {.skips_mark = true};

static bool open_session(const struct chain *chain, struct scratch *scratch, bool fresh,
	struct arena *arena, struct session **out, struct error *err)
{
	(void)chain, (void)fresh;
	return sql_session_open(&tool, scratch, arena, out, err);
}

static const char *const *own_objects(const struct engine *engine)
{
	static const char *const none[] = {NULL};

	(void)engine;
	return none;
}

extern const struct adapter plain_adapter;
const struct adapter plain_adapter = {
	.name = "plain",
	.summary = "numbered SQL files: 0001_name.sql with an optional 0001_name.down.sql",
	.detect = detect,
	.read = read_chain,
	.open = open_session,
	.close = sql_session_close,
	.step = sql_session_step,
	.interrupt = sql_session_interrupt,
	.trial = sql_session_trial,
	.trial_end = sql_session_trial_end,
	.stamp = sql_session_stamp,
	.own_objects = own_objects,
};
