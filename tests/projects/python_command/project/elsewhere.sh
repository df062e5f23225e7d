# As a container would: files of its own in another folder, another environment, no socket.
there=$(mktemp -d) || exit 1
cp -r . "$there/app" && cd "$there/app" || exit 1
version=$1
shift
env -i PATH=/usr/bin:/bin "python$version" "$@"
code=$?
rm -rf "$there"
exit $code
