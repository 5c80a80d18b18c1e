#!/bin/sh
# source.sh: a hash of all C that the program is made of, in the order of
# the files' names. Programs that measure and exercises are no part of
# it, nor is the first line of a file, which names its chapter, nor is
# what the compiler does not see: comments, and the space around them.

find src -name '*.[ch]' ! -path 'src/programs/*' ! -path 'src/exercises/*' |
    LC_ALL=C awk -F / '{ print $NF, $0 }' | LC_ALL=C sort | cut -d ' ' -f 2 |
    xargs tail -q -n +2 | awk '
        { text = text $0 "\n" }
        END {
            while ((start = index(text, "/*")) > 0) {
                printf "%s", substr(text, 1, start - 1)
                text = substr(text, start + 2)
                text = substr(text, index(text, "*/") + 2)
            }
            printf "%s", text
        }' | tr -s ' \n' | sed -e 's/ *$//' -e '/^$/d' |
    sha256sum | cut -d ' ' -f 1
