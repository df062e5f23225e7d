#include "data_clock.h"

#include "text.h"

#include <stdlib.h>
#include <time.h>

bool data_is_time_of_step(const char *value)
{
	time_t now = time(NULL);
	struct tm utc, local;
	char day[16], other[16];
	const char *digits;
	char *end = NULL;
	double seconds;

	if (value == NULL) {
		return false;
	}
	digits = *value == '\'' ? value + 1 : value;
	(void)gmtime_r(&now, &utc);
	(void)localtime_r(&now, &local);
	(void)strftime(day, sizeof day, "%Y-%m-%d", &utc);
	(void)strftime(other, sizeof other, "%Y-%m-%d", &local);
	if (text_starts(digits, day) || text_starts(digits, other)) {
		return true;
	}
	seconds = strtod(digits, &end);
	seconds = seconds > 1e11 ? seconds / 1000 : seconds;
	return end != digits && seconds > (double)now - 3600 && seconds < (double)now + 60;
}
