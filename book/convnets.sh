#!/bin/sh
# convnets.sh: the full trainings of convolutional networks.
#
#   book/convnets.sh build        train, then sum up
#   book/convnets.sh build NAME   train one of them, and sum up
#   book/convnets.sh build seeds  train D in the clear with five seeds
#
# A name is that of a network, B, C, D or E, for MNIST, or K-fashion and
# the like for Fashion-MNIST. Each is trained in the clear and on shares:
# data/train_NAME.csv and data/run_NAME.json, and of MNIST what the
# shares' model takes each class for, and which images it misses. One
# whose files are there is skipped; remove them to run it again. The
# models are left in BUILD/models. data/convnets.csv sums up.

set -eu
export LC_ALL=C
. "$(dirname "$0")/reports.sh"
build=$1
all="D E B C K-fashion D-fashion C-fashion"
names=${2:-$all}
fashion=/usr/share/datasets/fashion-mnist
epoch=468 # steps, of batches of 128 from 60,000 images

# Chosen on 5,000 of the training images, not on the test images.
recipe="--lr 0.0625 --momentum 0.875 --jitter 1 --steady $((3 * epoch)) \
--halve-every $((epoch / 2))"
epochs=5

train() { # NAME
    [ -s "data/train_$1.csv" ] && [ -s "data/run_$1.json" ] && return
    echo "network $1: $epochs epochs, in the clear and on shares"
    mkdir -p "$build/models"
    case $1 in
    *-fashion) from="env MNIST_DIR=$fashion" ;;
    *) from= ;;
    esac
    # shellcheck disable=SC2086
    sh book/stamp.sh $from "$build/ppnn" train --net "${1%-*}" \
        --epochs "$epochs" $recipe --every 117 \
        --quiet --report "data/run_$1.json" --save "$build/models/$1" \
        --csv - >"data/train_$1.part"
    mv "data/train_$1.part" "data/train_$1.csv"
    [ -n "$from" ] || look "$1"
}

look() { # NAME
    for what in counts images $([ "$1" != C ] || echo sheet); do
        sh book/stamp.sh "$build/programs/missed" "$build/models/$1" \
            "$what" >"data/missed_$1_$what.csv"
    done
}

# The value of a field of a report.
field() { # NAME FIELD
    report "data/run_$1.json" "$2"
}

summary() {
    echo "net,accuracy_plain,accuracy_secure,loss_plain,loss_secure,rounds,online_megabytes,dealt_megabytes,ms_per_step,epochs"
    for net in $all; do
        [ -s "data/run_$net.json" ] || continue
        printf '%s,' "$net"
        awk -v ap="$(field "$net" accuracy_plain)" \
            -v as="$(field "$net" accuracy_secure)" \
            -v lp="$(field "$net" loss_plain)" \
            -v ls="$(field "$net" loss_secure)" \
            -v rounds="$(field "$net" rounds_per_iteration)" \
            -v online="$(field "$net" online_per_iteration)" \
            -v dealt="$(field "$net" dealt_per_iteration)" \
            -v seconds="$(field "$net" seconds_per_iteration)" \
            -v epochs="$epochs" 'BEGIN {
            printf "%.2f,%.2f,%.4f,%.4f,%.0f,%.2f,%.2f,%.0f,%d\n",
                100 * ap, 100 * as, lp, ls, rounds, online / 1e6,
                dealt / 1e6, 1000 * seconds, epochs }'
    done
}

# Test accuracy by seed; then the least, the most, mean and deviation.
seeds() {
    echo "seed,accuracy"
    for seed in 1 2 3 4 5; do
        # shellcheck disable=SC2086
        "$build/ppnn" train --net D --mode plain --epochs "$epochs" \
            $recipe --every 100000 --quiet --seed "$seed" --csv - 2>/dev/null |
            awk -F, -v seed="$seed" '
                END { printf "%s,%.2f\n", seed, 100 * $5 }'
    done | awk -F, '{
        print
        x = $2; n++; sum += x; squares += x * x
        if (n == 1 || x < least) least = x
        if (n == 1 || x > most) most = x
    } END {
        mean = sum / n
        printf "least,%.2f\nmost,%.2f\nmean,%.3f\n", least, most, mean
        printf "sd,%.3f\n", sqrt((squares - n * mean * mean) / (n - 1))
    }'
}

if [ "$names" = summary ]; then
    summary
elif [ "$names" = seeds ]; then
    seeds
else
    for name in $names; do
        train "$name"
    done
    sh book/stamp.sh sh "$0" "$build" summary >data/convnets.csv
fi
