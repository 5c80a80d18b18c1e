#!/bin/sh
# source.sh: a hash of all C that the program is made of, in the order of
# the files' names. Programs that measure and exercises are no part of
# it, nor is the first line of a file, which names its chapter.

find src -name '*.[ch]' ! -path 'src/programs/*' ! -path 'src/exercises/*' |
    LC_ALL=C awk -F / '{ print $NF, $0 }' | LC_ALL=C sort | cut -d ' ' -f 2 |
    xargs tail -q -n +2 | sha256sum | cut -d ' ' -f 1
