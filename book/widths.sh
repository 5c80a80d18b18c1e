#!/bin/sh
# widths.sh [PAGE...]: does a page of the book scroll sideways, at any of
# the widths in widths.html? A wide formula, listing or table has to
# scroll within itself. Opens them in chromium, without a window.

set -eu
browser=$(command -v chromium || command -v chromium-browser ||
    command -v google-chrome) || {
    echo "missing: apt-get install chromium" >&2
    exit 1
}
out=${OUT:-book/out}
[ $# -gt 0 ] || set -- "$out"/*.html
pages=
for page; do
    pages=$pages,$(realpath --relative-to=book "$page")
done
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
root=
[ "$(id -u)" -ne 0 ] || root=--no-sandbox
"$browser" --headless $root --disable-gpu --allow-file-access-from-files \
    --user-data-dir="$profile" --virtual-time-budget=100000000 \
    --timeout=1200000 --dump-dom \
    "file://$(pwd -P | sed 's/ /%20/g')/book/widths.html#${pages#,}" \
    2>"$profile/log" >"$profile/dom" || { cat "$profile/log" >&2; exit 1; }
sed -e '/<pre id="report">/,$!d' -e '/<\/pre>/q' "$profile/dom" |
    sed 's/<[^>]*>//g' >"$profile/report"
cat "$profile/report"
# Each of the pages at each of five widths, and nothing to report.
[ "$(cat "$profile/report")" = "tried $(($# * 5))" ]
