#!/bin/sh
# rings.sh: what protocols cost in the rings of 64, 32 and 16 bits.
#
#   rings.sh PPNN
#
# measures by `ppnn bench` and prints a CSV, whose rows are called
# WORK-RING. Of many values, bytes are told of each.

measure() { # WORK, and options
    for ring in 64 32 16; do
        "$ppnn" bench --csv --ring $ring "$@" |
            sed -e 1d -e "s/,/-$ring,/"
    done
}

ppnn=$1
set -e
"$ppnn" bench --csv --repeat 1 open | head -n 1
measure relu -n 10000 --each
measure truncate_coin -n 10000 --each
measure rescale_relu -n 10000 --each
measure multiply -n 10000 --each
measure multiply_matrix
