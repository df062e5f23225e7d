#include "hook_environment.h"

#include <string.h>
#include <unistd.h>

const char *hook_escaped(struct arena *arena, const char *text)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
	const char *out = "";

	for (; *text != '\0'; text++) {
		out = strchr(plain, *text) != NULL ? arena_printf(arena, "%s%c", out, *text)
						   : arena_printf(arena, "%s%%%02X", out,
							     (unsigned)(unsigned char)*text);
	}
	return out;
}

/* The host of a socket is a folder, for which a URL has room only behind the question mark. */
static const char *socket_url(struct arena *arena, const struct address *address)
{
	const char *host = "";

	for (const char *at = address->host; *at != '\0'; at++) {
		host = *at == '/' ? arena_printf(arena, "%s/", host)
				  : arena_printf(arena, "%s%s", host,
					    hook_escaped(arena, arena_copy_bytes(arena, at, 1)));
	}
	return arena_printf(arena, "postgresql:///%s?host=%s&port=%s&user=%s%s%s",
		hook_escaped(arena, address->database), host, address->port,
		hook_escaped(arena, address->user), *address->password == '\0' ? "" : "&password=",
		hook_escaped(arena, address->password));
}

const char *hook_url(struct arena *arena, const struct address *address)
{
	bool six;

	if (address->file != NULL) {
		return arena_printf(arena, "sqlite:///%s", address->file);
	}
	if (*address->host == '/') {
		return socket_url(arena, address);
	}
	six = strchr(address->host, ':') != NULL;
	return arena_printf(arena, "postgresql://%s%s%s@%s%s%s:%s/%s",
		hook_escaped(arena, address->user), *address->password == '\0' ? "" : ":",
		hook_escaped(arena, address->password), six ? "[" : "", address->host,
		six ? "]" : "", address->port, hook_escaped(arena, address->database));
}

/* Adds the entry, unless one of that name is there already: the first one counts. */
static void add(struct arena *arena, struct names *all, const char *entry)
{
	size_t name = strcspn(entry, "=") + 1;

	VEC_EACH (all, it) {
		if (strncmp(*it, entry, name) == 0) {
			return;
		}
	}
	*VEC_ADD(arena, all) = entry;
}

static void add_value(struct arena *arena, struct names *all, const char *name, const char *value)
{
	if (value != NULL) {
		add(arena, all, arena_printf(arena, "%s=%s", name, value));
	}
}

/* libpq takes these before what PGHOST and the like say. */
static bool leads_elsewhere(const char *entry)
{
	return text_starts(entry, "PGSERVICE=") || text_starts(entry, "PGHOSTADDR=");
}

const char *const *hook_environment(const struct project *project, const struct address *address,
	const char *revision, const char *mark, struct arena *arena)
{
	const char *url = hook_url(arena, address);
	struct names all = {0};

	add(arena, &all, mark);
	add_value(arena, &all, "DATABASE_URL", url);
	add_value(arena, &all, "MTEST_DATABASE_URL", url);
	add_value(arena, &all, "MTEST_REVISION", revision);
	add_value(arena, &all, "PGHOST", address->host);
	add_value(arena, &all, "PGPORT", address->port);
	add_value(arena, &all, "PGUSER", address->user);
	add_value(arena, &all, "PGPASSWORD", address->password);
	add_value(arena, &all, "PGDATABASE", address->database);
	VEC_EACH (&project->config.environment, it) {
		add(arena, &all, *it);
	}
	for (char **it = environ; *it != NULL; it++) {
		if (address->host == NULL || !leads_elsewhere(*it)) {
			add(arena, &all, *it);
		}
	}
	*VEC_ADD(arena, &all) = NULL;
	return all.items;
}
