# results.awk: the results of a test program, as TAP.
#
#   awk -v name=NAME -v status=N -f book/results.awk NAME.xml
#
# cmocka writes them to a file of their own when its last test has ended:
# no print of a test gets there, and a program that ends in the middle
# leaves nothing. They count when the file is whole, has as many results
# as it says there are tests, and goes with the status that the program
# ended with. Otherwise the only result is `not ok`, with the reason.
# The status is 0 when all tests pass, 1 when one fails, 2 when the
# results do not count.

/^  <testsuite / && match($0, / tests="[0-9]+"/) {
    planned = substr($0, RSTART + 8, RLENGTH - 9) + 0
}

/^    <testcase name="/ {
    split($0, part, "\"")
    claim[++n] = part[2]
}

/^      <(failure|error)>/ {
    failed[n] = 1
    failures++
    sub(/^ *<[a-z]+>(<!\[CDATA\[)?/, "")
    inside = 1
}

# A test that is skipped has shown nothing.
/^      <skipped/ {
    failed[n] = 1
    skipped++
    why[n] = "# skipped\n"
}

inside {
    inside = !sub(/(\]\]>)?<\/(failure|error)>$/, "")
    if ($0 != "") why[n] = why[n] "# " $0 "\n"
}

/^<\/testsuites>/ { whole = 1 }

function refuse(reason) {
    print "1..1\nnot ok 1 - " name " " reason
    exit 2
}

END {
    if (status == 124)
        refuse("was waited for too long: it hangs")
    if (status == 152)
        refuse("computed for longer than it may")
    if (!whole && status > 128)
        refuse("was ended by signal " status - 128 ", not by its tests")
    if (!whole)
        refuse("ended with status " status " before its tests did")
    if (n == 0)
        refuse("ran no test")
    if (n != planned)
        refuse("has " n " results of " planned " tests")
    if (!failures && status)
        refuse("passes its tests and ends with status " status)
    if (failures && !status)
        refuse("fails a test and ends with status 0")
    print "1.." n
    for (i = 1; i <= n; i++)
        printf "%s %d - %s\n%s", failed[i] ? "not ok" : "ok", i,
            claim[i], why[i]
    exit failures + skipped > 0
}
