#include "baseline.h"

#include "file.h"
#include "text.h"
#include "vec.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char mark[] = "mtest_baseline";

enum { VERSION = 1 };

struct reader {
	struct baseline *out;
	size_t line;
	bool has_head;
};

static bool refuse(const struct reader *reader, struct error *err, const char *problem)
{
	return fail(err, ERROR_USAGE, "%s:%zu: %s", reader->out->path, reader->line, problem);
}

static bool read_head(struct reader *reader, const json_t *object, struct error *err)
{
	const json_t *version = json_object_get(object, mark);

	if (!json_is_integer(version) || json_integer_value(version) < 1) {
		return refuse(reader, err,
			"is no baseline of mtest: its first line would be {\"mtest_baseline\": 1}");
	}
	if (json_integer_value(version) > VERSION) {
		return refuse(reader, err, "is the baseline of a newer mtest, which is needed");
	}
	reader->has_head = true;
	return true;
}

static bool read_text(const json_t *object, const char *key, struct arena *arena, const char **out)
{
	const json_t *value = json_object_get(object, key);

	*out = arena_copy(arena, json_string_value(value));
	return value == NULL || json_is_null(value) || json_is_string(value);
}

static bool is_known_key(const char *key)
{
	static const char *const keys[] = {"check", "revision", "object", "count"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (strcmp(key, keys[i]) == 0) {
			return true;
		}
	}
	return false;
}

static bool has_known_keys(json_t *object)
{
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value)
	{
		if (!is_known_key(key)) {
			return false;
		}
	}
	return true;
}

static bool read_entry(struct reader *reader, json_t *object, struct error *err)
{
	struct baseline *out = reader->out;
	const json_t *count = json_object_get(object, "count");
	json_int_t number = count == NULL ? 1 : json_integer_value(count);
	struct baseline_entry entry = {0};

	if (!has_known_keys(object) || !read_text(object, "check", out->arena, &entry.check) ||
		!read_text(object, "revision", out->arena, &entry.revision) ||
		!read_text(object, "object", out->arena, &entry.object) || entry.check == NULL ||
		number < 1 || number > UINT32_MAX) {
		return refuse(reader, err,
			"is no entry of a baseline; one has a check, and may have a revision, an "
			"object and a count");
	}
	entry.count = (size_t)number;
	*VEC_ADD(out->arena, out) = entry;
	return true;
}

static bool read_line(struct reader *reader, const char *line, size_t length, struct error *err)
{
	json_error_t trouble;
	AUTO(json_decrefp)
	json_t *object = json_loadb(line, length, JSON_REJECT_DUPLICATES, &trouble);

	if (!json_is_object(object)) {
		return refuse(reader, err,
			length > 6 && strspn(line, "<=>|") >= 7
				? "stands a mark of an unfinished merge"
				: "is no baseline of mtest: each of its lines is a JSON object");
	}
	return reader->has_head ? read_entry(reader, object, err) : read_head(reader, object, err);
}

static int compare_texts(const char *a, const char *b)
{
	if (a == NULL || b == NULL) {
		return (a != NULL) - (b != NULL);
	}
	return strcmp(a, b);
}

static int compare_entries(const void *left, const void *right)
{
	const struct baseline_entry *a = left, *b = right;
	int result;

	result = compare_texts(a->revision, b->revision);
	result = result != 0 ? result : strcmp(a->check, b->check);
	return result != 0 ? result : compare_texts(a->object, b->object);
}

/* Entries alike become one. */
static void put_in_order(struct baseline *baseline)
{
	size_t kept = 0;

	if (baseline->count > 1) {
		qsort(baseline->items, baseline->count, sizeof *baseline->items, compare_entries);
	}
	for (size_t i = 0; i < baseline->count; i++) {
		struct baseline_entry *last = kept > 0 ? &baseline->items[kept - 1] : NULL;

		if (last != NULL && compare_entries(last, &baseline->items[i]) == 0) {
			last->count += baseline->items[i].count;
		} else {
			baseline->items[kept++] = baseline->items[i];
		}
	}
	baseline->count = kept;
}

