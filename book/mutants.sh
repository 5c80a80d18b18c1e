#!/bin/bash
# mutants.sh: known mistakes, put into the C one at a time.
#
#   mutants.sh change MUTANT.sed SOURCE.c OUT.c
#
# writes the source with the mistake in it, and fails where that changes
# nothing.
#
#   mutants.sh try MUTANT.sed DIR
#
# runs the test programs of DIR, which hold the mistake. Those that the
# mutant names under "caught by" must fail, by a test: a crash is no
# finding. Those under "missed by" must pass. One line says what the
# first of them has found. DIR/tap is the result for count.sh. Then
#
#   mutants.sh table DIRS
#
# makes a table of all in DIRS/*, and
#
#   mutants.sh views DIRS
#
# counts, for two secrets that some mutants let somebody tell apart, how
# often he sees which pair of numbers: name, a or b, the pair, how often.

here=$(dirname "$0")
. "$here/limit.sh"

say() { # KEY: what the mutant says of itself
    sed -n "s/^# $1: //p" "$mutant"
}

result() { # ok|not ok, and why
    printf '1..1\n%s 1 - %s: %s\n' "$1" "$name" "$2" >"$dir/tap"
    [ "$1" = ok ] && printf '%-16s %s\n' "$name" "$2" && exit 0
    echo "FAILED  $mutant: $2"
    exit 1
}

# A test program that ran to its end: what it printed, and its results.
run() { # PROGRAM
    log=$dir/$1.log
    rm -f "$dir/$1".{views,xml}
    export PROVE_VIEWS=$dir/$1.views CMOCKA_MESSAGE_OUTPUT=XML
    CMOCKA_XML_FILE=$(realpath "$dir/$1.xml") && export CMOCKA_XML_FILE
    limited "$log" "$dir/$1"
    status=$?
    [ -f "$dir/$1.xml" ] || : >"$dir/$1.xml"
    awk -v name="$1" -v status=$status -f "$here/results.awk" \
        "$dir/$1.xml" >"$dir/$1.tap"
    if [ $? -eq 2 ] || grep -q '^# .*exception: ' "$dir/$1.tap"; then
        sh "$here/excerpt.sh" "$log"
        sed 's/^/    /' "$dir/$1.tap"
        result 'not ok' "$1 ended with status $status, not with a test"
    fi
}

# The names of the tests that failed.
failed() { # PROGRAM
    sed -n 's/^not ok [0-9]* - //p' "$dir/$1.tap"
}

# What can be told by whom; or that view and output disagree, of one
# party alone; or else what the first test that failed has to say.
accusation() { # PROGRAM
    grep -a -m 1 ': P[0-2] can tell ' "$dir/$1.log" ||
        grep -a -m 1 ': what P[0-2] sees and ' "$dir/$1.log" ||
        grep -a -m 1 . "$dir/$1.log" ||
        sed -n 's/^# //p' "$dir/$1.tap" | head -1
}

try() {
    for program in $(say 'caught by'); do
        run "$program"
        [ "$(failed "$program")" ] ||
            result 'not ok' "$program does not see it"
    done
    for program in $(say 'missed by'); do
        run "$program"
        [ ! "$(failed "$program")" ] || result 'not ok' \
            "$program sees it: $(failed "$program" | head -1)"
    done
    read -r judge _ <<<"$(say 'caught by')"
    claim=$(failed "$judge" | head -1)
    found=$(accusation "$judge" | tr , ';')
    mistake=$(say mistake | tr , ';')
    echo "$name,$(say file),$mistake,$judge,$claim,$found,$(
        say 'missed by')" >"$dir/row"
    result ok "$claim: $found"
}

case $1 in
change)
    mkdir -p "$(dirname "$4")"
    sed -f "$2" "$3" >"$4" || exit 1
    if cmp -s "$3" "$4"; then
        rm "$4"
        echo "$2 changes nothing in $3" >&2
        exit 1
    fi
    ;;
try)
    mutant=$2
    dir=$3
    name=$(basename "$mutant" .sed)
    try
    ;;
table)
    echo "name,file,mistake,judge,claim,found,missed"
    cat "$2"/*/row
    ;;
views)
    # NAME PARTY X Y [FIELDS]: the party's digits begin with $4; lines
    # of so many fields alone
    pairs() {
        awk -F , "\$1 == \"$2\" && NF == ${5:-NF} {
                times[\"$1,\" \$2 \",\" $3 \",\" $4] += \$3
            }
            END { for (k in times) print k \",\" times[k] }
        " "$dir/$1/prove_"*.views | sort
    }
    dir=$2
    echo "name,secret,x,y,times"
    # e and f, of own zeros; the sums of two terms, mod 5; the other's
    # shares of two bits of a gate.
    pairs one-mask P0 '(4 - $4 + $6) % 4' '(4 - $4 + $7) % 4'
    pairs one-scale P2 '($4 + $6) % 5' '($5 + $7) % 5'
    pairs no-rotation P2 '($4 + $6) % 5' '($5 + $7) % 5'
    pairs half-mask P1 '$7' '$8' 9
    ;;
esac
