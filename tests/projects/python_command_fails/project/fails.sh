echo 'service "backend" is not running' >&2
exit 7
