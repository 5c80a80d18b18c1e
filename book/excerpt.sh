#!/bin/sh
# excerpt.sh LOG: what a program printed, marked by "|", without what
# could move a terminal's cursor; of a long text the two ends.

tr -d '\000-\010\013-\037\177' <"$1" | awk -v ends=40 '
    { line[NR % ends] = "    | " $0 }
    NR <= ends { print line[NR % ends] }
    END {
        if (NR > 2 * ends)
            print "    | ... " NR - 2 * ends " lines more ..."
        for (i = NR > 2 * ends ? NR - ends + 1 : ends + 1; i <= NR; i++)
            print line[i % ends]
    }'
