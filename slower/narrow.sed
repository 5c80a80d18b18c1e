# Tangled from chapters/48-time.md; edit that file.
# file: link.c
# change: no room to run ahead
/^    widen(fd\[.\]);/d
