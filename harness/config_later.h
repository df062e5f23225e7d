#ifndef MTEST_CONFIG_LATER_H
#define MTEST_CONFIG_LATER_H

#include "config_fields.h"

/*
 * Keys of mtest.yaml of which this version knows the shape alone: what is wrong in them is told,
 * nothing is kept. out is not used.
 */
field_reader config_commands;
field_reader config_contract;
field_reader config_queries;
field_reader config_rehearsal;

#endif
