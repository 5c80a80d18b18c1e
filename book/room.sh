#!/bin/sh
# room.sh DIR: why `make` must not build in DIR, as `make clean` would
# remove it; nothing when it may. It may in build/, and in a folder that
# is not there yet, is empty, or was built in before.

case $1 in
    '') echo "expected the name of a folder"; exit ;;
    -* | *[!A-Za-z0-9_./-]*)
        echo "expected a name of letters, digits and . _ - / alone"
        exit ;;
esac
here=$(pwd -P)
room=$(realpath -m "$1")
case $room in
    "$here/my" | "$here/my/"*) echo "answers to exercises are there" ;;
    "$here/build" | "$here/build/"*) ;;
    *)
        [ ! -e "$room" ] || [ -f "$room/chapters" ] ||
            { [ -d "$room" ] && [ -z "$(ls -A "$room")" ]; } ||
            echo "something else is there"
        ;;
esac
