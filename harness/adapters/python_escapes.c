#include "python_escapes.h"

#include <stdint.h>
#include <string.h>

/* The value of up to count hexadecimal digits; gives how many bytes it has read. */
static size_t read_hex(const char *text, size_t size, size_t count, uint32_t *value)
{
	static const char digits[] = "0123456789abcdef";
	size_t i = 0;

	*value = 0;
	while (i < count && i < size && text[i] != '\0') {
		const char *digit = strchr(digits,
			(char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i]));

		if (digit == NULL) {
			break;
		}
		*value = *value * 16 + (uint32_t)(digit - digits);
		i++;
	}
	return i;
}

static char *put_code_point(char *to, uint32_t c)
{
	if (c < 0x80) {
		*to++ = (char)c;
	} else if (c < 0x800) {
		*to++ = (char)(0xC0 | c >> 6);
		*to++ = (char)(0x80 | (c & 0x3F));
	} else if (c < 0x10000) {
		*to++ = (char)(0xE0 | c >> 12);
		*to++ = (char)(0x80 | (c >> 6 & 0x3F));
		*to++ = (char)(0x80 | (c & 0x3F));
	} else {
		*to++ = (char)(0xF0 | (c >> 18 & 7));
		*to++ = (char)(0x80 | (c >> 12 & 0x3F));
		*to++ = (char)(0x80 | (c >> 6 & 0x3F));
		*to++ = (char)(0x80 | (c & 0x3F));
	}
	return to;
}

/* One escape behind its backslash; gives how many bytes it has read. */
static size_t decode_escape(const char *text, size_t size, char **to)
{
	static const char from[] = "ntrabfv\\'\"", into[] = "\n\t\r\a\b\f\v\\'\"";
	const char *known = strchr(from, text[0]);
	uint32_t value;

	if (text[0] == '\n') {
		return 1;
	}
	if (text[0] == 'x' || text[0] == 'u' || text[0] == 'U') {
		size_t digits = text[0] == 'x' ? 2 : text[0] == 'u' ? 4 : 8;
		size_t read = read_hex(text + 1, size - 1, digits, &value);

		*to = put_code_point(*to, value);
		return read + 1;
	}
	if (known != NULL && text[0] != '\0') {
		*(*to)++ = into[known - from];
		return 1;
	}
	/* An unknown escape stays as it is written. */
	*(*to)++ = '\\';
	return 0;
}

const char *python_decode(struct arena *arena, const char *text, size_t size)
{
	char *value = arena_alloc(arena, size + 1), *to = value;

	for (size_t i = 0; i < size;) {
		char c = text[i++];

		if (c == '\\' && i < size) {
			i += decode_escape(text + i, size - i, &to);
		} else {
			*to++ = c;
		}
	}
	return value;
}
