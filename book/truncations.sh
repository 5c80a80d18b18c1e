#!/bin/sh
# truncations.sh: network K, trained with the three ways of truncating
# shares and in the clear in fixed point, rounded to the nearest.
#
#   book/truncations.sh build/ppnn            train, then sum up
#   book/truncations.sh build/ppnn summary    sum up only
#   book/truncations.sh build/ppnn curves     the four curves, side by side
#
# Writes data/truncations.csv and data/truncations_curve.csv. What the
# runs leave in build/truncations is read by the other two. The shadow
# looks on, and so the runs are not timed. EPOCHS=1 is for trying it out;
# the book has three.

set -eu
export LC_ALL=C
. "$(dirname "$0")/reports.sh"
ppnn=$1
room=$(dirname "$ppnn")/truncations

train() { # NAME OPTION...
    name=$1
    shift
    echo "network K, $name"
    "$ppnn" train --net K --epochs "${EPOCHS:-3}" --every 117 --quiet \
        --save "$room/$name.model" --report "$room/$name.json" \
        --csv "$room/$name.csv" "$@" >"$room/$name.txt"
}

field() { # NAME FIELD: of a report
    report "$room/$1.json" "$2"
}

# Parameters that are not those of the run in the clear, bit for bit.
differ() { # NAME
    cmp -l "$room/$1.model" "$room/fixed.model" |
        awk '!seen[int(($1 - 14) / 4)]++ { n++ } END { print n + 0 }'
}

row() { # NAME MODE
    awk -v name="$1" -v accuracy="$(field "$1" "accuracy_$2")" \
        -v loss="$(field "$1" "loss_$2")" \
        -v rounds="$(field "$1" rounds_per_iteration)" \
        -v bytes="$(field "$1" bytes_per_iteration)" \
        -v differ="$(differ "$1")" \
        -v compared="$(field "$1" shadow_compared)" \
        -v failures="$(field "$1" shadow_failures)" \
        -v largest="$(field "$1" shadow_largest)" 'BEGIN {
        printf "%s,%.2f,%.4f,%.0f,%.2f,%d,%.0f,%.0f,%.4f\n", name,
            100 * accuracy, loss, rounds, bytes / 1e6, differ, compared,
            failures, largest }'
}

case ${2-} in
summary)
    printf 'way,accuracy,loss,rounds,megabytes,differ,'
    echo "shadow_compared,shadow_failures,shadow_largest"
    row local secure
    row coin secure
    row exact secure
    row fixed fixed
    ;;
curves)
    printf 'epoch,loss_local,accuracy_local,loss_coin,accuracy_coin,'
    echo "loss_exact,accuracy_exact,loss_fixed,accuracy_fixed"
    paste -d , "$room/local.csv" "$room/coin.csv" "$room/exact.csv" \
        "$room/fixed.csv" | sed 1d | cut -d , -f 3,4,5,10,11,16,17,22,23
    ;;
*)
    mkdir -p "$room"
    for way in local coin exact; do
        train $way --mode secure --truncation $way --shadow
    done
    train fixed --mode fixed --rounding nearest
    sh book/stamp.sh sh "$0" "$ppnn" summary >data/truncations.csv
    sh book/stamp.sh sh "$0" "$ppnn" curves >data/truncations_curve.csv
    ;;
esac
