#include "command.h"

#include <stdlib.h>

static bool clean(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	AUTO(place_close) struct place *place = NULL;
	size_t removed = 0;

	*exit_code = EXIT_SUCCESS;
	if (!place_sweep(stdout, &removed, err)) {
		return false;
	}
	if (options->server_url != NULL) {
		if (!place_open(arena, &place, err)) {
			return false;
		}
		place->server_url = options->server_url;
		if (!scratch_sweep(engine_find("postgres"), place, stdout, &removed, err)) {
			return false;
		}
	}
	(void)printf("%zu left-over%s removed\n", removed, removed == 1 ? "" : "s");
	return true;
}

extern const struct command clean_command;
const struct command clean_command = {
	.name = "clean",
	.arguments = "",
	.summary = "remove what killed runs left behind",
	.run = clean,
};
