#!/usr/bin/env bats
# What data/fetch-tables says where it cannot fetch, and what it leaves.
load helper

# A folder with the script, and a PATH with these tools alone.
room() { # TOOL...
    mkdir -p data bin
    cp "$repository/data/fetch-tables" "$repository/data/tables.py" data/
    for tool in sh dirname cut mktemp rm sed mkdir mv "$@"; do
        ln -sf "$(command -v "$tool")" "bin/$tool"
    done
}

fetch() {
    run env PATH="$PWD/bin" sh data/fetch-tables
}

@test "tables cannot be fetched without a tool: it is named" {
    room sha256sum
    fetch
    fails_with "needs apt-get, which is not installed"
    [ ! -e data/tables ]
}

@test "a package that cannot be had is named, and nothing is left" {
    command -v python3 >/dev/null || return 0
    room sha256sum python3 dpkg-deb
    printf '#!/bin/sh\necho E: no such host >&2\nexit 100\n' >bin/apt-get
    chmod +x bin/apt-get
    fetch
    fails_with "no such host"
    fails_with "r-cran-modeldata could not be had"
    [ ! -e data/tables ]
}

@test "a table that is not R's is refused" {
    command -v python3 >/dev/null || return 0
    echo no >Rdata.rdx
    run python3 "$repository/data/tables.py" credit . .
    [ "$status" -ne 0 ]
    [ ! -e credit-a.csv ]
}

@test "nothing that is to be ignored is in the repository" {
    git -C "$repository" rev-parse --is-inside-work-tree || return 0
    run git -C "$repository" ls-files --cached --ignored \
        --exclude-standard
    [ "$status" -eq 0 ]
    [ -z "$output" ] || { echo "$output"; return 1; }
}
