#!/bin/bash
# resumed.sh PPNN [NET]: a training on shares, undisturbed, and the same
# one killed three times, with all its processes, after times that
# nobody chose; each time it goes on from what it finds. One line for
# exact truncation, where the weights must be alike, and one for that by
# a coin.
#
#   LIMIT=12800: train on fewer images, for a quick look

ppnn=$1
net=${2:-K}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

train() { # HOW MODEL REPORT OPTIONS
    setsid "$ppnn" train --net "$net" --mode secure --truncation "$1" \
        --every 1000000 --quiet ${LIMIT:+--limit "$LIMIT"} \
        --save "$dir/$2" --report "$dir/$3" "${@:4}" \
        >"$dir/log" 2>&1 &
    pid=$!
}

number() { # NAME REPORT: of the JSON object
    sed -n "s/^ *\"$1\": \([0-9.]*\),*$/\1/p" "$dir/$2"
}

percent() { # REPORT
    number accuracy_secure "$1" | awk '{ printf "%.2f", 100 * $1 }'
}

fail() {
    echo "resumed.sh: $1:" >&2
    cat "$dir/log" >&2
    exit 1
}

# The newest checkpoint, after how many iterations; or nothing.
newest() {
    ls "$dir/kept/owner" 2>/dev/null | sed -n 's/^secure-//p' |
        sort -n | tail -1
}

# New, or from what there is.
go_on() { # HOW
    from=$(newest)
    [ "$from" ] || rm -rf "$dir/kept"
    train "$1" again again.json --checkpoint-every 10 \
        "--$([ "$from" ] && echo resume || echo checkpoint)" "$dir/kept"
}

try() { # HOW
    rm -rf "$dir/kept"
    began=$(date +%s%3N)
    train "$1" once once.json
    wait "$pid" || fail "an undisturbed training failed"
    spent=$(($(date +%s%3N) - began))
    moments=
    for _ in 1 2 3; do
        go_on "$1"
        ms=$((spent / 4 * RANDOM / 32768))
        sleep "$((ms / 1000)).$(printf %03d $((ms % 1000)))"
        kill -9 -- "-$pid" || fail "it was over before it was killed"
        wait "$pid" 2>/dev/null
        flock "$dir/kept" true # until all its parties are dead
        found=$(newest)
        moments="$moments ${found:--}"
    done
    go_on "$1"
    wait "$pid" || fail "what was killed did not go on"
    cmp -s "$dir/once" "$dir/again" && same=yes || same=no
    echo "$1,$1,$(number iterations again.json),$(percent once.json)," \
        "$(percent again.json),$same,$(echo $moments)" | sed 's/, /,/g'
}

echo name,truncation,iterations,accuracy,resumed,same,from
try exact
[ "$same" = yes ] || fail "exact truncation, and other weights"
try coin
