#ifndef MTEST_SERVER_PORT_H
#define MTEST_SERVER_PORT_H

#include "error.h"

#include <stdbool.h>

/* A TCP port that nobody listens on at this address of this machine, for the moment. */
bool server_free_port(const char *address, unsigned *out, struct error *err) MUST_CHECK;

#endif
