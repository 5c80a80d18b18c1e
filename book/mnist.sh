#!/bin/sh
# mnist.sh: the full trainings behind the book's tables and curves.
#
#   book/mnist.sh build/ppnn            train, then sum up
#   book/mnist.sh build/ppnn summary    sum up only, to standard output
#
# Trains networks K and A in the clear and on shares, with the shadow
# looking on, and writes data/train_NET.csv and data/run_NET.json; then
# times some steps without the shadow, data/step_NET.json. A network
# whose files are there is skipped; remove them to run it again. At the
# end data/runs.csv sums up.

set -eu
export LC_ALL=C
. "$(dirname "$0")/reports.sh"
ppnn=$1
epochs=15

train() { # NET
    [ -s "data/train_$1.csv" ] && [ -s "data/run_$1.json" ] && return
    echo "network $1: $epochs epochs, in the clear and on shares"
    sh book/stamp.sh "$ppnn" train --net "$1" --epochs "$epochs" \
        --lr 0.25 --every 117 --shadow --report "data/run_$1.json" \
        --csv - >"data/train_$1.part"
    mv "data/train_$1.part" "data/train_$1.csv"
}

steps() { # NET
    [ -s "data/step_$1.json" ] && return
    "$ppnn" train --net "$1" --mode secure --limit 25600 --every 100000 \
        --quiet --report "data/step_$1.json" >/dev/null
}

# The value of a field of a report, or of one of its links.
field() { # RUN_NET NAME
    report "data/$1.json" "$2"
}

# Values that a step truncates: what each dense layer puts out, hands
# back and updates; in the softmax ten for every entry, and twelve for
# the reciprocal of a row.
truncations() { # NET
    case $1 in
    K) layers="784 256 10" ;;
    A) layers="784 128 128 10" ;;
    esac
    echo "$layers" | awk -v batch="$(field "run_$1" batch)" '{
        for (i = 2; i <= NF; i++) {
            sum += batch * $i + $(i - 1) * $i + $i
            if (i > 2)
                sum += batch * $(i - 1)
        }
        print sum + batch * ($NF * 10 + 12) }'
}

summary() { # NET
    awk -v net="$1" -v truncations="$(truncations "$1")" \
        -v ap="$(field "run_$1" accuracy_plain)" \
        -v as="$(field "run_$1" accuracy_secure)" \
        -v lp="$(field "run_$1" loss_plain)" -v ls="$(field "run_$1" loss_secure)" \
        -v rounds="$(field "run_$1" rounds_per_iteration)" \
        -v bytes="$(field "run_$1" bytes_per_iteration)" \
        -v online="$(field "run_$1" online_per_iteration)" \
        -v dealt="$(field "run_$1" dealt_per_iteration)" \
        -v input="$(field "run_$1" owner-P1)" \
        -v seconds="$(field "step_$1" seconds_per_iteration)" \
        -v compared="$(field "run_$1" shadow_compared)" \
        -v failures="$(field "run_$1" shadow_failures)" \
        -v largest="$(field "run_$1" shadow_largest)" 'BEGIN {
        printf "%s,%.2f,%.2f,%.4f,%.4f,%.0f,%.2f,%.2f,%.0f,%.0f,%.0f,", net,
            100 * ap, 100 * as, lp, ls, rounds, bytes / 1e6, input / 1e6,
            1000 * seconds, truncations, compared
        printf "%.0f,%.4f,%.2f,%.2f\n", failures, largest, online / 1e6,
            dealt / 1e6 }'
}

if [ "${2-}" = summary ]; then
    printf 'net,accuracy_plain,accuracy_secure,loss_plain,loss_secure,'
    printf 'rounds,megabytes,input_megabytes,ms_per_step,truncations,'
    printf 'shadow_compared,shadow_failures,shadow_largest,'
    printf 'online_megabytes,dealt_megabytes\n'
    for net in K A; do
        summary "$net"
    done
else
    for net in K A; do
        train "$net"
        steps "$net"
    done
    sh book/stamp.sh sh "$0" "$ppnn" summary >data/runs.csv
fi
