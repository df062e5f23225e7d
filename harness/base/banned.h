/* Functions that must not be used, as compile errors. The build forces this header in everywhere.
 */
#ifndef MTEST_BANNED_H
#define MTEST_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok gets tmpnam mktemp
#pragma GCC poison atoi atol atof popen localtime gmtime asctime ctime setenv putenv rand srand

#endif
