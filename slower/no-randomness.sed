# Tangled from chapters/48-time.md; edit that file.
# file: prg.c
# change: constants for random numbers (insecure)
/^void draw_bytes/,/^}/c\
void draw_bytes(struct stream *s, uint8_t *out, size_t n) {\
    memset(out, 0x55, n);\
}
s/#include <stdlib.h>/&\
#include <string.h>/
