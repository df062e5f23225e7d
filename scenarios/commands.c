#include "command.h"

extern const struct command all_command, check_command, clean_command, doctor_command,
	explain_command;

const struct command *const commands[] = {
	&all_command, &check_command, &doctor_command, &explain_command, &clean_command, NULL};
