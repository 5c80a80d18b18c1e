#!/bin/sh
# same.sh PREFIX WHOLE: every file of the first tree is in the second,
# byte for byte.

status=0
while read -r path; do
    if ! cmp -s "$1/$path" "$2/$path"; then
        echo "$path: a later chapter changes it" >&2
        status=1
    fi
done <"$1/files"
exit $status
