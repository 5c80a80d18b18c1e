#!/bin/sh
# commit.sh: the commit that the chapters are at; "-dirty" where they, or
# the tools, differ from it. Data that a run is writing do not count.

commit=$(git describe --always --abbrev=10 2>/dev/null) || {
    echo unknown
    exit 0
}
git diff --quiet HEAD -- chapters book Makefile || commit=$commit-dirty
echo "$commit"
