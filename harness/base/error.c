#include "error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool fail(struct error *err, enum error_code code, const char *format, ...)
{
	va_list arguments;

	err->code = code;
	va_start(arguments, format);
	(void)vsnprintf(err->text, sizeof err->text, format, arguments);
	va_end(arguments);
	return false;
}

bool fail_while(struct error *err, const char *format, ...)
{
	char old[sizeof err->text];
	va_list arguments;
	size_t length;

	memcpy(old, err->text, sizeof old);
	va_start(arguments, format);
	(void)vsnprintf(err->text, sizeof err->text, format, arguments);
	va_end(arguments);
	length = strlen(err->text);
	(void)snprintf(err->text + length, sizeof err->text - length, ": %s", old);
	return false;
}

bool fail_errno(struct error *err, const char *format, ...)
{
	int number = errno;
	va_list arguments;
	size_t length;

	err->code = ERROR_SYSTEM;
	va_start(arguments, format);
	(void)vsnprintf(err->text, sizeof err->text, format, arguments);
	va_end(arguments);
	length = strlen(err->text);
	(void)snprintf(err->text + length, sizeof err->text - length, ": %s", strerror(number));
	return false;
}
