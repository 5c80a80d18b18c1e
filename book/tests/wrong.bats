#!/usr/bin/env bats
load helper

# Two programs of tests; they say this, and the second fails like that.
graders() { # WHAT IT SAYS, HOW IT ENDS
    mkdir -p build/wrong/sum-half
    {
        echo '#include <setjmp.h>'
        echo '#include <stdarg.h>'
        echo '#include <stddef.h>'
        echo '#include <stdint.h>'
        echo '#include <stdlib.h>'
        echo '#include <cmocka.h>'
        echo 'static void it_adds_up(void **s) { (void)s; ONE }'
        echo 'int main(void) {'
        echo '    const struct CMUnitTest tests[] = {'
        echo '        cmocka_unit_test(it_adds_up)};'
        echo '    return cmocka_run_group_tests(tests, NULL, NULL);'
        echo '}'
    } >grader.c
    gcc -D'ONE=' -o build/wrong/sum-half/test_ex_sum grader.c -lcmocka
    gcc -D"ONE=print_error(\"$1\\n\"); $2;" \
        -o build/wrong/sum-half/view_ex_sum grader.c -lcmocka
    echo '# says: P0 can tell x = .' >sum-half.sed
}

try() {
    run sh book/wrong.sh sum-half.sed build/wrong/sum-half/*_ex_sum
}

@test "a wrong answer is refused with an accusation" {
    graders 'sum: P0 can tell x = 1' 'assert_true(0)'
    try
    [ "$status" -eq 0 ]
    [[ $output == "sum-half "*"sum: P0 can tell x = 1" ]]
    sh book/count.sh build/wrong/sum-half/run.tap
}

@test "the name of an exercise is no accusation" {
    graders 'sum: P0 can tell x = 1' 'assert_true(0)'
    echo '# says: ex_sum' >sum-half.sed
    try
    fails_with "nobody says 'ex_sum'"
}

@test "a wrong answer that all tests let pass is a failure" {
    graders 'sum: P0 can tell x = 1' ''
    try
    fails_with "nobody says 'P0 can tell x = .'"
    run sh book/count.sh build/wrong/sum-half/run.tap
    [ "$status" -ne 0 ]
}

@test "a wrong answer that is refused for another reason is a failure" {
    graders 'sum: want 1, got 2' 'assert_true(0)'
    try
    fails_with "nobody says 'P0 can tell x = .'"
}

@test "a wrong answer that breaks its tests is a failure" {
    graders 'sum: P0 can tell x = 1' 'exit(1)'
    try
    fails_with "ended, but not with a test"
}
