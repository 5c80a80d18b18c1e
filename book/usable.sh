#!/bin/sh
# usable.sh CC: are the compiler and the libraries there? If not, say
# what to install.

missing=
command -v "$1" >/dev/null || missing="$missing $1"
for pair in cmocka.h:libcmocka-dev openssl/evp.h:libssl-dev \
            zlib.h:zlib1g-dev; do
    printf '#include <setjmp.h>\n#include <stdarg.h>\n#include <stddef.h>
#include <stdint.h>\n#include <%s>\n' "${pair%:*}" |
        "$1" -E - >/dev/null 2>&1 || missing="$missing ${pair#*:}"
done
[ -z "$missing" ] && exit 0
echo "missing:$missing" >&2
echo "install: apt-get install$missing    (or run ./setup.sh)" >&2
exit 1
