#include "search.h"

#include "text.h"

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

bool search_is_of_fixtures(const char *name)
{
	static const char *const endings[] = {
		".before.sql", ".after.sql", ".after_down.sql", ".expect.sql"};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		if (text_ends(name, endings[i])) {
			return true;
		}
	}
	return false;
}
