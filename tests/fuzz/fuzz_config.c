#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * mtest.yaml as a stranger might write it. Whatever the bytes are, it is read, or refused in one
 * sentence of one line that names the place. Built with clang's libFuzzer by ci/fuzz; the tests
 * replay config/ through replay.c.
 */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void stop_unless(bool condition, const char *text)
{
	if (!condition) {
		(void)fprintf(stderr, "fuzz_config: %s\n", text);
		abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char file[] = "mtest.yaml:";
	AUTO(arena_free) struct arena *arena = arena_new();
	const char *text = arena_copy_bytes(arena, (const char *)bytes, size);
	struct config config;
	struct error err = {0};

	if (config_parse(arena, "mtest.yaml", text, size, &config, &err)) {
		stop_unless(config.sets.count == 0 || config.sets.items[0].name != NULL,
			"a set without a name");
		return 0;
	}
	stop_unless(err.code == ERROR_USAGE, err.text);
	stop_unless(strncmp(err.text, file, strlen(file)) == 0, err.text);
	stop_unless(err.text[strlen(file)] >= '1' && err.text[strlen(file)] <= '9', err.text);
	stop_unless(strchr(err.text, '\n') == NULL, err.text);
	stop_unless(text_bad_utf8(err.text, strlen(err.text)) == strlen(err.text), err.text);
	return 0;
}
