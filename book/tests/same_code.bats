#!/usr/bin/env bats
# The proofs are about the program: the same sources, compiled the same
# way, that cannot know whether they are being tested.

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit
    room=${BUILD:-build}
}

# The command that compiles one object, without what tells the sizes;
# as if its source were new, with -W: -B would tangle the chapters anew.
command_for() {
    make -n -W "$room/tangled/src/comparing/compare.c" \
        "$room/$1/src/comparing/compare.o" | grep -e ' -c -o ' |
        sed -e 's/ -D\(ELL\|P\|DIGIT\|FAN\)=[0-9]*//g' -e "s|$room/$1/|$room/SIZE/|"
}

@test "objects of proofs differ from the program's in sizes alone" {
    [ -n "$(command_for 64)" ]
    [ "$(command_for 64)" = "$(command_for 2)" ]
    [ "$(command_for 64)" = "$(command_for 3)" ]
}

@test "no condition in src/ asks whether this is a test" {
    run bash -c "grep -hoE '^ *# *(if|ifdef|ifndef|elif).*' src/*/*.[ch] |
        sed -E 's/^ *# *(ifdef|ifndef|if|elif) *//' |
        grep -vE '^([A-Z_]+_H|ELL|ELL == (16|32)|P|DIGIT|FAN|COMMIT|P > 127)$' |
        grep -vE '^defined\(__x86_64__\) && defined\(__gnu_linux__\)'"
    [ -z "$output" ]
}
