#!/bin/sh
# try.sh [--must-fail|--tap] PROGRAM [COMMAND...]: run a test program (or
# the command in its place), keep its results in PROGRAM.tap, say in a
# line that it passed, or show what it said when it did not.
#
# The status it ends with, and a file that cmocka writes, decide; what it
# prints decides nothing and is in PROGRAM.log. What is called secret_X
# runs under valgrind, which follows the secrets. A program that must fail,
# an exercise not yet done, passes by failing a test. With --tap the
# command is no program of cmocka's: its output is TAP.

kind=
case $1 in --must-fail | --tap) kind=$1; shift ;; esac
here=$(dirname "$0")
program=$1
name=${program#"${BUILD:-build}"/}
log=$program.log
tap=$program.tap
results=$program.xml
[ $# -gt 1 ] && shift
case ${program##*/} in
    secret_*) set -- valgrind -q --error-limit=no "$@" ;;
esac
. "$here/limit.sh"

# The path is absolute, as a test may go to another folder.
rm -f "$tap" "$results"
export CMOCKA_MESSAGE_OUTPUT=XML
CMOCKA_XML_FILE=$(realpath "$results") && export CMOCKA_XML_FILE
limited "$log" "$@"
status=$?

verdict=0
if [ "$kind" = --tap ]; then
    cat "$log"
    [ $status -eq 0 ] || echo "not ok - $name ended with status $status"
else
    [ -f "$results" ] || : >"$results"
    awk -v name="$name" -v status=$status -f "$here/results.awk" "$results"
    verdict=$?
fi >"$tap.now"
if [ "$kind" = --must-fail ]; then
    case $verdict in
        1) printf '1..1\nok 1 - %s fails as handed out\n' "$name" ;;
        0) printf '1..1\nnot ok 1 - %s passes as handed out\n' "$name" ;;
        *) cat "$tap.now" ;;
    esac >"$tap"
    rm "$tap.now"
else
    mv "$tap.now" "$tap"
fi

if sum=$(sh "$here/count.sh" "$tap"); then
    printf 'ok      %-40s %3d\n' "$name" "${sum%% *}"
    exit 0
fi
echo "FAILED  $name"
# A test that fails jumps out of its function and frees nothing: what it
# leaks would only hide the line that matters.
[ $verdict -eq 1 ] && sed -i '/LeakSanitizer: detected/,$d' "$log"
[ "$kind" = --tap ] || sh "$here/excerpt.sh" "$log"
sed -e 's/^# //' -e 's/^/    /' "$tap"
[ "$kind" != --tap ] || echo "    $sum"
[ $verdict -ne 2 ] || echo "    to see in which test: $program"
exit 1
