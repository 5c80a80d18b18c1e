#!/bin/sh
# stamp.sh: say where data come from, then make them.
#
#   book/stamp.sh COMMAND [ARGUMENT...] >data/NAME.csv
#
# prints what ran, the commit and the C it was built from, the processor
# and the day, as lines that begin with "#"; then what the command
# prints.

set -eu
export LC_ALL=C

echo "# command: $*"
echo "# commit: $(sh book/commit.sh)"
echo "# source-sha256: $(sh book/source.sh)"
echo "# cpu: $(sed -n '/^model name/{s/.*: //p;q;}' /proc/cpuinfo)"
echo "# date: $(date -u +%Y-%m-%d)"
exec "$@"
