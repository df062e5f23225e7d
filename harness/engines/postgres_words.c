#include "postgres.h"

/* Texts of PostgreSQL's: what its errors name, and what its URLs must not show. */

const char *postgres_message(struct arena *arena, const PGresult *result)
{
	const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	const char *words = PQresultErrorMessage(result);

	/* "server closed the connection unexpectedly", and lines of advice */
	return message != NULL ? text_squeeze(arena, text_valid(arena, message), 4000)
			       : arena_copy_bytes(arena, words, strcspn(words, "\n"));
}

static bool is_about_missing(const char *sqlstate, const char *message)
{
	const char *const codes[] = {"42P01", "42703", "42704", "42883", "3F000", "3D000", "22023"};

	if (strcmp(sqlstate, "0A000") == 0) {
		/* extension "postgis" is not available */
		return text_ends(message, " is not available");
	}
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		if (strcmp(sqlstate, codes[i]) == 0) {
			return strstr(message, " does not exist") != NULL ||
			       text_starts(message, "could not find ");
		}
	}
	return false;
}

/*
 * relation "public.users" does not exist; column "x" of relation "y" does not exist; column u.x
 * does not exist; function public.f(integer, "T") does not exist. A name may hold quotes itself.
 */
const char *postgres_missing_object(struct arena *arena, const char *sqlstate, const char *message)
{
	const char *quote = strchr(message, '"'), *bracket = strchr(message, '(');
	const char *name = strchr(message, ' '), *end;

	if (!is_about_missing(sqlstate, message) || name == NULL) {
		return NULL;
	}
	if (quote != NULL && (bracket == NULL || quote < bracket)) {
		end = strstr(quote + 1, "\" ");
		end = end == NULL ? strrchr(quote, '"') : end;
		return end == quote ? NULL
				    : arena_copy_bytes(arena, quote + 1, (size_t)(end - quote - 1));
	}
	if (!text_starts(message, "column ") && !text_starts(message, "function ") &&
		!text_starts(message, "procedure ") && !text_starts(message, "aggregate ")) {
		return NULL;
	}
	name++;
	return arena_copy_bytes(arena, name, strcspn(name, "( "));
}

bool postgres_is_clear(const char *url)
{
	const char *start = strstr(url, "://"), *at = strchr(url, '@'), *slash;

	if (start == NULL || at == NULL) {
		return true;
	}
	slash = strchr(start + 3, '/');
	return strchr(at + 1, '@') == NULL && (slash == NULL || at < slash);
}

/* A URL's password stands between the first ":" and the last "@" before the host. */
static const char *mask_authority(struct arena *arena, const char *url)
{
	const char *start = strstr(url, "://") + 3, *at = NULL, *colon;

	/* A password that is not percent-encoded may hold a "/" or a "?". */
	for (const char *it = start; *it != '\0'; it++) {
		at = *it == '@' ? it : at;
	}
	colon = at == NULL ? NULL : memchr(start, ':', (size_t)(at - start));
	return colon == NULL ? url : arena_printf(arena, "%.*s:***%s", (int)(colon - url), url, at);
}

/* password=… of a query string or of a list of words, quoted or not. */
static const char *mask_word(struct arena *arena, const char *text, const char *word)
{
	for (const char *at = text; (at = strcasestr(at, word)) != NULL; at++) {
		const char *value = at + strlen(word), *end;
		size_t length;

		value += strspn(value, " ");
		if (*value != '=') {
			continue;
		}
		value += 1 + strspn(value + 1, " ");
		end = value + strcspn(value, "& ");
		if (*value == '\'') {
			for (end = value + 1; *end != '\0' && *end != '\''; end++) {
				end += *end == '\\' && end[1] != '\0' ? 1 : 0;
			}
			end += *end == '\'' ? 1 : 0;
		}
		length = (size_t)(value - text);
		text = arena_printf(arena, "%.*s***%s", (int)length, text, end);
		at = text + length;
	}
	return text;
}

const char *postgres_mask(struct arena *arena, const char *url)
{
	const char *masked = strstr(url, "://") == NULL ? url : mask_authority(arena, url);

	/* sslpassword, too. */
	return mask_word(arena, masked, "password");
}

const char *postgres_quote(struct arena *arena, const char *name)
{
	char *quoted = arena_alloc(arena, 2 * strlen(name) + 3);
	size_t length = 0;

	quoted[length++] = '"';
	for (; *name != '\0'; name++) {
		if (*name == '"') {
			quoted[length++] = '"';
		}
		quoted[length++] = *name;
	}
	quoted[length] = '"';
	return quoted;
}
