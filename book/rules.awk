# rules.awk: which file belongs to which chapter, as variables for make.
#
# The first line of every tangled file names its chapter; from these
# lines follow the order of the book and what a test may link with: the
# files of its own chapter and of earlier ones, and the helpers in
# tests/ whose headers it includes. A mutant, mutants/NAME.sed, says in
# its own first lines which file it changes and which tests must see it.
# A wrong answer to an exercise, wrong/EXERCISE-HOW.sed, changes the
# right one; if only valgrind sees it, a line of it says so.
#
# Files lie in the folder of their part of the book, and are called by
# their names alone; so a name stands for one file.

FNR == 1 {
    path = FILENAME
    if (tree != "") sub("^" tree, "", path)
    match($0, /chapters\/[0-9a-z-]+\.md/)
    chapter = substr($0, RSTART + 9, RLENGTH - 12)
    of[path] = chapter
    if (path ~ /\.[ch]$/ && path !~ /^src\/(programs|exercises)\//)
        place(path)
    if (!(chapter in number)) {
        number[chapter] = ++count
        name[count] = chapter
    }
}

/^#include "[a-z0-9_]+\.h"/ && path ~ /^tests\// {
    split($0, part, "\"")
    includes[path, ++n[path]] = part[2]
}

path ~ /^mutants\// && /^# (file|caught by|missed by): / {
    key = $0
    sub(/^# /, "", key)
    sub(/( by)?: .*/, "", key)
    sub(/^[^:]*: /, "")
    said[path, key] = $0
}

path ~ /^wrong\// && /^# under: valgrind$/ {
    print "wrong_under_valgrind += " base(path)
}

# Where GMP or libsodium is not installed, a test that says this is not
# built.
path ~ /^tests\// && /^\/\* Wants (GMP|libsodium)\. \*\/$/ {
    print ($0 ~ /GMP/ ? "with_gmp" : "with_sodium") " += " base(path)
}

# A test that is compiled for the rings of 32 and 16 bits as well.
path ~ /^tests\// && /^\/\* Also in narrow rings\. \*\/$/ {
    print "in_narrow_rings += " base(path)
}

# What is taken back, slower/NAME.sed, names the files that it changes.
path ~ /^slower\// && /^# (file|flags): / {
    key = $2
    sub(/^# [a-z]*: /, "")
    said[path, key] = $0
}

# Where the file of this name lies.
function place(path,    file) {
    file = path
    sub(/.*\//, "", file)
    if (file in at)
        print "$(error " path ": there is " at[file] " already)"
    at[file] = path
    sub(/\/[^\/]*$/, "", path)
    if (!(path in folders)) {
        folders[path]
        print "folders += " path
    }
    print "place." file " := " at[file]
}

# The objects of the helpers that a file includes, each once.
function helpers(path, met,    k, file, found) {
    for (k = 1; k <= n[path]; k++) {
        file = at[includes[path, k]]
        if (file !~ /^tests\// || file in met) continue
        met[file]
        found = found helpers(file, met)
        sub(/h$/, "c", file)
        if (!(file in of) || file in met) continue
        met[file]
        found = found helpers(file, met)
        sub(/c$/, "o", file)
        found = found " " file
    }
    return found
}

function base(path) {
    sub(/.*\//, "", path)
    sub(/\.(c|sed)$/, "", path)
    return path
}

END {
    # Chapters sort by their numbers, which files do not.
    for (i = 1; i <= count; i++)
        for (j = i + 1; j <= count; j++)
            if (name[j] < name[i]) {
                t = name[i]; name[i] = name[j]; name[j] = t
            }
    for (i = 1; i <= count; i++) {
        number[name[i]] = i
        newest_first[i] = name[i] ".a " newest_first[i - 1]
        print "chapters += " name[i]
    }
    for (path in of) {
        if (path ~ /^mutants\//) {
            b = base(path)
            if (!((path, "file") in said && (path, "caught") in said))
                print "$(error " path ": no line '# file: x.c', or none" \
                    " '# caught by: test_x')"
            print "mutants += " b
            print "file." b " := " said[path, "file"]
            print "judges." b " := " said[path, "caught"] \
                " " said[path, "missed"]
        }
        if (path ~ /^wrong\//) {
            b = base(path)
            print "wrong += " b
            print "exercise." b " := " substr(b, 1, index(b, "-") - 1)
        }
        if (path ~ /^slower\//) {
            b = base(path)
            print "slower += " b
            print "files." b " := " said[path, "file:"]
            print "flags." b " := " said[path, "flags:"]
        }
        object = path
        if (!sub(/\.c$/, ".o", object)) continue
        chapter = of[path]
        b = base(path)
        libs = newest_first[number[chapter]]
        if (path ~ /^src\/programs\//) {
            print "programs += " b
            print "programs." chapter " += " b
            print "libs." b " := " libs
        } else if (path ~ /^src\/exercises\//) {
            print "exercises += " b
        } else if (b == "main") {
            print "main := " object
        } else if (path ~ /^src\//) {
            print "library." chapter " += " object
        } else if (b ~ /^(test|small|tiny|prove|secret|view)_/) {
            print "tests += " b
            print "object." b " := " object
            print "tests." chapter " += " b
            print "libs." b " := " libs
            split("", met)
            print "helpers." b " := " helpers(path, met)
        }
    }
}
