echo "Activating the environment ..."
echo '["of", "lists"]'
echo "a warning" >&2
PATH=/usr/bin:/bin exec python3 "$@"
