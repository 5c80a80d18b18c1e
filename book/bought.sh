#!/bin/sh
# bought.sh BOUGHT PPNN: what a step of network K costs in each way to
# train, and what it reaches in five epochs: a line for each of the ways
# of a split network, from the program BOUGHT, and one for the whole
# network on shares, from a report of PPNN.

set -eu
report=$(mktemp)
trap 'rm -f "$report"' EXIT

"$1"
"$2" train --net K --mode secure --epochs 5 --lr 0.25 --quiet \
    --report "$report" >/dev/null
value() { # NAME
    sed -n "s/.*\"$1\": *\([0-9.]*\).*/\1/p" "$report"
}
awk -v rounds="$(value rounds_per_iteration)" \
    -v bytes="$(value bytes_per_iteration)" \
    -v seconds="$(value seconds_per_iteration)" \
    -v accuracy="$(value accuracy_secure)" 'BEGIN {
    printf "shares,%d,%.3f,%.2f,%.2f\n", rounds, bytes / 1e6, \
        1000 * seconds, 100 * accuracy
}'
