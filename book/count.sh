#!/bin/sh
# count.sh FILE.tap ...: add up the results of a whole run. A file that
# should be there and is not counts as a failure.

passed=0
failed=0
for tap; do
    if [ -f "$tap" ]; then
        passed=$((passed + $(grep -c '^ok' "$tap")))
        failed=$((failed + $(grep -c '^not ok' "$tap")))
    else
        echo "no result: ${tap%.tap}"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
