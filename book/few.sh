#!/bin/sh
# few.sh: steps with few bits in two rings, and what local truncation
# does in the smaller.
#
#   book/few.sh build/ppnn build/ppnn-32 >data/few.csv
#
# Rounds and bytes are counted by the bench; losses and accuracies are
# those on the test images after 100 steps.

set -eu
. "$(dirname "$0")/reports.sh"

# Costs of a work in a ring: $1 program, $2 work, $3 name
step() {
    "$1" bench "$2" --repeat 1 --csv |
        columns "rounds online_mb dealt_mb mb" |
        sed "s/ /,/g; s/.*/$3,&,,/"
}

# A training that truncates in this way.
losing() {
    "$1" train --net A --recipe few-bits --mode secure --quiet \
        --limit 12800 --truncation "$2" --csv - 2>/dev/null |
        awk -F, -v name="$2-32" '$2 == 100 {
            printf "%s,,,,,%s,%s\n", name, $4, $5
        }'
}

echo "what,rounds,online_mb,dealt_mb,mb,loss,accuracy"
step "$1" train-A-128-few A-64
step "$2" train-A-128-few A-32
step "$1" train-A-128-few-exact A-exact-64
step "$2" train-A-128-few-exact A-exact-32
step "$1" train-K-128-few K-64
step "$2" train-K-128-few K-32
step "$1" infer-A-128-few A-infer-64
step "$2" infer-A-128-few A-infer-32
losing "$2" coin
losing "$2" local
