#!/usr/bin/env bats
load helper

@test "tangled files are as expected" {
    tangle build
    diff -ru "$tests/expected/tangled" build
}

@test "plain files are as expected, without answers" {
    tangle build -M plain=true
    diff -ru "$tests/expected/plain" build
}

@test "without its #line directives the one is the other" {
    tangle lines
    tangle plain -M plain=true
    for file in $(cat plain/files); do
        case $file in *.sed) cmp "lines/$file" "plain/$file"; continue ;; esac
        diff <(grep -v '^#line' "lines/$file") <(tail -n +2 "plain/$file")
    done
}

@test "every line is where its #line directive says" {
    tangle build
    awk '
        /^#line/ { at = $2; gsub(/"/, "", $3); chapter = $3; next }
        { print chapter "\t" at++ "\t" $0 }
    ' $(find build -name '*.[ch]') | while IFS=$'\t' read -r file n text; do
        line=$(sed -n "${n}p" "$file")
        case $line in
            *'<<'*'>>') continue ;;
        esac
        [ -z "${text// /}" ] && continue
        diff <(echo "${line#"${line%%[! ]*}"}") \
             <(echo "${text#"${text%%[! ]*}"}")
    done
}

@test "the compiler points into the chapter" {
    sed -i 's/return 0;/return zero;/' chapters/01-sample.md
    tangle build
    run gcc -c -o /dev/null build/src/hello.c
    fails_with "chapters/01-sample.md:30:"
}

@test "a second run writes nothing" {
    tangle build
    touch -d 2001-01-01 build/src/hello.c
    tangle build
    [ build/src/hello.c -ot chapters/01-sample.md ]
}

@test "an undefined chunk is an error at its use" {
    append '``` {.c file=src/x.c}' '<<no-such-thing>>' '```'
    run tangle build
    fails_with "02-second.md:10: error: chunk <<no-such-thing>> is not defined"
    [ ! -e build ]
}

@test "an unused chunk is an error" {
    append '``` {.c #lie-idle}' 'x' '```'
    run tangle build
    fails_with "02-second.md:9: error: chunk <<lie-idle>> is not used"
}

@test "a chunk within itself is an error" {
    append '``` {.c file=src/x.c}' '<<go-round>>' '```'
    append '``` {.c #go-round}' '<<and-round>>' '```'
    append '``` {.c #and-round}' '<<go-round>>' '```'
    run tangle build
    fails_with "02-second.md:18: error: chunk <<go-round>> contains itself"
}

@test "another chapter's file cannot be added to" {
    append '``` {.c file=src/hello.c}' 'int x;' '```'
    run tangle build
    fails_with "02-second.md:9: error: 'src/hello.c' belongs to chapters/01"
}

@test "another chapter's chunk cannot be used" {
    append '``` {.c file=src/x.c}' '<<say-hello>>' '```'
    run tangle build
    fails_with "02-second.md:10: error: chunk <<say-hello>> is of another"
}

@test "a file outside src/ and tests/ is an error" {
    append '``` {.c file=../x.c}' 'int x;' '```'
    run tangle build
    fails_with "02-second.md:9: error: '../x.c' is no file of src/"
}

@test "a mutant outside mutants/ is an error" {
    append '``` {.sed file=src/x.c}' 's/a/b/' '```'
    run tangle build
    fails_with "02-second.md:9: error: 'src/x.c' is no file of mutants/, slower/ or wrong/"
}

@test "a wrong answer is tangled like an answer" {
    append '``` {.sed file=wrong/add_one-twice.sed}' 's/1/2/' '```'
    tangle build
    grep -q s/1/2/ build/wrong/add_one-twice.sed
    tangle plain -M plain=true
    [ ! -e plain/wrong ]
}

@test "an exercise that is neither stub nor solution is an error" {
    append '``` {.c file=src/exercises/x.c}' 'int x;' '```'
    run tangle build
    fails_with "02-second.md:9: error: src/exercises/ and .stub"
}

@test "a fence with a slip in its attributes is an error" {
    append '``` {.c file=src/x.c .}' 'int x;' '```'
    run tangle build
    fails_with "02-second.md:9: error: this fence was not read as C"
    append '``` {.sed file=mutants/x.sed .}' 's/a/b/' '```'
    run tangle build
    fails_with "02-second.md:13: error: this fence was not read as sed"
}
