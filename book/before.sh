#!/bin/bash
# before.sh NOW BEFORE: steps of training of two programs, in turn.
#
#   book/before.sh build/ppnn build/before/build/ppnn >data/before.csv
#
# NOW and BEFORE are two builds of ppnn. Each block runs a few steps of
# one, and then of the other, the first in turn first, so that what
# disturbs the machine disturbs both. Without a line, on `lan` and on
# `wan`; shares truncated locally, as BEFORE does, and by a coin. Times
# are in ms: medians of the blocks' medians, and the least of all.

set -eu
export LC_ALL=C
. "$(dirname "$0")/reports.sh"
now=$1 before=$2
room=$(mktemp -d)
trap 'rm -r "$room"' EXIT

# One block: rounds, MB, MB of the busiest way, median, least, processor,
# by the names of their columns.
block() { # PROGRAM WORK REPEAT [OPTION...]
    program=$1 work=$2 repeat=$3
    shift 3
    "$program" bench "$work" --csv --repeat "$repeat" "$@" 2>/dev/null |
        columns "rounds mb busiest median_ms least_ms cpu_ms" |
        awk '{ $3 /= 1e6; print }'
}

blocks() { # COUNT REPEAT NET [OPTION...]
    count=$1 repeat=$2 net=$3
    shift 3
    rm -f "$room"/*
    for ((i = 0; i < count; i++)); do
        ((i % 2)) && block "$before" "train-$net-128" "$repeat" "$@" \
            >>"$room/before"
        block "$now" "train-$net-128-local" "$repeat" "$@" >>"$room/local"
        block "$now" "train-$net-128" "$repeat" "$@" >>"$room/coin"
        ((i % 2)) || block "$before" "train-$net-128" "$repeat" "$@" \
            >>"$room/before"
    done
}

median() { # FILE COLUMN
    cut -d ' ' -f "$2" "$1" | sort -g |
        awk '{ x[NR] = $1 } END { print x[int((NR + 1) / 2)] }'
}

summary() { # WAY: rounds mb busiest median least cpu, of all blocks
    for column in 1 2 3 4; do
        median "$room/$1" "$column"
    done
    cut -d ' ' -f 5 "$room/$1" | sort -g | head -n 1
    median "$room/$1" 6
}

# What the formula foresees, with the busiest way and with all bytes; the
# computation is the time without a line, kept from the first call.
row() { # NET WAY LINE RTT MB_S
    mapfile -t a < <(summary before)
    mapfile -t b < <(summary "$2")
    [ "$3" = none ] && alone[$2]=${b[3]}
    echo "${a[*]} ${b[*]} $4 $5 ${alone[$2]}" | awk -v name="$1-$2-$3" '{
        low = high = $15
        if ($14 > 0) {
            low += $7 * $13 / 2 + 1e3 * $9 / $14
            high += $7 * $13 / 2 + 1e3 * $8 / $14
        }
        printf "%s,%d,%d,%.3f,%.3f,", name, $7, $1, $8, $2
        printf "%.2f,%.2f,%.3f,", $10, $4, $10 / $4
        printf "%.2f,%.2f,%.3f,", $11, $5, $11 / $5
        printf "%.2f,%.2f,%.3f,", $12, $6, $12 / $6
        printf "%.1f,%.1f\n", low, high }'
}

declare -A alone
echo "name,rounds,before_rounds,mb,before_mb,median_ms,\
before_median_ms,median_ratio,least_ms,before_least_ms,least_ratio,\
cpu_ms,before_cpu_ms,cpu_ratio,foreseen_ms,queued_ms"
for net in A K; do
    blocks "${BLOCKS:-15}" 9 "$net"
    row "$net" local none 0 0
    row "$net" coin none 0 0
    blocks "${BLOCKS:-7}" 5 "$net" --net-profile lan
    row "$net" local lan 0.22 625
    row "$net" coin lan 0.22 625
    blocks "${BLOCKS:-5}" 3 "$net" --net-profile wan
    row "$net" local wan 58 40
    row "$net" coin wan 58 40
done
