#!/bin/sh
# transcripts.sh: what the program prints, as the text shows it.
#
#   book/transcripts.sh build/ppnn
#
# writes data/out/*.txt: each a few commands and their output.

set -eu
ppnn=$1
mkdir -p data/out

run() { # COMMAND...: show it as typed, then what it prints
    echo "\$ $*"
    shift
    "$ppnn" "$@" 2>&1 || true
    echo
}

{
    run ppnn train --limit 12800 --quiet --save build/k.model
    run ppnn predict --model build/k.model --limit 5
    run ppnn bench relu -n 1000
} >data/out/session.txt
run ppnn train --lr 0.1 >data/out/rate.txt
run ppnn split --data left-right --limit 12800 \
    --epochs 2 >data/out/split.txt
