# limit.sh: to run a test program within limits. For scripts to read in.
#
#   limited LOG COMMAND [ARGUMENT...]
#
# What it prints goes to LOG, a megabyte of it: what comes after that is
# thrown away. Each of its processes may compute for $LIMIT seconds (an
# hour, far more than the longest of ours needs), and is waited for
# $WAIT seconds (twice as long), which is meant for programs that hang on
# however busy a machine. When it has ended, in whatever way, no process
# of it is left; Ctrl-C ends it at once, and the script with it. The
# status is the program's: above 128 when a signal ended it, 152 when it
# has computed too long, 124 when it was waited for too long.
#
# `timeout` makes a group of its own of the program and what it starts.
# A terminal's Ctrl-C does not reach that, so it is handed on.
# shellcheck shell=sh disable=SC3045

limited() {
    log=$1
    limit=${LIMIT:-3600}
    pipe=$log.pipe
    shift
    rm -f "$pipe"
    mkfifo "$pipe" || return 125
    {
        head -c 1048576 >"$log"
        cat >/dev/null
    } <"$pipe" &
    reader=$!
    {
        ulimit -S -t "$limit"
        ulimit -H -t $((limit + 10))
        exec timeout -k 5 "${WAIT:-$((2 * limit))}" "$@"
    } >"$pipe" 2>&1 </dev/null &
    group=$!
    trap stop_limited HUP INT TERM
    wait "$group"
    status=$?
    kill -s KILL -- "-$group" 2>/dev/null
    wait "$reader"
    trap - HUP INT TERM
    rm -f "$pipe"
    return $status
}

stop_limited() {
    kill -s TERM "$group"
    wait "$group"
    kill -s KILL -- "-$group"
    rm -f "$pipe"
    exit 130
} 2>/dev/null
