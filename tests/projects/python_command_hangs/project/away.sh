# Out of reach: another session, and nothing in the environment that tells whose it is.
env -i PATH=/usr/bin:/bin setsid -w python3 "$@"
