#!/bin/bash
# lies.sh PROGRAM...: run programs that watch liars; print what they
# have counted as comma-separated values, a line for each piece and
# size.

set -eu

echo "name,piece,ell,lies,cases,inputs,of,P0,P1"
for program; do
    LIES_CSV=/dev/fd/3 "$program" 3>&1 >&2
done
