#!/usr/bin/env bats
load helper

mutant() { # LINE...: the mutant x.sed
    printf '%s\n' "$@" >x.sed
    mkdir -p dir
}

@test "a mutant changes its source" {
    mutant 's/1/2/'
    echo 'return 1;' >x.c
    bash book/mutants.sh change x.sed x.c dir/new/x.c
    [ "$(cat dir/new/x.c)" = 'return 2;' ]
}

@test "a mutant that changes nothing is an error" {
    mutant 's/3/2/'
    echo 'return 1;' >x.c
    run bash book/mutants.sh change x.sed x.c dir/x.c
    fails_with "x.sed changes nothing in x.c"
    [ ! -e dir/x.c ]
}

@test "what a test found is said and kept" {
    mutant '# file: x.c' '# mistake: forgot it' '# caught by: prove_x' \
        '# missed by: test_x'
    program dir/prove_x 'x: P2 can tell a = 0, from a = 1' \
        it_hides=x.c:1
    program dir/test_x '' it_works
    run bash book/mutants.sh try x.sed dir
    [ "$status" -eq 0 ]
    [[ $output == "x "*"it_hides: x: P2 can tell a = 0; from a = 1" ]]
    [[ $(cat dir/tap) == "1..1"$'\n'"ok 1 - "* ]]
    mkdir dirs
    mv dir dirs/x
    run bash book/mutants.sh table dirs
    [ "${lines[0]}" = name,file,mistake,judge,claim,found,missed ]
    [ "${lines[1]}" = \
        "x,x.c,forgot it,prove_x,it_hides,x: P2 can tell a = 0; from a = 1,test_x" ]
}

@test "a mutant that no test sees is a failure" {
    mutant '# caught by: prove_x'
    program dir/prove_x 'not ok 1 - it_hides' it_hides
    run bash book/mutants.sh try x.sed dir
    fails_with "prove_x does not see it"
    [[ $(cat dir/tap) == "1..1"$'\n'"not ok 1 - "* ]]
}

@test "a crash sees nothing" {
    mutant '# caught by: prove_x'
    program dir/prove_x '' \
        'it_hides=Test failed with exception: Segmentation fault(11)'
    run bash book/mutants.sh try x.sed dir
    fails_with "prove_x ended with status 1, not with a test"
    program dir/prove_x 'not ok 1 - it_hides'
    run bash book/mutants.sh try x.sed dir
    fails_with "prove_x ended with status 0, not with a test"
}

@test "who is said to miss a mutant, and sees it, is a failure" {
    mutant '# caught by: prove_x' '# missed by: test_x'
    program dir/prove_x '' it_hides=why
    program dir/test_x '' it_works=why
    run bash book/mutants.sh try x.sed dir
    fails_with "test_x sees it: it_works"
}

@test "mutants are kept in step with the chapters" {
    tangle plain -M plain=true
    mkdir mutants
    echo '# Tangled from chapters/00-old.md; edit that file.' >mutants/old.sed
    run sh book/plain.sh compare plain
    fails_with "mutants/old.sed: is in no chapter"
    sh book/plain.sh update plain
    [ ! -e mutants/old.sed ]
    cmp mutants/rude-hello.sed plain/mutants/rude-hello.sed
    sh book/plain.sh compare plain
}
