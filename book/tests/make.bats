#!/usr/bin/env bats
# What `make` refuses, and what it says instead.
load helper

in_repository() { # ARGUMENT...: make would do this
    run env -u MAKEFLAGS -u MAKELEVEL \
        make --no-print-directory -C "$repository" -n "$@"
}

@test "make clean removes what was built, and nothing else" {
    for room in "my build" "" . .. / /etc my my/x build/../my src "it's"; do
        in_repository clean BUILD="$room"
        fails_with "BUILD='$room': "
    done
    mkdir full && touch full/letter
    in_repository clean BUILD="$PWD/full"
    fails_with "something else is there"
}

@test "any other folder can be built in" {
    mkdir empty
    for room in build "$PWD/new" "$PWD/empty" "$PWD/empty"; do
        in_repository clean BUILD="$room"
        [ "$status" -eq 0 ]
        [[ $output == *"rm -rf $room book/out" ]]
    done
}

@test "an exercise by a name that is nearly right" {
    in_repository exercise EX=shares
    [[ $output == *"did you mean:"*three_shares* ]]
    in_repository exercise EX=no-such-thing
    [[ $output == *"there are:"*three_shares* ]]
}

@test "without valgrind, what needs it is not run, and an exercise says so" {
    mkdir bin
    ln -s /usr/bin/* bin
    rm -f bin/valgrind
    PATH=$PWD/bin in_repository exercise EX=share_xor
    [ "$status" -eq 0 ]
    [[ $output == *"not run: secret_ex_share_xor, which needs valgrind"* ]]
    PATH=$PWD/bin in_repository wrong
    [ "$status" -eq 0 ]
    [[ $output == *share_many-one-mask* ]]
    [[ $output != *share_xor-branch* ]]
}

@test "make help shows the head of the Makefile" {
    run make -s -C "$repository" help
    [ "$status" -eq 0 ]
    [[ $output == *"make check  "*"Variables: "* ]]
    [[ $output != *"# "* ]]
}

@test "a tree within another repository is at no commit of that" {
    ! command -v git >/dev/null || {
        git init -q
        git -c user.name=n -c user.email=n@example.org \
            commit -q --allow-empty -m other
    }
    mkdir inner
    cd inner
    [ "$(sh ../book/commit.sh)" = unknown ]
}

@test "scripts are called through their shell" {
    run grep -nE '(^|[^h] )(book|data)/([a-z]+\.sh|fetch)( |$)' \
        "$repository/Makefile" "$repository/book/programs.mk"
    [ -z "$output" ] || { echo "$output"; return 1; }
}
