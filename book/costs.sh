#!/bin/sh
# costs.sh: what each protocol costs, a value.
#
#   book/costs.sh build/ppnn >data/cost.csv
#
# Bits travel in words of 64, so 64 values are run, and rounds are those
# of all, bytes those of each. A product of matrices is run once.

set -eu
"$1" bench protocols -n 64 --each --csv
"$1" bench matrices --csv | sed 1d
