#ifndef MTEST_CONFIG_KEYS_H
#define MTEST_CONFIG_KEYS_H

#include "config_fields.h"

/* The keys at the top of mtest.yaml, into a struct config; mtest init and the README print them. */
extern const struct field config_keys[];
extern const size_t config_key_count;

#endif
