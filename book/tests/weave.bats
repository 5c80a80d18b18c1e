#!/usr/bin/env bats
load helper

has() { # FILE TEXT: the text is in the file, line breaks aside
    tr '\n' ' ' <"out/$1" | grep -qF -- "$2" || {
        echo "$1 lacks: $2"
        return 1
    }
}

# Versions of pandoc differ in what they say of notes.
@test "a woven chapter is as expected" {
    weave
    sed -e '/^<main/,/^<\/main/!d' -e 's/<section id="footnotes"/<section/' \
        -e 's/ role="doc-endnote"//' out/01-sample.html |
        diff -u "$tests/expected/sample.html" -
}

@test "every link leads to something" {
    weave
    cd out
    for page in *.html; do
        grep -o 'href="[^"]*"' "$page" | sed 's/href="//; s/"$//' |
        while read -r link; do
            file=${link%%#*}
            [ -f "${file:-$page}" ] || { echo "$page: $link"; return 1; }
            case $link in *'#'*)
                grep -qF "id=\"${link#*#}\"" "${file:-$page}" ||
                    { echo "$page: $link"; return 1; } ;;
            esac
        done
    done
}

@test "no id stands twice on a page" {
    weave
    for page in out/*.html; do
        twice=$(grep -o ' id="[^"]*"' "$page" | sort | uniq -d)
        [ -z "$twice" ] || { echo "$page: $twice"; return 1; }
    done
}

@test "pages ask nothing of the network" {
    weave
    run grep -E '(src|href)="?(https?:)?//|url\(.?https?:' -r out \
        --include='*.html' --include='*.css'
    [ "$status" -ne 0 ]
}

@test "answers are in the teachers' edition only" {
    append '``` {.sed file=wrong/add_one-twice.sed}' 's/1/2/' '```'
    weave
    run grep -rl 'add one⟩\|an answer\|s/1/2/' out
    [ "$status" -ne 0 ] || { echo "$output"; return 1; }
    EDITION=teacher weave
    has 01-sample.html 'an answer'
    has 01-sample.html 'add one⟩'
    has 02-second.html 'a wrong answer'
}

@test "tests fold away and show their claims, but for what is told" {
    append '## The code' '``` {.c file=tests/told.c}' 'int told;' '```' \
        '## The tests' '``` {.c file=tests/test_one.c}' \
        'static void one_is_one(void **state) {' '    <<be-sure>>' '}' \
        'static void' 'two_is_not(void **state) {}' '```' \
        '``` {.c #be-sure}' '(void)state;' '```' \
        '``` {.c file=tests/ideal_one.h}' '#define ONE 1' '```' \
        '``` {.c file=tests/shown.c .open}' 'int shown;' '```' \
        '``` {.c file=src/programs/count.c}' 'int count;' '```'
    weave
    has 02-second.html 'one is one; two is not'
    for id in file:tests/test_one.c code:be-sure \
              file:src/programs/count.c; do
        has 02-second.html "<div id=\"$id\" class=\"listing aside\">"
    done
    for id in told.c ideal_one.h shown.c; do
        has 02-second.html "<div id=\"file:tests/$id\" class=\"listing\">"
    done
}

@test "numbers go by chapter, references say what they point to" {
    weave
    has 02-second.html $'Exercise\xc2\xa01.1</a>'
    has 02-second.html 'href="01-sample.html#ex:add-one"'
    has book.html 'href="#ex:add-one"'
}

@test "a reference to a subsection gives the number of its section" {
    append '## Above' '' '### Below {#sec:below}' '' 'As @sec:below says.'
    weave
    grep -qE "#sec:below\">section.{1,6}2\.[1-9]</a>" out/02-second.html
}

@test "an unknown reference stops the build" {
    append 'See @eq:nowhere.'
    run weave
    fails_with "02-second.md:9: error: unknown reference @eq:nowhere"
}

@test "a draft goes on" {
    append 'See @eq:nowhere.'
    DRAFT=1 weave
    has 02-second.html '<strong>@eq:nowhere</strong>'
}

@test "an unknown citation stops the build" {
    append 'See [@nobody1900].'
    run weave
    fails_with "nobody1900 not found"
}

@test "numbers that no run has written stop the build" {
    append '[none:hello:bytes]{.num}' '[sizes:none:bytes]{.num}' \
        '[sizes:hello:none]{.num}' '[sizes]{.num}'
    run weave
    fails_with "02-second.md:9: error: no file data/none.csv"
    fails_with "02-second.md:10: error: data/sizes.csv has no row 'none'"
    fails_with "02-second.md:11: error: data/sizes.csv has no column 'none'"
    fails_with "02-second.md:12: error: a number is written"
}

@test "a number in other units" {
    append '[sizes:all:bytes]{.num per="1e6" fmt="%.2f"} MB'
    weave
    has 02-second.html '1.23 MB'
}

@test "a row for each row of the data" {
    weave
    has 01-sample.html '<td>all</td>'
    has 01-sample.html '<td style="text-align: right;">1,234,567</td>'
}

@test "rows that no run has written stop the build" {
    append '::: {.rows data=none}' '| x |' '|---|' '| [x]{.num} |' '' \
        ': None. {#tbl:none}' ':::'
    append '::: {.rows data=sizes}' '| y |' '|---|' '| [y]{.num} |' '' \
        ': None. {#tbl:y}' ':::'
    append '::: {.rows data=sizes}' '| z |' '|---|' '| 1 |' '| 2 |' '' \
        ': None. {#tbl:z}' ':::'
    run weave
    fails_with "02-second.md:9: error: no file data/none.csv"
    fails_with "02-second.md:20: error: its data have no column 'y'"
    fails_with "a table of .rows has one row, for all"
}

@test "output that no run has written stops the build" {
    append '``` {.output file=data/out/none.txt}' '```'
    run weave
    fails_with "02-second.md:9: error: no file 'data/out/none.txt' to show"
}

@test "a label that is taken stops the build" {
    append '$$ x $$ {#eq:share}'
    run weave
    fails_with "02-second.md:9: error: #eq:share is already in chapters/01"
}

@test "a figure without words for those who cannot see it" {
    append '![A line.](figures/line.svg){#fig:other}'
    run weave
    fails_with "figure #fig:other has no alt text"
}

@test "TeX that is no MathML stops the build where it stands" {
    append 'Now $\nonsense{x}$.'
    run weave
    fails_with "02-second.md:9: error: this does not become MathML"
}

@test "a chapter without its title stops the build" {
    sed -i 1d chapters/02-second.md
    run weave
    fails_with "2 chapters hold 1 titles"
}
