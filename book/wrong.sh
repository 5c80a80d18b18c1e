#!/bin/sh
# wrong.sh WRONG.sed PROGRAM...: run the tests of an exercise on a wrong
# answer. One of them must fail, by a test and not by a crash, and say
# what WRONG.sed expects it to in its line "# says: REGEX". Prints what
# was said, and leaves DIR/run.tap for count.sh.

here=$(dirname "$0")
wrong=$1
shift
dir=$(dirname "$1")
name=$(basename "$dir")
says=$(sed -n 's/^# says: //p' "$wrong")

result() { # ok|not ok, and why
    printf '1..1\n%s 1 - %s: %s\n' "$1" "$name" "$2" >"$dir/run.tap"
    [ "$1" = ok ] && printf '%-28s %s\n' "$name" "$2" && exit 0
    echo "FAILED  $wrong: $2"
    exit 1
}

[ "$says" ] || result 'not ok' "has no line '# says: ...'"
for program; do
    sh "$here/try.sh" "$program" >"$program.said" 2>&1
    status=$?
    [ $status -ne 130 ] || exit 130
    [ $status -ne 0 ] || continue
    # A claim has no slash in its name; what is no verdict names the file.
    if grep -q -e '^not ok 1 - .*/' -e '^# .*exception: ' "$program.tap"
    then
        cat "$program.said"
        result 'not ok' "${program##*/} ended, but not with a test"
    fi
    said=$(sed 's/^ *|* *//' "$program.said" | awk -v says="$says" '
        /^FAILED / { next } # that is its name
        said { if (/^sees /) said = said " " $0; print said; exit }
        $0 ~ says { said = $0 }')
    [ "$said" ] && result ok "$said"
done
for program; do cat "$program.said"; done
result 'not ok' "nobody says '$says'"
