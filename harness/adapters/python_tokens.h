#ifndef MTEST_PYTHON_TOKENS_H
#define MTEST_PYTHON_TOKENS_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Python source as tokens: enough to read plain assignments and the outline of functions without
 * running anything. Any bytes may be given; what is not Python ends in a problem, never in a crash.
 */
enum python_kind {
	PYTHON_NAME,
	PYTHON_STRING,
	PYTHON_OTHER,   /* one character of an operator or a number */
	PYTHON_NEWLINE, /* ends a logical line, as a semicolon outside of brackets does */
};

struct python_token {
	enum python_kind kind;
	size_t offset, length, line;
	size_t column;     /* of the first token of a logical line: its indentation */
	size_t depth;      /* open brackets around it; a bracket itself counts as outside */
	bool first;        /* of its logical line */
	const char *value; /* of a plain string; NULL for bytes and for what is computed (f"…") */
};

struct python_comment {
	size_t offset, length, line, column; /* of its "#"; it ends before the end of the line */
};

struct python_tokens {
	struct python_token *items;
	size_t count, cap;
	struct {
		struct python_comment *items;
		size_t count, cap;
	} comments;
	const char *problem; /* "a string that does not end", or NULL */
	size_t problem_line;
};

/* text ends with a NUL byte at size. */
struct python_tokens python_tokenize(struct arena *arena, const char *text, size_t size);

bool python_is(const struct python_token *token, const char *text, const char *word);

#endif
