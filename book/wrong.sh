#!/bin/sh
# wrong.sh WRONG.sed PROGRAM...: run the tests of an exercise on a wrong
# answer. One of them must fail, by a test and not by a crash, and say
# what WRONG.sed expects it to in its line "# says: REGEX". Prints what
# was said, and leaves DIR/run.tap for count.sh.

wrong=$1
shift
dir=$(dirname "$1")
name=$(basename "$dir")
says=$(sed -n 's/^# says: //p' "$wrong")

result() { # ok|not ok, and why
    echo "$1 1 - $name: $2" >"$dir/run.tap"
    [ "$1" = ok ] && printf '%-28s %s\n' "$name" "$2" && exit 0
    echo "FAILED  $wrong: $2"
    exit 1
}

[ "$says" ] || result 'not ok' "has no line '# says: ...'"
for program; do
    CMOCKA_MESSAGE_OUTPUT=TAP timeout "${LIMIT:-120}" "$program" \
        >"$program.log" 2>&1 </dev/null
    status=$?
    if [ $status -ge 124 ] || grep -q 'exception: ' "$program.log"; then
        tail -5 "$program.log"
        result 'not ok' "${program##*/} ended with status $status"
    fi
    if grep -q '^not ok ' "$program.log"; then
        said=$(sed 's/^#* *//' "$program.log" | awk -v says="$says" '
            said { if (/^sees /) said = said " " $0; print said; exit }
            $0 ~ says { said = $0 }')
        [ "$said" ] && result ok "$said"
    fi
done
for program; do cat "$program.log"; done
result 'not ok' "nobody says '$says'"
