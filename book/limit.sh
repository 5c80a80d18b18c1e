#!/bin/sh
# limit.sh LOG COMMAND [ARGUMENT...]: run a test program within limits.
#
# What it prints goes to LOG, a megabyte of it: what comes after that is
# thrown away. Each of its processes may compute for $LIMIT seconds
# (1200); the wait, on however busy a machine, ends after three times as
# long, which is meant for programs that hang. When it has ended, in
# whatever way, no process of it is left; Ctrl-C ends it at once. The
# status is the program's: above 128 when a signal ended it, 152 when it
# has computed too long, 124 when it was waited for too long.

log=$1
shift
limit=${LIMIT:-1200}
size=1048576
pipe=$log.pipe

rm -f "$pipe"
mkfifo "$pipe" || exit 125
{
    head -c "$size" >"$log"
    cat >/dev/null
} <"$pipe" &
reader=$!

# `timeout` makes a group of its own of the program and what it starts;
# a terminal's Ctrl-C does not reach that, so it is handed on.
# shellcheck disable=SC3045
{
    ulimit -S -t "$limit"
    ulimit -H -t $((limit + 10))
    exec timeout -k 5 $((3 * limit)) "$@"
} >"$pipe" 2>&1 </dev/null &
group=$!
stop() {
    kill -TERM $group
    wait $group
    kill -s KILL -- -$group
    rm -f "$pipe"
    exit 130
} 2>/dev/null
trap stop HUP INT TERM
wait $group
status=$?
kill -s KILL -- -$group 2>/dev/null
wait $reader
rm -f "$pipe"
exit $status
