#!/bin/sh
# try.sh PROGRAM: run a test program, keep its TAP in PROGRAM.tap, say in
# a line that it passed, or show all that it printed when it did not.

program=$1
tap=$program.tap
name=${program#"${BUILD:-build}"/}
CMOCKA_MESSAGE_OUTPUT=TAP timeout "${LIMIT:-120}" "$program" \
    >"$tap.now" 2>&1 </dev/null
status=$?
if [ $status -eq 124 ]; then
    echo "not ok - $name took more than ${LIMIT:-120} seconds" >>"$tap.now"
elif [ $status -ne 0 ] && ! grep -q '^not ok' "$tap.now"; then
    echo "not ok - $name ended with status $status" >>"$tap.now"
elif ! grep -q '^ok' "$tap.now"; then
    echo "not ok - $name ran no test" >>"$tap.now"
fi
mv "$tap.now" "$tap"
if grep -q '^not ok' "$tap"; then
    echo "FAILED  $name"
    sed 's/^/    /' "$tap"
    exit 1
fi
printf 'ok      %-32s %3d\n' "$name" "$(grep -c '^ok' "$tap")"
