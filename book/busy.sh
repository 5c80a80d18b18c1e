#!/bin/sh
# busy.sh COMMAND...: run a command beside two busy loops.
#
#   sh book/busy.sh make check
#
# No verdict may depend on how busy the machine is.

loops=
for _ in 1 2; do
    while :; do :; done &
    loops="$loops $!"
done
# shellcheck disable=SC2064
trap "kill $loops" EXIT
trap 'exit 130' HUP INT TERM
"$@"
