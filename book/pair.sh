#!/bin/sh
# pair.sh: two parties without a helper, beside three.
#
#   book/pair.sh build/ppnn train    network S, one epoch, by the pair
#   book/pair.sh build/ppnn costs    steps and questions, by either
#
# `train` writes data/train_S.csv and data/run_S.json; `costs` prints
# rows of the bench, each with who dealt in front. Ten steps of network
# A by the pair are among them, some seventeen gigabytes each.

set -eu
export LC_ALL=C
ppnn=$1

# One work's row; the options after the third are the bench's.
row() { # DEALER WORK REPEAT ...
    dealer=$1 work=$2 repeat=$3
    shift 3
    "$ppnn" bench "$work" --dealer "$dealer" --repeat "$repeat" "$@" \
        --csv | sed -n "2s/^/$dealer-$work,$dealer,/p"
}

case $2 in
train)
    sh book/stamp.sh "$ppnn" train --net S --lr 1 --mode both \
        --dealer pair --every 117 --quiet --report data/run_S.json \
        --csv - >data/train_S.part
    mv data/train_S.part data/train_S.csv
    ;;
costs)
    "$ppnn" bench multiply --repeat 1 --csv | sed -n '1s/^/row,dealer,/p'
    for work in multiply truncate_coin relu softmax; do # of each of 1024
        row helper "$work" 11 -n 1024 --each
        row pair "$work" 11 -n 1024 --each
    done
    for work in scores-S-1 scores-A-1 infer-A-1 train-S-128; do
        row helper "$work" 31
        row pair "$work" 31
    done
    row helper train-A-128 31
    row pair train-A-128 10
    ;;
esac
