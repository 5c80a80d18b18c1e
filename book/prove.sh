#!/bin/bash
# prove.sh PROGRAM...: run proofs, JOBS at a time; print what
# they have counted as comma-separated values, a line for each claim and
# size. Each program leaves the lines of its claims, one for each party,
# in PROGRAM.csv, and its TAP in PROGRAM.tap.

set -eu

start=$(date +%s)
for program; do
    rm -f "$program.csv" "$program.tap"
done
failed=0
printf '%s\n' "$@" | LIMIT=7200 xargs -P "${JOBS:-2}" -n 1 \
    sh -c 'PROVE_CSV=$1.csv sh book/try.sh "$1"' - >&2 || failed=1

echo "# seconds: $(($(date +%s) - start)), ${JOBS:-2} programs at a time"
echo "claim,protocol,ell,p,inputs,of,outside,cases,P0,P1,P2"
for program; do
    [ ! -f "$program.csv" ] || cat "$program.csv"
done | awk -F, -v OFS=, '
    # protocol, party, ell, p, inputs tried, inputs there are, inputs for
    # which a piece was asked outside its domain, cases, verdict
    NF != 9 { print "prove.sh: not nine fields: " $0 >"/dev/stderr"
              bad = 1; exit }
    { key = $1 "," $3 "," $4 "," $5 "," $6 "," $7 "," $8
      if (verdict[key, $2] != "different")
          verdict[key, $2] = $9
      turn = ++turns[key, $2] }
    # One claim may be counted for several sizes that look alike here.
    turn > times[key] {
        times[key] = turn
        cases += $8
        if (turn == 1)
            order[++n] = key
    }
    END {
        if (bad)
            exit 1
        for (i = 1; i <= n; i++) {
            key = order[i]
            split(key, f, ",")
            name = f[1] "-" f[2]
            gsub(/ /, "-", name)
            print name, key, verdict[key, "P0"], verdict[key, "P1"],
                  verdict[key, "P2"]
        }
        print "total", "", "", "", "", "", "", cases, "", "", ""
    }' || failed=1
sh book/count.sh $(printf '%s.tap\n' "$@") >&2 || failed=1
exit $failed
