#!/bin/sh
# peers.sh: training steps, batch 128, in other systems.
#
#   book/peers.sh            of network A, in steps of ours
#   book/peers.sh windows    of networks B and C
#   book/peers.sh infer      not steps, but inferences of A, B and C
#   book/peers.sh published  what was published of whole trainings
#
# All times and bytes were measured by us on one machine, an AMD EPYC
# with two cores: built from the commit named here, at -O3 for that
# machine, three processes on it, a batch of 128, medians of five or six
# steps, twice; ours is the median of 31 steps by `bench networks`.
# SecureNN's needs four functions declared void to run with gcc 12;
# MP-SPDZ runs Rep3 with trunc_pr and split3, on two threads and on one.
# Beside them, how many of our steps the shortest of theirs lasts.

set -eu

# SecureNN (2019), tables 3 and 5; MP-SPDZ, measured by us; Keller and Sun
# (2022), abstract; the README of TF-Encrypted, seconds of a batch times
# 469 batches and five epochs; the tables in Piranha's repository, ten
# epochs of its P-Falcon, whose 7.51 must be minutes.
if [ "${1-}" = published ]; then
    cat <<END
system,net,accuracy,seconds,machines
SecureNN,A,93.4,3708,three of 36 threads
MP-SPDZ,A,92.64,219,one of 2 cores for all
MP-SPDZ again,A,96.7,230,three of 4 cores
TF-Encrypted,A,96.5,392,three of 4 cores
Piranha,A,96.56,451,three with a GPU each
Keller and Sun,C,99.2,12600,three of 36 threads
END
    exit
fi

if [ "${1-}" = infer ]; then
    cat <<END
system,a_s,a_mb,b_s,b_mb,c_s,c_mb
SecureNN,0.12,29.1,4.0,1067,5.9,1550
Falcon,0.058,8.0,1.6,323,2.8 to 3.1,475
END
    exit
fi

if [ "${1-}" = windows ]; then
    cat <<END
system,b_s,b_mb,c_s,c_mb
MP-SPDZ,7.0,292,15.9,476
SecureNN,5.0,1314,9.5,2106
Falcon,2.2 to 2.6,355,7.4,346
END
    exit
fi

ours=22.7

echo "system,commit,ring,fraction,ms_from,ms_to,mb,ratio"
while read -r system commit ring fraction from to mb; do
    ratio=$(echo "$from $ours" | awk '{ printf "%.1f", $1 / $2 }')
    echo "$system,$commit,$ring,$fraction,$from,$to,$mb,$ratio"
done <<END
ours 7c82605e 64 16 $ours $ours 20.6
MP-SPDZ 3a0a7b1d 64 16 260 290 24.1
SecureNN 5496fd5 64 13 170 190 47.1
Falcon e11808c 32 13 96 104 12.3
END
