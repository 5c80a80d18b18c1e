#!/bin/sh
# count.sh FILE.tap ...: add up the results of a whole run. A file that
# is not there counts as a failure, and so does one that has not as many
# results as it planned, or plans none.

passed=0
failed=0
for tap; do
    if [ ! -f "$tap" ]; then
        echo "no result: ${tap%.tap}"
        failed=$((failed + 1))
        continue
    fi
    good=$(grep -c '^ok' "$tap")
    bad=$(grep -c '^not ok' "$tap")
    plan=$(sed -n 's/^1\.\.\([0-9]*\)$/\1/p' "$tap")
    if [ "$plan" != $((good + bad)) ] || [ "$plan" = 0 ]; then
        echo "$((good + bad)) results of ${plan:-none} planned: ${tap%.tap}"
        bad=$((bad + 1))
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
