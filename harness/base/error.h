#ifndef MTEST_ERROR_H
#define MTEST_ERROR_H

#include <stdbool.h>

/*
 * An error means that mtest itself could not go on. What a migration does wrong is never an error:
 * it is a finding (finding.h). A function that can fail returns bool and takes `struct error *err`
 * last, never NULL; the text is inside the struct, so there is nothing to free.
 * Texts are one sentence in lower case without a full stop, path:line first where there is one.
 */
enum error_code {
	ERROR_NONE,
	ERROR_USAGE,       /* the command line or the project's configuration is wrong: exit 2 */
	ERROR_SYSTEM,      /* a file, a process, a library or a server failed mtest: exit 3 */
	ERROR_ENVIRONMENT, /* a migration needs something that this server has not: exit 3 */
	ERROR_STOPPED,     /* interrupted: exit 130 */
};

struct error {
	enum error_code code;
	char text[2048];
};

/* Both fill *err and return false, so that a caller writes `return fail(err, …)`. */
bool fail(struct error *err, enum error_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Puts the new words and ": " before the text that err already holds. */
bool fail_while(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* fail() with ERROR_SYSTEM and the words of errno behind the text. */
bool fail_errno(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define MUST_CHECK __attribute__((warn_unused_result))

/* Closes a handle when its variable goes out of scope. */
#define AUTO(closer) __attribute__((cleanup(closer), unused))

#endif
