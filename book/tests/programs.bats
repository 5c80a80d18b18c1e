#!/usr/bin/env bats
# Programs that look into a step by its functions' names, and would no
# longer find what has changed its name or its parameters.
load helper

# make tells where it has built them.
setup_file() {
    [ -n "${PROGRAMS-}" ] || skip "make tools says where they are"
}

@test "the parts of a step cost what is stated" {
    run "$PROGRAMS/parts"
    [ "$status" -eq 0 ]
    [[ $output == *$'\n'"a step,"* ]]
}

@test "the time of a step has its accounts" {
    run "$PROGRAMS/profile" K 1
    [ "$status" -eq 0 ]
    [[ $output == *$'\n'"all-cpu,"* ]]
}
