#include "search.h"

#include <string.h>

const size_t search_depth = 6;

bool search_skips(const char *name)
{
	static const char *const skipped[] = {"node_modules/", "vendor/", "target/", "build/",
		"dist/", "testdata/", "venv/", "third_party/", "site-packages/", "__pycache__/"};

	for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++) {
		if (strcmp(name, skipped[i]) == 0) {
			return true;
		}
	}
	return name[0] == '.';
}
