#!/bin/sh
# count.sh FILE.tap ...: add up the results of a whole run. A file that
# is not there counts as a failure, and so does one that has not as many
# results as it planned, or plans none.

exec awk '
    function count(file,    line, good, bad, plan, plans, n) {
        while ((n = (getline line <file)) > 0) {
            good += line ~ /^ok/
            bad += line ~ /^not ok/
            if (line ~ /^1\.\.[0-9]+$/) {
                plan = substr(line, 4) + 0
                plans++
            }
        }
        close(file)
        sub(/\.tap$/, "", file)
        if (n < 0) {
            print "no result: " file
            bad++
        } else if (plans != 1 || !plan || plan != good + bad) {
            print good + bad " results of " (plans ? plan : "none") \
                " planned: " file
            bad++
        }
        passed += good
        failed += bad
    }
    BEGIN {
        for (i = 1; i < ARGC; i++) count(ARGV[i])
        print passed + 0 " passed, " failed + 0 " failed"
        exit failed || !passed
    }' "$@"
