#!/bin/sh
# peers.sh: a training step of network A, batch 128, in other systems.
#
#   book/peers.sh data/networks.csv
#
# Their times and bytes were measured by us, on the machine of our own
# runs: built from the commit named here, at -O3 for that machine, three
# processes on it, a batch of 128, medians of five or six steps, twice.
# SecureNN's needs four functions declared void to run with gcc 12;
# MP-SPDZ runs Rep3 with trunc_pr and split3, on two threads and on one.
# Beside them, how many of our steps the shortest of theirs lasts.

set -eu
ours=$(awk -F, '
    $1 == "work" { for (i = 1; i <= NF; i++) if ($i == "median_ms") ms = i }
    $1 == "train-A-128" { print $ms }' "$1")

echo "system,commit,ring,fraction,ms_from,ms_to,mb,ratio"
while read -r system commit ring fraction from to mb; do
    ratio=$(echo "$from $ours" | awk '{ printf "%.1f", $1 / $2 }')
    echo "$system,$commit,$ring,$fraction,$from,$to,$mb,$ratio"
done <<END
MP-SPDZ 3a0a7b1d 64 16 260 290 24.1
SecureNN 5496fd5 64 13 170 190 47.1
Falcon e11808c 32 13 96 104 12.3
END
