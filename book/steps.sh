#!/bin/bash
# steps.sh EDITS FAST SLOW...: what is it worth that FAST is fast?
#
# Lets the program FAST run against itself, and then against each SLOW,
# which is DIR/NAME/laps and was made by EDITS/NAME.sed: one lap of each,
# the first of them in turn first, so that what disturbs the machine
# disturbs both. Prints for each the medians, quartiles of the quotients
# of laps that followed each other, and what a lap has cost.

laps=${LAPS:-41}
export OMP_WAIT_POLICY=passive
warm_up=3
room=$(mktemp -d)
trap 'rm -r "$room"' EXIT

# One lap of the program that reads from file descriptor $1.
lap() {
    echo >&"$1"
    read -r -t 60 -u 5 line && echo "$line"
}

race() { # FAST SLOW: $room/fast and $room/slow
    mkfifo "$room"/{3,4,5}
    "$1" <"$room/3" >"$room/5" &
    "$2" <"$room/4" >"$room/5" &
    exec 3>"$room/3" 4>"$room/4" 5<>"$room/5"
    for ((i = 0; i < warm_up; i++)); do
        lap 3 && lap 4 || return 1
    done >/dev/null
    for ((i = 0; i < laps; i++)); do
        if ((i % 2)); then
            lap 3 >&6 && lap 4 >&7
        else
            lap 4 >&7 && lap 3 >&6
        fi || return 1
    done 6>"$room/fast" 7>"$room/slow"
    exec 3>&- 4>&- 5>&-
    wait
    rm "$room"/{3,4,5}
}

at() { # QUARTER: that place of the numbers in order
    sort -g | sed -n "$((1 + $1 * (laps - 1) / 4))p"
}

row() { # NAME CHANGE
    quotients=$(paste -d , "$room/slow" "$room/fast" |
        awk -F , '{ printf "%.4f\n", $1 / $5 }')
    cpu=$(paste -d , "$room/slow" "$room/fast" |
        awk -F , '{ printf "%.4f\n", $2 / $6 }' | at 2)
    echo "$1,$2,$(cut -d , -f 1 "$room/fast" | at 2),$(
        cut -d , -f 1 "$room/slow" | at 2),$(at 1 <<<"$quotients"),$(
        at 2 <<<"$quotients"),$(at 3 <<<"$quotients"),$cpu,$(
        tail -1 "$room/slow" | cut -d , -f 3,4)"
}

edits=$1
fast=$2
shift 2
echo "name,change,fast_ms,slow_ms,first,times,third,cpu,rounds,mb"
race "$fast" "$fast" && row nothing "nothing" || exit 1
for slow; do
    name=$(basename "$(dirname "$slow")")
    race "$fast" "$slow" || exit 1
    row "$name" "$(sed -n 's/^# change: //p' "$edits/$name.sed" | tr , ';')"
done | sort -t , -k 6 -g
