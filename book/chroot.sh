#!/bin/bash
# chroot.sh SUITE [COMMAND...]: does a fresh clone work on an empty Debian?
#
#   bash book/chroot.sh bookworm
#   bash book/chroot.sh trixie "make tools"
#
# Unpacks the Debian of that name, with nothing in it but what every
# Debian has, into $ROOM/SUITE (a folder of the user's cache, if ROOM is
# not set), from the mirror that this machine's apt uses; copies a fresh
# clone of the last commit into it; and there runs each command, by
# default those that the README promises and then `make book`, `make
# fresh` and `make tools`. Stops at the first that fails. Says how long
# each took: wall, user and system.
#
# Whatever was installed or built in it before is gone with the next
# run: a copy of the empty Debian is kept beside it. What runs there sees
# no process of this machine, and no mount of it is written to; when the
# script ends, so does everything in it. Needs root, and debootstrap.

set -euo pipefail
cd "$(dirname "$0")/.."

die() {
    echo "chroot.sh: $*" >&2
    exit 1
}

# Where this machine's apt takes Debian from.
mirror() {
    apt-get indextargets --format '$(REPO_URI)' \
        'Created-By: Packages' 'Origin: Debian' 'Component: main' |
        grep -v security | head -1
}

case ${1-} in
    [a-z]*) suite=$1 ;;
    *) echo "usage: bash book/chroot.sh bookworm|trixie [COMMAND...]" >&2
       exit 2 ;;
esac
shift
[ "$(id -u)" -eq 0 ] || die "needs root, to set up a Debian of its own"
command -v debootstrap >/dev/null ||
    die "needs debootstrap: apt-get install debootstrap"
[ -e "/usr/share/debootstrap/scripts/$suite" ] ||
    die "debootstrap knows no Debian called '$suite'"

room=${ROOM:-${XDG_CACHE_HOME:-$HOME/.cache}/training-in-shares}/$suite
if [ ! -d "$room/empty" ]; then
    from=$(mirror)
    [ "$from" ] || die "apt names no mirror of Debian: run apt-get update"
    mkdir -p "$room"
    echo "$suite: from $from"
    rm -rf "$room/part"
    debootstrap --variant=minbase "$suite" "$room/part" "$from" \
        >"$room/log" 2>&1 || {
        tail -5 "$room/log"
        die "debootstrap failed; see $room/log"
    }
    mv "$room/part" "$room/empty"
fi

root=$room/root
rm -rf --one-file-system "$root"
cp -a --reflink=auto "$room/empty" "$root"
git clone -q "file://$PWD" "$root/book"

if [ $# -eq 0 ]; then
    mapfile -t promised < <(sed -n \
        's|^    \(.*setup\.sh && make [a-z]*\).*|\1|p' README.md)
    set -- "${promised[@]}" "make book" "make fresh" "make tools"
fi

# Within namespaces of its own: its mounts and processes end with it.
in_it() { # COMMAND
    unshare --mount --pid --fork --kill-child sh -ec '
        mount -t proc proc "$1/proc"
        mount -t devpts -o newinstance,ptmxmode=666 devpts "$1/dev/pts"
        exec chroot "$1" /usr/bin/env -i HOME=/root TERM=dumb \
            PATH=/usr/sbin:/usr/bin:/sbin:/bin \
            bash -c "cd /book && $2"' - "$root" "$1" </dev/null
}

TIMEFORMAT="        %R s of the clock, %U s user, %S s system"
for command; do
    echo "$suite: $command"
    log=$room/$(echo "${command##*&& }" | tr ' /' '--').log
    time in_it "$command" >"$log" 2>&1 || {
        tail -30 "$log"
        die "$suite: '$command' failed; see $log"
    }
    tail -1 "$log" | sed 's/^/        /'
done
