#ifndef MTEST_CONFIG_ENTRIES_H
#define MTEST_CONFIG_ENTRIES_H

#include "config_fields.h"

/* The keys of mtest.yaml that have keys of their own below them; out is the struct config. */
field_reader config_sets;
field_reader config_checks;
field_reader config_allowances;
field_reader config_fixtures;
field_reader config_hooks;

#endif
