#include "file.h"

#include <stdint.h>
#include <stdio.h>

/* libFuzzer's stand-in for builds without it: the files of a folder, once each. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int main(int argc, char **argv)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	struct names names = {0};
	struct error err = {0};

	if (argc != 2 || !file_list(arena, argv[1], &names, &err) || names.count == 0) {
		(void)fprintf(stderr, "replay: no folder with files: %s\n", err.text);
		return 1;
	}
	VEC_EACH (&names, it) {
		const char *bytes;
		size_t size;

		if (!file_read(arena, arena_printf(arena, "%s/%s", argv[1], *it), &bytes, &size,
			    &err)) {
			(void)fprintf(stderr, "replay: %s\n", err.text);
			return 1;
		}
		(void)LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
	}
	return 0;
}
