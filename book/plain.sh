#!/bin/sh
# plain.sh update|compare DIR: src/, tests/, mutants/ and slower/ hold what was
# tangled into DIR without #line, for readers without pandoc. `update` writes what has
# changed and removes what no chapter holds any more; `compare` fails
# where the two differ.

dir=$2
status=0

ours() {
    find src tests mutants slower -type f \( -name '*.[ch]' -o -name '*.sed' \) \
        2>/dev/null | sort
}

while read -r path; do
    cmp -s "$dir/$path" "$path" && continue
    if [ "$1" = compare ]; then
        echo "$path: differs from $(sed -n \
            '1s/.*from \(.*\); edit.*/\1/p' "$dir/$path"):"
        diff -u "$path" "$dir/$path" | head -20
        status=1
    else
        mkdir -p "$(dirname "$path")"
        cp "$dir/$path" "$path"
        echo "write   $path"
    fi
done <"$dir/files"
for path in $(ours | comm -23 - "$dir/files"); do
    if [ "$1" = compare ]; then
        echo "$path: is in no chapter"
        status=1
    elif head -1 "$path" | grep -q '^\(/\*\|#\) Tangled from '; then
        rm "$path"
        echo "remove  $path"
    fi
done
if [ $status -ne 0 ]; then
    echo "edit the chapters, then run: make plain" >&2
fi
exit $status
