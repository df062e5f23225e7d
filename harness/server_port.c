#include "server_port.h"

#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

static void close_file(const int *file)
{
	if (*file >= 0) {
		(void)close(*file);
	}
}

static void free_list(struct addrinfo **list)
{
	if (*list != NULL) {
		freeaddrinfo(*list);
	}
}

/* Those that the kernel gives to connections on their way out begin at 32768. */
static unsigned random_port(void)
{
	unsigned number = 0;

	(void)!getrandom(&number, sizeof number, 0);
	return 10000 + number % 22000;
}

bool server_free_port(const char *address, unsigned *out, struct error *err)
{
	const struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE};

	for (int i = 0; i < 100; i++) {
		AUTO(free_list) struct addrinfo *found = NULL;
		AUTO(close_file) int file = -1;
		char port[16];

		*out = random_port();
		(void)snprintf(port, sizeof port, "%u", *out);
		if (getaddrinfo(address, port, &hints, &found) != 0) {
			break;
		}
		file = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
		if (file >= 0 && bind(file, found->ai_addr, found->ai_addrlen) == 0) {
			return true;
		}
		if (errno != EADDRINUSE && errno != EACCES) {
			break;
		}
	}
	return fail(err, ERROR_USAGE, "server_address: %s is no address of this machine", address);
}
