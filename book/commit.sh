#!/bin/sh
# commit.sh: the commit that the chapters are at; "-dirty" where they, or
# the tools, differ from it. Data that a run is writing do not count.
# A tree that was unpacked inside another repository is at no commit of
# that.

here=$(pwd -P)
if [ "$(git rev-parse --show-toplevel 2>/dev/null)" != "$here" ] ||
    ! commit=$(git describe --always --abbrev=10 2>/dev/null); then
    echo unknown
    exit 0
fi
git diff --quiet HEAD -- chapters book Makefile || commit=$commit-dirty
echo "$commit"
