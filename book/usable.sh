#!/bin/sh
# usable.sh TOOL: is it there? If not, say what to install. A compiler
# is asked for the libraries too.

missing=
package() {
    case $1 in
        gnuplot) echo gnuplot-nox ;;
        *) echo "$1" ;;
    esac
}
headers='cmocka.h:libcmocka-dev openssl/evp.h:libssl-dev zlib.h:zlib1g-dev'

if ! command -v "$1" >/dev/null; then
    missing=" $(package "$1")"
elif [ "${2:-}" = libraries ]; then
    for pair in $headers; do
        printf '#include <%s>\n' setjmp.h stdarg.h stddef.h stdint.h \
            "${pair%:*}" | "$1" -E - >/dev/null 2>&1 ||
            missing="$missing ${pair#*:}"
    done
fi
[ -z "$missing" ] && exit 0
echo "missing: run sh setup.sh, or: apt-get install$missing" >&2
exit 1
