#!/usr/bin/env bats
load helper

mutant() { # LINE...: the mutant x.sed
    printf '%s\n' "$@" >x.sed
    mkdir -p dir
}

program() { # NAME LINE...: a test program that says this
    { printf '%s\n' '#!/bin/sh' "cat <<'END'" "${@:2}" END; } >"dir/$1"
    chmod +x "dir/$1"
}

@test "a mutant changes its source" {
    mutant 's/1/2/'
    echo 'return 1;' >x.c
    book/mutants.sh change x.sed x.c dir/new/x.c
    [ "$(cat dir/new/x.c)" = 'return 2;' ]
}

@test "a mutant that changes nothing is an error" {
    mutant 's/3/2/'
    echo 'return 1;' >x.c
    run book/mutants.sh change x.sed x.c dir/x.c
    fails_with "x.sed changes nothing in x.c"
    [ ! -e dir/x.c ]
}

@test "what a test found is said and kept" {
    mutant '# file: x.c' '# mistake: forgot it' '# caught by: prove_x' \
        '# missed by: test_x'
    program prove_x 1..1 'x: P2 can tell a = 0, from a = 1' 'not ok 1 - it_hides'
    program test_x 1..1 'ok 1 - it_works'
    run book/mutants.sh try x.sed dir
    [ "$status" -eq 0 ]
    [[ $output == "x "*"it_hides: x: P2 can tell a = 0; from a = 1" ]]
    [[ $(cat dir/tap) == "ok 1 - "* ]]
    mkdir dirs
    mv dir dirs/x
    run book/mutants.sh table dirs
    [ "${lines[0]}" = name,file,mistake,judge,claim,found,missed ]
    [ "${lines[1]}" = \
        "x,x.c,forgot it,prove_x,it_hides,x: P2 can tell a = 0; from a = 1,test_x" ]
}

@test "a mutant that no test sees is a failure" {
    mutant '# caught by: prove_x'
    program prove_x 1..1 'ok 1 - it_hides'
    run book/mutants.sh try x.sed dir
    fails_with "prove_x does not see it"
    [[ $(cat dir/tap) == "not ok 1 - "* ]]
}

@test "a crash sees nothing" {
    mutant '# caught by: prove_x'
    program prove_x 1..1 '# Test failed with exception: Segmentation fault(11)' \
        'not ok 1 - it_hides'
    run book/mutants.sh try x.sed dir
    fails_with "prove_x ended with status 0, not with a test"
    program prove_x 1..1
    run book/mutants.sh try x.sed dir
    fails_with "prove_x ended with status 0, not with a test"
}

@test "who is said to miss a mutant, and sees it, is a failure" {
    mutant '# caught by: prove_x' '# missed by: test_x'
    program prove_x 1..1 'not ok 1 - it_hides'
    program test_x 1..1 'not ok 1 - it_works'
    run book/mutants.sh try x.sed dir
    fails_with "test_x sees it: it_works"
}

@test "mutants are kept in step with the chapters" {
    tangle plain -M plain=true
    mkdir mutants
    echo '# Tangled from chapters/00-old.md; edit that file.' >mutants/old.sed
    run book/plain.sh compare plain
    fails_with "mutants/old.sed: is in no chapter"
    book/plain.sh update plain
    [ ! -e mutants/old.sed ]
    cmp mutants/rude-hello.sed plain/mutants/rude-hello.sed
    book/plain.sh compare plain
}
