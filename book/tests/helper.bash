# A book of two chapters in a directory of its own.
setup() {
    export LC_ALL=C.UTF-8
    tests=$BATS_TEST_DIRNAME
    repository=$(cd "$tests/../.." && pwd)
    cd "$BATS_TEST_TMPDIR" || return 1
    mkdir -p chapters data/out figures
    ln -s "$repository/book" book
    cp "$tests/01-sample.md" "$tests/02-second.md" "$tests/refs.bib" \
        chapters
    printf '# command: none\nname,bytes\nhello,12\nall,1234567\nsum,0\n' \
        >data/sizes.csv
    printf 'hello\n' >data/out/hello.txt
    printf '<svg xmlns="http://www.w3.org/2000/svg"/>' >figures/line.svg
}

tangle() { # OUT [OPTION...]
    out=$1
    shift
    pandoc -f commonmark_x+sourcepos -t plain -o /dev/null \
        --lua-filter=book/tangle.lua -M out="$out" "$@" chapters/0*.md
}

weave() {
    OUT=out sh book/book.sh chapters/0*.md
}

# A test program that says something, and has these results: each a
# claim, or a claim that fails, "=", and why.
program() { # PATH SAYING CLAIM[=WHY]...
    local failed=0 claim
    {
        printf '%s\n' '#!/bin/sh' "cat <<'END'" "$2" END \
            "cat >\"\$CMOCKA_XML_FILE\" <<'END'"
        echo "  <testsuite name=\"x\" tests=\"$(($# - 2))\" >"
        for claim in "${@:3}"; do
            echo "    <testcase name=\"${claim%%=*}\" >"
            case $claim in *=*)
                failed=$((failed + 1))
                echo "      <failure><![CDATA[${claim#*=}]]></failure>" ;;
            esac
        done
        printf '%s\n' '</testsuites>' END "exit $failed"
    } >"$1"
    chmod +x "$1"
}

append() { # LINE... to the second chapter
    printf '%s\n' '' "$@" >>chapters/02-second.md
}

# The last command failed, and said this.
# shellcheck disable=SC2154
fails_with() {
    [ "$status" -ne 0 ] || { echo "it passed"; return 1; }
    case $output in
        *"$1"*) ;;
        *) echo "said: $output"; echo "want: $1"; return 1 ;;
    esac
}
