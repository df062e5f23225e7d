#ifndef MTEST_TESTS_WRITTEN_H
#define MTEST_TESTS_WRITTEN_H

#include "report.h"

#include "text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A result that a test fills, and what a report format makes of it. */
struct written {
	struct result result;
	char *text; /* what written_as wrote */
	size_t size;
};

static inline int written_set_up(void **state)
{
	struct arena *arena = arena_new();
	struct written *written = arena_alloc(arena, sizeof *written);

	written->result = (struct result){.arena = arena,
		.project = ".",
		.tool = "golang-migrate",
		.engine = "postgres",
		.server_version = "15.18",
		.path = "db/migrations",
		.steps = 6,
		.seconds = 0.5};
	written->result.findings.arena = arena;
	*state = written;
	return 0;
}

static inline int written_tear_down(void **state)
{
	struct written *written = *state;
	struct arena *arena = written->result.arena;

	free(written->text);
	arena_free(&arena);
	return 0;
}

/* Ends the test where the format fails, or what it writes is not UTF-8. */
static inline const char *written_as(struct written *written, const struct report_format *format,
	const struct report_style *style)
{
	struct error err;
	FILE *out = open_memstream(&written->text, &written->size);

	assert_true(format->write(&written->result, style, out, &err));
	assert_int_equal(fclose(out), 0);
	assert_int_equal(strlen(written->text), written->size);
	assert_int_equal(text_bad_utf8(written->text, written->size), written->size);
	return written->text;
}

static inline void add_revision(
	struct written *written, const char *id, const char *title, enum verdict verdict)
{
	struct arena *arena = written->result.arena;
	struct revision *revision = arena_alloc(arena, sizeof *revision);

	revision->id = id;
	revision->title = title;
	*VEC_ADD(arena, &written->result.revisions) =
		(struct result_revision){.revision = revision, .verdict = verdict};
}

static inline struct finding *add_finding(
	struct written *written, enum check check, const char *revision, const char *message)
{
	struct finding *finding = finding_add(&written->result.findings, check);

	finding->revision = revision;
	finding->message = message;
	return finding;
}

static inline void add_gap(
	struct written *written, const char *revision, const char *what, const char *reason)
{
	*VEC_ADD(written->result.arena, &written->result.gaps) =
		(struct result_gap){revision, what, reason};
}

static inline void assert_has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL) {
		fail_msg("no \"%s\" in:\n%s", part, text);
	}
}

#endif