bool baseline_read(struct arena *arena, const char *path, const char *name, bool required,
	struct baseline *out, struct error *err)
{
	struct reader reader = {.out = out};
	const char *text;
	size_t size;

	*out = (struct baseline){.arena = arena, .path = path, .name = name};
	if (!required && !file_exists(path)) {
		return true;
	}
	if (!file_read(arena, path, &text, &size, err)) {
		err->code = ERROR_USAGE;
		return false;
	}
	for (size_t at = 0; at < size;) {
		const char *newline = memchr(text + at, '\n', size - at);
		size_t end = newline == NULL ? size : (size_t)(newline - text);

		reader.line++;
		if (strspn(text + at, " \t\r") < end - at &&
			!read_line(&reader, text + at, end - at, err)) {
			return false;
		}
		at = end + 1;
	}
	put_in_order(out);
	VEC_EACH (out, it) {
		it->left = it->count;
	}
	reader.line = 1;
	out->exists = true;
	return reader.has_head || refuse(&reader, err, "is empty: a baseline of mtest is not");
}

struct baseline_entry *baseline_find(const struct baseline *baseline, const char *check,
	const char *revision, const char *object)
{
	const struct baseline_entry key = {.check = check, .revision = revision, .object = object};

	return baseline->count == 0 ? NULL
				    : bsearch(&key, baseline->items, baseline->count,
					      sizeof *baseline->items, compare_entries);
}

void baseline_add(
	struct baseline *baseline, const char *check, const char *revision, const char *object)
{
	*VEC_ADD(baseline->arena, baseline) =
		(struct baseline_entry){check, revision, object, 1, 0};
}

/* The entry as its line; NULL: no memory, or a text that is not UTF-8. */
static char *dump_entry(struct arena *arena, const struct baseline_entry *entry)
{
	AUTO(json_decrefp) json_t *object = json_object();
	bool done = true;

	if (entry->revision != NULL) {
		done = json_object_set_new(object, "revision",
			       json_string(text_valid(arena, entry->revision))) == 0;
	}
	done = json_object_set_new(object, "check", json_string(entry->check)) == 0 && done;
	if (entry->object != NULL) {
		done = json_object_set_new(object, "object",
			       json_string(text_valid(arena, entry->object))) == 0 &&
		       done;
	}
	if (entry->count > 1) {
		done = json_object_set_new(
			       object, "count", json_integer((json_int_t)entry->count)) == 0 &&
		       done;
	}
	return done ? json_dumps(object, JSON_PRESERVE_ORDER) : NULL;
}

static void close_memory(FILE **file)
{
	if (*file != NULL) {
		(void)fclose(*file);
	}
}

static void free_text(char **text)
{
	free(*text);
}

static bool write_entries(const struct baseline *baseline, FILE *to)
{
	AUTO(arena_free) struct arena *work = arena_new();

	(void)fprintf(to, "{\"%s\": %d}\n", mark, VERSION);
	VEC_EACH (baseline, it) {
		AUTO(free_text) char *line = NULL;

		if (it->count == 0) {
			continue;
		}
		line = dump_entry(work, it);
		if (line == NULL) {
			return false;
		}
		(void)fprintf(to, "%s\n", line);
	}
	return fflush(to) == 0;
}

bool baseline_write(struct baseline *baseline, struct error *err)
{
	AUTO(free_text) char *text = NULL;
	size_t size = 0;
	AUTO(close_memory) FILE *memory = open_memstream(&text, &size);

	put_in_order(baseline);
	if (memory == NULL || !write_entries(baseline, memory)) {
		return fail(err, ERROR_SYSTEM, "cannot build the baseline");
	}
	return file_write(baseline->path, text, size, err);
}
