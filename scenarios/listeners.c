#include "walk.h"

extern const struct listener deploy_listener, drift_listener, offline_listener, round_trip_listener,
	data_listener;

const struct listener *const listeners[] = {&deploy_listener, &round_trip_listener, &data_listener,
	&drift_listener, &offline_listener, NULL};
