#!/bin/bash
# small.sh: the full trainings with few bits and with ternary weights.
#
#   book/small.sh build              all of it
#   book/small.sh build NAME...      these
#   book/small.sh build summary      sum up only, to standard output
#
# A name is a recipe, a network and a number of epochs. Each is trained
# on shares, and but for fixed-point in the clear, too:
# data/train_NAME.csv and data/run_NAME.json. One whose files are there
# is skipped; remove them to run it again. The models are left in
# BUILD/models. data/small.csv sums up, and says of each row with the C
# of which commit it was trained. Two more names are
#
#   twin    an epoch with exact rounding, weight by weight: data/twin.csv
#   steps   steps in rings of 64 and of 32 bits: data/small_steps.csv

set -eu
export LC_ALL=C
. "$(dirname "$0")/reports.sh"
build=$1
shift
all="fixed-point_A_15 few-bits_A_5 few-bits_A_15 few-bits_K_15 few-bits_C_5
ternary_A_5 ternary_A_15 ternary_W_5 amsgrad_A_1"
epoch=468 # steps, of batches of 128 from 60,000 images

# How the rate falls, in epochs: after three of five, then every half;
# after six of fifteen, then every two.
pace() { # EPOCHS
    case $1 in
    5) echo "--steady $((3 * epoch)) --halve-every $((epoch / 2))" ;;
    15) echo "--steady $((6 * epoch)) --halve-every $((2 * epoch))" ;;
    esac
}

# What to train, in the program's words.
words() { # RECIPE NET EPOCHS
    case $1 in
    fixed-point) echo "--recipe $1 --lr 0.25 --mode secure" ;;
    amsgrad) echo "--recipe ternary --optimizer amsgrad $(pace "$3")" ;;
    *) echo "--recipe $1 $(pace "$3")" ;;
    esac
    echo "--net $2 --epochs $3"
    [ "$2" != C ] || echo "--jitter 1"
}

train() { # NAME
    [ -s "data/train_$1.csv" ] && [ -s "data/run_$1.json" ] && return
    echo "$1, on shares and in the clear"
    mkdir -p "$build/models"
    # shellcheck disable=SC2046,SC2086
    sh book/stamp.sh "$build/ppnn" train $(words ${1//_/ }) \
        --every 117 --quiet --report "data/run_$1.json" \
        --save "$build/models/$1" --csv - >"data/train_$1.part"
    mv "data/train_$1.part" "data/train_$1.csv"
}

# The value of a field of a report; "-" if it has none.
field() { # NAME FIELD
    value=$(report "data/run_$1.json" "$2")
    [ "${value:-null}" = null ] && echo - || echo "$value"
}

# Seconds on shares until the accuracy stays above so many percent.
seconds_until() { # NAME PERCENT
    until_above "data/train_$1.csv" "$2" 6 |
        awk '{ print $1 == "-" ? $1 : sprintf("%.1f", $1) }'
}

percent() { # NUMBER
    echo "$1" | awk '{ print $1 == "-" ? $1 : sprintf("%.2f", 100 * $1) }'
}

summary() {
    echo "name,accuracy_clear,accuracy_secure,rounds,online_mb,dealt_mb,ms,s_97,s_98,s_all,commit"
    for name in $all; do
        [ -s "data/run_$name.json" ] || continue
        clear=$(field "$name" accuracy_plain)
        [ "$clear" != - ] || clear=$(field "$name" accuracy_fixed)
        printf '%s,%s,%s,%.0f' "$name" "$(percent "$clear")" \
            "$(percent "$(field "$name" accuracy_secure)")" \
            "$(field "$name" rounds_per_iteration)"
        awk -v online="$(field "$name" online_per_iteration)" \
            -v dealt="$(field "$name" dealt_per_iteration)" \
            -v s="$(field "$name" seconds_per_iteration)" 'BEGIN {
            printf ",%.2f,%.2f,%.1f", online / 1e6, dealt / 1e6, 1e3 * s }'
        printf ',%s,%s,%.1f,%s\n' "$(seconds_until "$name" 97)" \
            "$(seconds_until "$name" 98)" \
            "$(field "$name" seconds_secure)" "$(field "$name" commit)"
    done
}

# An epoch with exact rounding: how many weights are not those of the
# network in the clear?
twin() {
    echo "name,weights,apart"
    for name in few-bits_A_1 ternary_A_1; do
        for mode in fixed secure; do
            # shellcheck disable=SC2046,SC2086
            "$build/ppnn" train $(words ${name//_/ }) --mode "$mode" \
                $([ $mode = fixed ] || echo --truncation exact) \
                --quiet --every 100000 --save "$build/models/$mode" \
                >/dev/null 2>&1
        done
        cmp -l "$build/models/fixed" "$build/models/secure" >"$build/apart" ||
            true
        echo "$name,$(($(stat -c %s "$build/models/secure") / 4)),$(awk '
            { n += !at[int($1 / 4)]++ } END { print n + 0 }' "$build/apart")"
    done
}

# Steps of A in turn: fixed point, and few bits in two rings.
steps() {
    echo "name,rounds,online_mb,dealt_mb,mb,ms,ratio"
    for ((i = 0; i < ${BLOCKS:-9}; i++)); do
        for way in "64 train-A-128" "64 train-A-128-few" "32 train-A-128-few"; do
            "$build/ppnn" bench "${way#* }" --ring "${way% *}" --csv \
                --repeat 9 |
                columns "rounds online_mb dealt_mb mb median_ms" |
                sed "s/^/$way /"
        done
    done | sort -k 1,2 -k 7,7g | awk '
        { key = $2 "-" $1; if (!(key in n)) order[++keys] = key
          line[key, ++n[key]] = $0 }
        END {
            for (i = 1; i <= keys; i++) {
                key = order[i]
                split(line[key, int((n[key] + 1) / 2)], f, " ")
                ms[key] = f[7]
                row[i] = sprintf("%s,%d,%.2f,%.2f,%.2f,%.2f", key, f[3],
                    f[4], f[5], f[6], f[7])
            }
            for (i = 1; i <= keys; i++)
                printf "%s,%.3f\n", row[i], ms[order[i]] / ms["train-A-128-64"]
        }'
}

# Write a table.
table() { # NAME FILE
    sh book/stamp.sh bash book/small.sh "$build" "$1" table >"$2.part"
    mv "$2.part" "$2"
}

if [ "${1-}" = summary ] || [ "${2-}" = table ]; then
    "$1"
    exit
fi
# shellcheck disable=SC2086
[ $# -gt 0 ] || set -- $all twin steps
for name; do
    case $name in
    twin) table twin data/twin.csv ;;
    steps) table steps data/small_steps.csv ;;
    *) train "$name" ;;
    esac
done
table summary data/small.csv
