#!/bin/sh
# netprofile.sh: networks on emulated lines, foreseen and measured.
#
#   book/netprofile.sh build/ppnn >data/netprofile.csv
#
# Each work is first run without a line, which gives its rounds, the
# bytes of the busiest way and its time; then on each line. The first
# field is WORK-lan, WORK-wan, or WORK-RTT-BANDWIDTH in ms and MB/s.

set -eu
export LC_ALL=C
. "$(dirname "$0")/reports.sh"
ppnn=$1
works="train-K-128 train-A-128 infer-K-1 infer-K-128 infer-A-1 infer-A-128"
trips="1 5 20 58"          # ms, at 625 MB/s
rates="10 20 40 100"        # MB/s, at 0.22 ms

# "rounds bytes busiest median", found by the names of their columns.
bench() { # WORK REPEAT [OPTION...]
    work=$1 repeat=$2
    shift 2
    "$ppnn" bench "$work" --csv --repeat "$repeat" "$@" 2>/dev/null |
        columns "rounds bytes busiest median_ms"
}

# A line of the table; `local` is what the work needs without a line.
row() { # WORK AXIS RTT BANDWIDTH
    measured=$(bench "$1" 3 --net-profile "$3ms,$4MB/s")
    echo "$1 $2 $3 $4 $local $measured" | awk '{
        low = $8 + $5 * $3 / 2 + $7 / $4 / 1e3
        high = $8 + $5 * $3 / 2 + $6 / $4 / 1e3
        line = $2 ~ /an/ ? $2 : $3 "-" $4
        printf "%s-%s,%s,%s,%s,%s,%s,%.3f,%.3f,", $1, line, $1, $2, $3,
            $4, $5, $6 / 1e6, $7 / 1e6
        printf "%.1f,%.1f,%.1f,%.1f\n", $8, low, high, $12 }'
}

echo "name,work,axis,rtt_ms,mb_s,rounds,mb,busiest_mb,local_ms,\
foreseen_ms,queued_ms,measured_ms"
for work in $works; do
    local=$(bench "$work" 11)
    row "$work" lan 0.22 625
    for trip in $trips; do
        row "$work" rtt "$trip" 625
    done
    for rate in $rates; do
        row "$work" rate 0.22 "$rate"
    done
    row "$work" wan 58 40
done
