# Tangled from chapters/48-time.md; edit that file.
# file: prg.c
# change: random elements drawn one by one
/^void draw_ring/,/^}/s/draw_bytes(.*/for (size_t k = 0; k < n; k++)\
        draw_bytes(s, (uint8_t *)\&out[k], sizeof *out);/
