#include "command.h"

extern const struct command all_command, check_command, clean_command, doctor_command, diff_command,
	explain_command, fixtures_command, init_command, snapshot_command, sql_command,
	suggest_command;

const struct command *const commands[] = {&all_command, &check_command, &snapshot_command,
	&diff_command, &suggest_command, &fixtures_command, &sql_command, &doctor_command,
	&explain_command, &init_command, &clean_command, NULL};
