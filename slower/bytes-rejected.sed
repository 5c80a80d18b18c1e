# Tangled from chapters/35-time.md; edit that file.
# file: prg.c
# change: numbers below p by rejected bytes
/^void draw_below/,/^}/c\
void draw_below(struct stream *s, uint8_t *out, size_t n,\
                unsigned bound) {\
    draw_bytes(s, out, n);\
    for (size_t k = 0; k < n; k++) {\
        while (out[k] >= 256 - 256 % bound)\
            draw_bytes(s, out + k, 1);\
        out[k] %= bound;\
    }\
}
