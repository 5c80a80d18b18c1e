#!/bin/sh
# setup.sh [--book]: install what the program, its tests and the book
# need, on Debian 12 or 13 or a relative of them. With --book also what
# makes the PDF and checks the EPUB. Needs root or sudo, and the network,
# only when something is missing.

set -eu

# The program and its tests: a compiler, make, the test library, AES and
# TLS, gzip, large numbers, points of a curve; clang for the sanitizers;
# lld links the tests in half the time. The book: pandoc, the fonts of
# text and maths, gnuplot for figures; bats tests the tools; valgrind
# follows the secrets. Fashion-MNIST is there to learn from where MNIST
# itself cannot be fetched.
packages="gcc make libc6-dev libcmocka-dev libssl-dev zlib1g-dev
    libgmp-dev libsodium-dev clang lld clang-format pandoc
    fonts-texgyre fonts-texgyre-math gnuplot-nox bats valgrind
    dataset-fashion-mnist curl ca-certificates"
book="texlive-xetex texlive-latex-recommended texlive-fonts-recommended
    lmodern librsvg2-bin epubcheck"

case "${1:-}" in
    '') ;;
    --book) packages="$packages $book" ;;
    *) echo "usage: setup.sh [--book]" >&2; exit 2 ;;
esac

installed() { # PACKAGE
    [ "$(dpkg-query -W -f '${Status}' "$1" 2>/dev/null)" = \
        "install ok installed" ]
}

# The sanitizers' library has clang's version in its name: that of the
# clang that is installed, or would be.
sanitizers() {
    if installed clang; then
        dpkg-query -W -f '${Depends}\n' clang
    else
        apt-cache depends clang 2>/dev/null
    fi | sed -n 's/.*clang-\([0-9]*\).*/libclang-rt-\1-dev/p' | head -1
}

missing_of() { # PACKAGE...
    for p; do
        installed "$p" || printf ' %s' "$p"
    done
}

# shellcheck disable=SC2086
missing=$(missing_of $packages $(sanitizers))
if [ -z "$missing" ]; then
    echo "setup: all packages are installed"
    exit 0
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "setup: missing:$missing" >&2
        echo "setup: run as root: apt-get install$missing" >&2
        exit 1
    fi
    as_root=sudo
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q
# shellcheck disable=SC2086
missing=$(missing_of $packages $(sanitizers))
echo "setup: installing$missing"
# shellcheck disable=SC2086
$as_root apt-get install -q -y --no-install-recommends $missing
echo "setup: done"
