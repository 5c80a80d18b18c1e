#!/bin/sh
# numbers.sh: fixed point, few bits and ternary weights, side by side.
#
#   book/numbers.sh build/ppnn epochs    accuracy by epoch
#   book/numbers.sh build/ppnn rings     what fits into which ring
#   book/numbers.sh build/ppnn dealers   a step by helper, tape and pair
#   book/numbers.sh build/ppnn wan       a step over an emulated line
#   book/numbers.sh build/ppnn answers   ternary answers in three rings
#
# Each prints a table. All is of network A, with batches of 128. `epochs`
# and `wan` read the curves that book/small.sh has written; `rings` and
# `dealers` count rounds and bytes, and no time. `answers` trains for an
# epoch in the clear, and asks about all test images.

set -eu
export LC_ALL=C
. "$(dirname "$0")/reports.sh"
ppnn=$1

# Columns of the bench, by their names; empty if there is no room.
bench() { # COLUMNS WORK RING REPEAT [OPTION...]
    columns=$1 work=$2 ring=$3 repeat=$4
    shift 4
    "$ppnn" bench "$work" --ring "$ring" --repeat "$repeat" --csv "$@" \
        2>/dev/null | columns "$columns"
}

epochs() {
    names="fixed-point_A_15 few-bits_A_15 ternary_A_15 few-bits_A_5
        ternary_A_5 few-bits_K_15 few-bits_C_5"
    echo "epoch,fixed,few,ternary,few_5,ternary_5,few_K,few_C"
    for epoch in 1 2 3 4 5 7 9 11 13 15; do
        printf '%s' $epoch
        for name in $names; do
            awk -F, -v step=$((468 * epoch)) '
                $1 == "secure" && $2 == step { got = 100 * $5 }
                END { printf (got ? ",%.2f" : ",-"), got }' \
                "data/train_$name.csv"
        done
        echo
    done
}

# The words of a recipe, and its work and ring for the bench.
words() { # RECIPE
    case $1 in
    fixed-point) echo train-A-128 64 ;;
    few-bits) echo train-A-128-few 32 ;;
    ternary) echo train-A-128-ternary 32 ;;
    esac
}

rings() {
    echo "work,what,recipe,rounds,mb_64,mb_32,mb_16"
    for what in train infer; do
        for recipe in fixed-point few-bits ternary; do
            work=$(words $recipe)
            work=${what}${work#train}
            work=${work% *}
            row=$(bench rounds "$work" 64 1)
            for ring in 64 32 16; do
                row="$row $(bench mb "$work" $ring 1 | grep . || echo -)"
            done
            echo "$work $what $recipe $row" | awk '{
                what = $2 == "train" ? "a step" : "a question"
                printf "%s,%s,%s,%s", $1, what, $3, $4
                for (i = 5; i <= 7; i++)
                    printf ($i == "-" ? ",-" : ",%.2f"), $i
                print "" }'
        done
    done
}

# Two steps with a tape of P2's; what P1 reads of it is its length.
by_tape() { # RECIPE FOLDER
    "$ppnn" deal --net A --recipe "$1" --steps 2 --out "$2/tapes" \
        --quiet >/dev/null
    length=$(stat -c %s "$2/tapes/p1/tape")
    "$ppnn" train --net A --recipe "$1" --mode secure --limit 256 --quiet \
        --dealer "$2/tapes" --report "$2/report" >/dev/null 2>&1
    rm -r "$2/tapes"
    echo "$(report "$2/report" rounds_per_iteration)" \
        "$(report "$2/report" online_per_iteration)" "$length" | awk '{
        printf "%d,%.2f,%.2f,0,%.1f\n", $1, $2 / 1e6, $3 / 2e6,
            0.029 * $1 + $2 / 80e6 }'
}

# Over a line of 58 ms and 40 MB/s, in seconds, without what is computed.
by_bench() { # RECIPE DEALER
    # shellcheck disable=SC2046
    bench "rounds online dealt making_rounds busiest" $(words "$1") 1 \
        --dealer "$2" | awk '{ printf "%d,%.2f,%.2f,%d,%.1f\n", $1,
        $2 / 1e6, $3 / 1e6, $4, 0.029 * ($1 + $4) + $5 / 40e6 }'
}

dealers() {
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    echo "row,recipe,dealer,rounds,online_mb,dealt_mb,making_rounds,wan_s"
    for recipe in fixed-point few-bits ternary; do
        for dealer in helper tape pair; do
            printf '%s-%s,%s,%s,' $recipe $dealer $recipe $dealer
            if [ $dealer = tape ]; then
                by_tape $recipe "$folder"
            else
                by_bench $recipe $dealer
            fi
        done
    done
}

wan() {
    echo "recipe,rounds,mb,busiest_mb,local_ms,foreseen_ms,wan_ms,epoch_min,steps_97,min_97"
    for recipe in fixed-point few-bits ternary; do
        # shellcheck disable=SC2046
        local=$(bench "rounds mb busiest median_ms" $(words $recipe) 11)
        # shellcheck disable=SC2046
        far=$(bench median_ms $(words $recipe) 3 --net-profile wan)
        steps=$(until_above "data/train_${recipe}_A_15.csv" 97 2)
        echo "$recipe $local $far $steps" | awk '{
            printf "%s,%d,%.2f,%.2f,%.1f,%.0f,%.0f,%.1f,%d,%.0f\n", $1, $2,
                $3, $4 / 1e6, $5, $5 + 29 * $2 + $4 / 40e3, $6,
                468 * $6 / 60e3, $7, $7 * $6 / 60e3 }'
    done
}

answers() {
    model=$(mktemp)
    trap 'rm -f "$model"' EXIT
    "$ppnn" train --net A --recipe ternary --mode fixed --quiet \
        --save "$model" >/dev/null 2>&1
    echo "where,right,images"
    for ring in plain 64 32 16; do
        how="--ring $ring"
        [ $ring != plain ] || how="--mode plain"
        # shellcheck disable=SC2086
        "$ppnn" predict --model "$model" --limit 10000 $how 2>/dev/null |
            awk -v ring=$ring '/ right$/ { print ring "," $1 "," $3 }'
    done
}

$2
