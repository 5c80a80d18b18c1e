#!/bin/sh
# pair.sh: two parties without a helper, beside three.
#
#   book/pair.sh build/ppnn train    network S, one epoch, by the pair
#   book/pair.sh build/ppnn ternary  network T, with ternary weights
#   book/pair.sh build/ppnn sum      what came of them
#   book/pair.sh build/ppnn costs    steps and questions, by either
#   book/pair.sh build/ppnn tapes    steps of A, with tapes and without
#   book/pair.sh build/ppnn full     K and A, five epochs with tapes
#
# `train` writes data/train_S.csv and data/run_S.json, `ternary` the same
# of T, with build/ppnn-32, and `full` that of K-tape and A-tape (the
# tapes of A take 19 gigabytes while they last); the others print rows.
# Those of `costs` are the bench's, each with who dealt in front;
# ten steps of network A by the pair are among them, some seventeen
# gigabytes each.

set -eu
export LC_ALL=C
. "$(dirname "$0")/reports.sh"
ppnn=$1

# One work's row; the options after the third are the bench's.
row() { # DEALER WORK REPEAT ...
    dealer=$1 work=$2 repeat=$3
    shift 3
    "$ppnn" bench "$work" --dealer "$dealer" --repeat "$repeat" "$@" \
        --csv | sed -n "2s/^/$dealer-$work,$dealer,/p"
}

# The same numbers of each report, after a name, and the commit that the
# program was built from.
fields() { # NAME REPORT
    printf '%s' "$1"
    for name in accuracy_plain accuracy_secure rounds_per_iteration \
        online_per_iteration dealt_per_iteration iterations \
        making_rounds_per_iteration making_seconds_per_iteration \
        seconds_per_iteration seconds_secure commit; do
        printf ',%s' "$(report "$2" $name | sed 's/null//')"
    done
    echo
}

# To them, what the text says of them.
sum_up() {
    echo "row,plain,secure,rounds,online,dealt,steps,making_rounds,making_seconds,seconds,all_seconds,commit,plain_percent,secure_percent,online_mb,dealt_mb,all_gb,ms,minutes"
    awk -F, '{ printf "%s,%.2f,%.2f,%.3f,%.3f,%.2f,%.2f,%.2f\n", $0,
        100 * $2, 100 * $3, $5 / 1e6, $6 / 1e6, $6 * $7 / 1e9,
        1000 * $10, $11 / 60 }'
}

# A whole training, all of whose masks lay there before it began.
play() { # NETWORK FOLDER
    "$ppnn" deal --net "$1" --steps 2340 --out "$2/tapes" --quiet \
        >"$2/words"
    sh book/stamp.sh "$ppnn" train --net "$1" --epochs 5 --mode both \
        --dealer "$2/tapes" --every 117 --quiet \
        --report "data/run_$1-tape.json" --csv - >"data/train_$1-tape.part"
    mv "data/train_$1-tape.part" "data/train_$1-tape.csv"
    rm -r "$2/tapes"
}

# The same for rows of the bench; a pair stands behind its helper.
compare() {
    awk -F, 'NR == 1 {
        for (i = 1; i <= NF; i++)
            at[$i] = i
        print $0 ",factor,all_tb,lan_seconds"
        next
    }
    $2 == "helper" { helper = $at["dealt"]; print $0 ",1,0,0" }
    $2 == "pair" {
        printf "%s,%.1f,%.2f,%.2f\n", $0, $at["dealt"] / helper,
            $at["dealt"] * 15 * 468 / 1e12, $at["busiest"] / 625e6
    }'
}

# Fifty steps of network A, with the helper and with its tapes.
some_steps() { # TRUNCATION FOLDER
    "$ppnn" deal --net A --steps 50 --truncation "$1" \
        --out "$2/tapes" --quiet >"$2/words"
    for dealer in helper "$2/tapes"; do
        "$ppnn" train --net A --mode secure --limit 6400 --every 100000 \
            --truncation "$1" --dealer "$dealer" --quiet \
            --report "$2/report" >"$2/words"
        fields "$1-$(report "$2/report" dealer)" "$2/report"
    done
    rm -r "$2/tapes"
}

# An epoch of a network by the pair alone.
epoch() { # NET ...
    net=$1
    shift
    sh book/stamp.sh "$ppnn" train --net "$net" "$@" --mode both \
        --dealer pair --every 117 --quiet --report "data/run_$net.json" \
        --csv - >"data/train_$net.part"
    mv "data/train_$net.part" "data/train_$net.csv"
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
case $2 in
full)
    play K "$folder"
    play A "$folder"
    ;;
train) epoch S --lr 1 ;;
ternary) epoch T --recipe ternary ;;
sum)
    for net in S T K-tape A-tape; do
        fields "$net" "data/run_$net.json"
    done | sum_up
    ;;
tapes)
    for how in local coin; do
        some_steps $how "$folder"
    done | sum_up
    ;;
costs)
    { "$ppnn" bench multiply --repeat 1 --csv | sed -n '1s/^/row,dealer,/p'
    for work in multiply truncate_coin relu softmax; do # of each of 1024
        row helper "$work" 11 -n 1024 --each
        row pair "$work" 11 -n 1024 --each
    done
    for work in scores-S-1 scores-A-1 infer-A-1 train-S-128; do
        row helper "$work" 31
        row pair "$work" 31
    done
    row helper train-A-128 31
    row pair train-A-128 10; } | compare
    ;;
esac
