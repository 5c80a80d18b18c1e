#!/usr/bin/env bats
# What a test program has to do to pass, and cannot do to seem to pass.
load helper

setup_file() {
    ${CC:-gcc} -o "$BATS_FILE_TMPDIR/verdicts" \
        "$BATS_TEST_DIRNAME/verdicts.c" -lcmocka
}

try() { # WHAT IT DOES [OPTION]
    cp "$BATS_FILE_TMPDIR/verdicts" .
    DO=$1 BUILD=$PWD run sh book/try.sh ${2:+"$2"} "$PWD/verdicts"
}

passes_with() { # TEXT
    [ "$status" -eq 0 ] || { echo "$output"; return 1; }
    [[ $output == *"$1"* ]] || { echo "$output"; return 1; }
}

@test "two results of two pass" {
    try nothing
    passes_with "ok      verdicts "
    [ "$(grep -c . verdicts.tap)" -eq 3 ]
}

@test "a claim that fails is named, with its reason" {
    try fail
    fails_with "not ok 2 - two_is_two"
    fails_with "ok 1 - one_is_one"
    fails_with "    0x1 != 0"
}

@test "what a program prints changes no verdict" {
    try speak
    passes_with "ok      verdicts  "
    ! grep forged verdicts.tap
    printf '%s\n' '#!/bin/sh' 'echo 1..1' 'echo ok 1 - forged' >verdicts
    run sh book/try.sh "$PWD/verdicts"
    fails_with "ended with status 0 before its tests did"
}

@test "what is shown of it moves no cursor" {
    cp "$BATS_FILE_TMPDIR/verdicts" .
    printf '%s\n' '#!/bin/sh' 'printf "a\r\033[2Jb"' 'exit 3' >verdicts
    run sh book/try.sh "$PWD/verdicts"
    fails_with "| a[2Jb"
}

@test "a program that ends in the middle does not pass" {
    try end
    fails_with "ended with status 0 before its tests did"
    try "run none"
    fails_with "ended with status 0 before its tests did"
}

@test "a program that a signal ends does not pass" {
    printf '%s\n' '#!/bin/sh' 'kill -9 $$' >verdicts
    chmod +x verdicts
    run sh book/try.sh "$PWD/verdicts"
    fails_with "was ended by signal 9, not by its tests"
}

@test "results and status must go together" {
    try "end badly"
    fails_with "passes its tests and ends with status 7"
    try deny
    fails_with "fails a test and ends with status 0"
}

@test "a test that is skipped has shown nothing" {
    try skip
    fails_with "skipped"
}

@test "results of an earlier run do not count" {
    try nothing
    try end
    fails_with "before its tests did"
}

@test "a megabyte of prints is kept, and the verdict is right" {
    try chatter
    passes_with "ok      verdicts "
    [ "$(wc -c <verdicts.log)" -eq 1048576 ]
}

@test "a program that computes too long does not pass" {
    LIMIT=1 WAIT=3600 try compute
    fails_with "computed for longer than it may"
}

@test "a program that hangs does not pass" {
    WAIT=1 try hang
    fails_with "was waited for too long: it hangs"
}

# Processes of the program under test: its path is this test's own.
left() {
    grep -las "^$PWD/verdicts" /proc/[0-9]*/cmdline || true
}

@test "what a program has started ends with it" {
    try "leave a child"
    [ "$status" -eq 0 ]
    [ -z "$(left)" ]
}

@test "Ctrl-C at a terminal ends a program that loops, at once" {
    cp "$BATS_FILE_TMPDIR/verdicts" .
    {
        until [ "$(left)" ]; do sleep 0.1; done
        printf '\003'
    } | DO=compute script -qefc "sh book/try.sh $PWD/verdicts" typed \
        >/dev/null || true
    ! grep FAILED typed
    [ -z "$(left)" ]
}

@test "who ends the run ends the program that loops" {
    cp "$BATS_FILE_TMPDIR/verdicts" .
    DO=compute sh book/try.sh "$PWD/verdicts" 3>&- >typed &
    until [ "$(left)" ]; do sleep 0.1; done
    kill $!
    wait $! || true
    ! grep FAILED typed
    [ -z "$(left)" ]
}

@test "an exercise not yet done passes by failing a test" {
    try fail --must-fail
    passes_with "ok      verdicts "
    try nothing --must-fail
    fails_with "passes as handed out"
    try end --must-fail
    fails_with "before its tests did"
}

@test "what is called secret_ runs under valgrind, and nothing else" {
    mkdir bin
    printf '%s\n' '#!/bin/sh' 'echo "valgrind $*"' \
        'for program; do :; done' 'exec "$program"' >bin/valgrind
    chmod +x bin/valgrind
    program secret_x '' it_is_silent
    program test_x '' it_is_silent
    for name in secret_x test_x; do
        PATH=$PWD/bin:$PATH BUILD=$PWD run sh book/try.sh "$PWD/$name"
        passes_with "ok      $name "
    done
    grep "^valgrind .* $PWD/secret_x$" secret_x.log
    ! grep valgrind test_x.log
}

@test "TAP keeps its plan" {
    printf '%s\n' 1..3 'ok 1 - first' >short
    BUILD=$PWD run sh book/try.sh --tap "$PWD/short" cat short
    fails_with "1 results of 3 planned"
    printf '%s\n' 1..1 'ok 1 - first' >whole
    BUILD=$PWD run sh book/try.sh --tap "$PWD/whole" cat whole
    passes_with "ok      whole"
    BUILD=$PWD run sh book/try.sh --tap "$PWD/whole" \
        sh -c 'cat whole; exit 3'
    fails_with "ended with status 3"
}

@test "a sum counts what is missing" {
    printf '%s\n' 1..2 'ok 1 - a' 'ok 2 - b' >a.tap
    printf '%s\n' 1..2 'ok 1 - a' >b.tap
    run sh book/count.sh a.tap
    [ "$output" = "2 passed, 0 failed" ]
    run sh book/count.sh a.tap b.tap c.tap
    fails_with "1 results of 2 planned: b"
    fails_with "no result: c"
    fails_with "3 passed, 2 failed"
}
